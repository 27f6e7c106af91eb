import type { BasketLine, EvaluateReply, PricedLine } from '../../src/model/basket.ts';
import { BoundedMap } from '../bounded-map.ts';

/** A committed basket: what was paid for each line, and what of it came back. */
export interface Sale {
  readonly reply: EvaluateReply;
  readonly loyaltyId: string | undefined;
  readonly coupons: readonly string[];
  readonly lines: ReadonlyMap<string, SoldLine>;
}

interface SoldLine {
  readonly quantity: number;
  readonly unitPrice: number;
  readonly priced: PricedLine;
  returned: number;
}

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
    const sold = new Map<string, SoldLine>();
    reply.lines.forEach((priced, i) => {
      const line = lines[i];
      if (line === undefined) return;
      const { quantity, unitPrice } = line;
      sold.set(priced.lineId, { quantity, unitPrice, priced, returned: 0 });
    });
    this.#sales.set(reply.basketId, { reply, loyaltyId, coupons, lines: sold });
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
    const sold = this.#sales.get(basketId)?.lines.get(lineId);
    if (sold === undefined) return { pieces: 0, gross: 0, refund: 0 };
    const pieces = Math.min(wanted, sold.quantity - sold.returned);
    const paidFor = (count: number): number =>
      Math.floor((sold.priced.net * count) / sold.quantity);
    const refund = paidFor(sold.returned + pieces) - paidFor(sold.returned);
    sold.returned += pieces;
    return { pieces, gross: pieces * sold.unitPrice, refund };
  }
}
