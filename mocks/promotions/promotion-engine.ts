import type { EvaluateReply, EvaluateRequest, PricedLine } from '../../src/model/basket.ts';
import type { LookupReply, LookupRequest } from '../../src/model/lookup.ts';
import type { CouponRule, PromotionRule } from '../../src/model/plan.ts';
import { Calculator } from '../../src/pricing/calculator.ts';
import { timeOfDay_us } from '../../src/pricing/eligibility.ts';
import type { Withheld } from '../../src/pricing/matching.ts';
import { compileRules, type RuleBook } from '../../src/pricing/rule-book.ts';
import { BoundedMap } from '../bounded-map.ts';
import { Bends } from '../wire/faults/bends.ts';
import { asTaken, retold, unknownRules } from './bent-pricing.ts';
import { CountedCoupons } from './counted-coupons.ts';
import { CouponBook } from './coupon-book.ts';
import { SalesBook } from './sales-book.ts';

/** The rules and coupons an engine starts with. */
export interface PromotionEngineOptions {
  readonly promotions: readonly PromotionRule[];
  readonly coupons: readonly CouponRule[];
  /** Committed baskets and answers kept for cancels, returns and repeats; 20 000 unless told. */
  readonly remembered?: number;
  /** What faults bend while a request is served. */
  readonly bends?: Bends;
}

/**
 * The promotion service's domain: no I/O, no clock, no randomness.
 * `preview` reads; `commit`, `cancel` and `return` change coupons and sales, each at most once
 * per request id and mode. Money in minor units; `pricedAt` decides which rules run.
 * @example new PromotionEngine({ promotions, coupons }).evaluate(request).totals.net
 */
export class PromotionEngine {
  readonly coupons: CouponBook;
  readonly #book: RuleBook;
  readonly #calculator: Calculator;
  readonly #counted: CountedCoupons;
  readonly #bends: Bends;
  readonly #sales: SalesBook;
  readonly #answers: BoundedMap<string, EvaluateReply>;

  constructor(options: PromotionEngineOptions) {
    const { promotions, coupons, remembered = 20_000, bends = new Bends() } = options;
    this.#book = compileRules(promotions);
    this.coupons = new CouponBook(coupons);
    this.#bends = bends;
    this.#counted = new CountedCoupons(this.coupons, bends);
    this.#calculator = new Calculator(this.#book, this.#counted);
    this.#sales = new SalesBook(remembered);
    this.#answers = new BoundedMap(remembered);
  }

  /**
   * @param withheld promotions a fault keeps from this basket; `missed` receives those it would
   *   have had
   */
  evaluate(request: EvaluateRequest, withheld?: Withheld): EvaluateReply {
    if (request.mode === 'preview') return this.#preview(request, withheld);
    const key = `${request.mode} ${request.requestId}`;
    const earlier = this.#answers.get(key);
    if (earlier !== undefined) return earlier;
    const reply = retold(this.#change(request, withheld), this.#bends);
    this.#answers.set(key, reply);
    return reply;
  }

  /** What is known of a coupon; of customers and their points this service keeps nothing. */
  lookup({ what, code }: LookupRequest): LookupReply {
    if (what !== 'coupon') return { code, found: true };
    const limit = this.coupons.limit(code);
    return {
      code,
      found: this.coupons.has(code),
      redeemed: this.coupons.redeemed(code),
      reserved: this.#counted.held(code),
      ...(limit !== undefined && { limit }),
    };
  }

  #preview(request: EvaluateRequest, withheld: Withheld | undefined): EvaluateReply {
    const reply = this.#price(request, withheld);
    for (const { code, status } of reply.coupons)
      if (status === 'applied') this.#counted.hold(code, request.basketId);
    return retold(reply, this.#bends);
  }

  #price(request: EvaluateRequest, withheld: Withheld | undefined): EvaluateReply {
    const bends = this.#bends;
    this.#counted.turnTo(request.basketId);
    if (bends.areNone) return this.#calculator.price(request, withheld);
    const at_us = timeOfDay_us(request.pricedAt) + bends.ahead_us;
    const unknown = unknownRules(this.#book, at_us, bends);
    const reply = this.#calculator.price(
      asTaken(request, bends),
      unknown === undefined ? withheld : unknown.with(withheld),
      at_us,
    );
    unknown?.settle(withheld);
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
    const reply = this.#price(request, withheld);
    const loyaltyId = request.customer?.loyaltyId;
    const codes = reply.coupons.filter((one) => one.status === 'applied').map((one) => one.code);
    for (const code of codes) {
      this.coupons.consume(code, loyaltyId);
      this.#counted.redeemed(code, request.basketId);
    }
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
