import type { BasketLine, EvaluateReply } from '../../src/model/basket.ts';
import { BoundedMap } from '../bounded-map.ts';

/** A committed basket: what was paid for each line, and what of it came back. */
export interface Sale {
  readonly reply: EvaluateReply;
  readonly loyaltyId: string | undefined;
  readonly coupons: readonly string[];
  readonly lines: readonly BasketLine[];
  /** Pieces that came back, by line; absent until the first does. */
  returned: Map<string, number> | undefined;
}

const NOTHING = { pieces: 0, gross: 0, refund: 0 };

/** The last committed baskets, by id. */
export class SalesBook {
  readonly #sales: BoundedMap<string, Sale>;

  constructor(limit: number) {
    this.#sales = new BoundedMap(limit);
  }

  get(basketId: string): Sale | undefined {
    return this.#sales.get(basketId);
  }

  remove(basketId: string): void {
    this.#sales.delete(basketId);
  }

  add(
    reply: EvaluateReply,
    lines: readonly BasketLine[],
    loyaltyId: string | undefined,
    coupons: readonly string[],
  ): void {
    this.#sales.set(reply.basketId, { reply, loyaltyId, coupons, lines, returned: undefined });
  }

  /**
   * Takes back pieces of a line. The refund is the part of what was paid that these pieces
   * carried, so that returning a line piece by piece refunds exactly its net.
   * @returns the pieces that could be returned and their refund; never more than were sold
   */
  takeBack(
    basketId: string,
    lineId: string,
    wanted: number,
  ): { readonly pieces: number; readonly gross: number; readonly refund: number } {
    const sale = this.#sales.get(basketId);
    const at = sale?.reply.lines.findLastIndex((priced) => priced.lineId === lineId) ?? -1;
    const line = sale?.lines[at];
    const priced = sale?.reply.lines[at];
    if (sale === undefined || line === undefined || priced === undefined) return NOTHING;
    const before = sale.returned?.get(lineId) ?? 0;
    const pieces = Math.min(wanted, line.quantity - before);
    const paidFor = (count: number): number => Math.floor((priced.net * count) / line.quantity);
    const refund = paidFor(before + pieces) - paidFor(before);
    sale.returned ??= new Map();
    sale.returned.set(lineId, before + pieces);
    return { pieces, gross: pieces * line.unitPrice, refund };
  }
}
