import type { EvaluateReply, EvaluateRequest, PricedLine } from '../../src/model/basket.ts';
import type { CouponRule, PromotionRule } from '../../src/model/plan.ts';
import { BoundedMap } from '../bounded-map.ts';
import { Calculator } from './calculator.ts';
import { CouponBook } from './coupon-book.ts';
import type { Withheld } from './matching.ts';
import { compileRules, type RuleBook } from './rule-book.ts';
import { SalesBook } from './sales-book.ts';

/** The rules and coupons an engine starts with. */
export interface PromotionEngineOptions {
  readonly promotions: readonly PromotionRule[];
  readonly coupons: readonly CouponRule[];
  /** Committed baskets and answers kept for cancels, returns and repeats; 20 000 unless told. */
  readonly remembered?: number;
}

/**
 * The promotion service's domain (wire-reference §4.5): no I/O, no clock, no randomness.
 * `preview` reads; `commit`, `cancel` and `return` change coupons and sales, each at most once
 * per request id and mode. Money in minor units; `pricedAt` decides which rules run.
 * @example new PromotionEngine({ promotions, coupons }).evaluate(request).totals.net
 */
export class PromotionEngine {
  readonly coupons: CouponBook;
  readonly #book: RuleBook;
  readonly #calculator: Calculator;
  readonly #sales: SalesBook;
  readonly #answers: BoundedMap<string, EvaluateReply>;

  constructor({ promotions, coupons, remembered = 20_000 }: PromotionEngineOptions) {
    this.#book = compileRules(promotions);
    this.coupons = new CouponBook(coupons);
    this.#calculator = new Calculator(this.#book, this.coupons);
    this.#sales = new SalesBook(remembered);
    this.#answers = new BoundedMap(remembered);
  }

  /**
   * @param withheld promotions a fault keeps from this basket; `missed` receives those it would
   *   have had
   */
  evaluate(request: EvaluateRequest, withheld?: Withheld): EvaluateReply {
    if (request.mode === 'preview') return this.#calculator.price(request, withheld);
    const key = `${request.mode} ${request.requestId}`;
    const earlier = this.#answers.get(key);
    if (earlier !== undefined) return earlier;
    const reply = this.#change(request, withheld);
    this.#answers.set(key, reply);
    return reply;
  }

  #change(request: EvaluateRequest, withheld: Withheld | undefined): EvaluateReply {
    if (request.mode === 'cancel') return this.#cancel(request);
    if (request.mode === 'return') return this.#takeBack(request);
    return this.#commit(request, withheld);
  }

  #commit(request: EvaluateRequest, withheld: Withheld | undefined): EvaluateReply {
    // A basket is one sale: committed again under a new request id it replaces the earlier one.
    this.#release(request.basketId);
    const reply = this.#calculator.price(request, withheld);
    const loyaltyId = request.customer?.loyaltyId;
    const codes = reply.coupons.filter((one) => one.status === 'applied').map((one) => one.code);
    for (const code of codes) this.coupons.consume(code, loyaltyId);
    this.#sales.add(reply, request.lines, loyaltyId, codes);
    return reply;
  }

  #cancel(request: EvaluateRequest): EvaluateReply {
    const sale = this.#sales.get(request.basketId);
    this.#release(request.basketId);
    const message = sale === undefined ? 'nothing to cancel' : 'cancelled';
    return this.#reply(request, sale?.reply.lines ?? [], [message]);
  }

  #takeBack(request: EvaluateRequest): EvaluateReply {
    const messages: string[] = [];
    const lines = request.lines.map((line): PricedLine => {
      const { basketId, lineId } = origin(line.returnOf ?? line.lineId, request.basketId);
      const { pieces, gross, refund } = this.#sales.takeBack(basketId, lineId, line.quantity);
      if (pieces < line.quantity)
        messages.push(`line ${line.lineId}: ${pieces} of ${line.quantity} pieces can be returned`);
      return { lineId: line.lineId, gross, net: refund, discounts: [] };
    });
    return this.#reply(request, lines, messages);
  }

  #release(basketId: string): void {
    const sale = this.#sales.get(basketId);
    if (sale === undefined) return;
    for (const code of sale.coupons) this.coupons.release(code, sale.loyaltyId);
    this.#sales.remove(basketId);
  }

  #reply(
    request: EvaluateRequest,
    lines: readonly PricedLine[],
    messages: readonly string[],
  ): EvaluateReply {
    const gross = lines.reduce((sum, line) => sum + line.gross, 0);
    const net = lines.reduce((sum, line) => sum + line.net, 0);
    return {
      requestId: request.requestId,
      evaluationId: `ev-${request.requestId}`,
      basketId: request.basketId,
      totals: { gross, discount: gross - net, net },
      lines,
      coupons: [],
      loyalty: { earned: 0, redeemed: 0, balance: 0 },
      freeItems: [],
      messages,
      rulesVersion: this.#book.version,
    };
  }
}

/** `returnOf` is `<basket>/<line>` of the sale, or a line of the request's own basket. */
function origin(
  returnOf: string,
  basketId: string,
): { readonly basketId: string; readonly lineId: string } {
  const slash = returnOf.lastIndexOf('/');
  if (slash < 0) return { basketId, lineId: returnOf };
  return { basketId: returnOf.slice(0, slash), lineId: returnOf.slice(slash + 1) };
}
