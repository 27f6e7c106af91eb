import type {
  CouponResult,
  EvaluateReply,
  EvaluateRequest,
  LineDiscount,
  PricedLine,
} from '../model/basket.ts';
import type { PromotionRule } from '../model/plan.ts';
import type { Minor } from '../model/units.ts';
import { applyBestDeal } from './best-deal.ts';
import { couponRefusals, couponResults } from './coupon-results.ts';
import type { Coupons } from './coupons.ts';
import { timeOfDay_us } from './eligibility.ts';
import { Matcher, type Withheld } from './matching.ts';
import type { RuleBook } from './rule-book.ts';
import { WorkingBasket } from './working-basket.ts';

const NONE: ReadonlySet<string> = new Set();

/** Prices baskets by a rule book. Reads the coupons and changes nothing: a preview. */
export class Calculator {
  readonly #book: RuleBook;
  readonly #coupons: Coupons;
  readonly #matcher: Matcher;
  readonly #basket = new WorkingBasket();

  constructor(book: RuleBook, coupons: Coupons) {
    this.#book = book;
    this.#coupons = coupons;
    this.#matcher = new Matcher(book);
  }

  /** @param at_us time of day that decides which rules run, where it is not `pricedAt` */
  price(
    request: EvaluateRequest,
    withheld?: Withheld,
    at_us: number = timeOfDay_us(request.pricedAt),
  ): EvaluateReply {
    const refusals = couponRefusals(request, this.#coupons, this.#book, at_us);
    const { coupons, manualDiscounts } = request;
    const basket = this.#basket;
    basket.load(request.lines);
    const candidates = this.#matcher.candidates(basket, {
      request,
      at_us,
      coupons: coupons.length === 0 ? NONE : new Set(coupons.filter((one) => !refusals.has(one))),
      manual:
        manualDiscounts.length === 0
          ? NONE
          : new Set(manualDiscounts.map(({ promotionId }) => promotionId)),
      withheld,
    });
    const discounts: (LineDiscount[] | undefined)[] = request.lines.map(() => undefined);
    const applied: string[] = [];
    applyBestDeal(basket, candidates, ({ rule }, line, amount, quantity) => {
      if (rule.coupon !== undefined) applied.push(rule.coupon);
      const discount = lineDiscount(rule, amount, quantity);
      const known = discounts[line];
      // An empty array that is pushed to makes room for many; most lines have one discount.
      if (known === undefined) discounts[line] = [discount];
      else known.push(discount);
    });
    const results = couponResults(request, refusals, candidates, applied, this.#book, at_us);
    const messages = manualMessages(request, this.#book, discounts);
    return replyOf(request, basket, discounts, results, messages, this.#book.version);
  }
}

/** Written out member by member: spreading the optional ones costs more than pricing. */
function lineDiscount(rule: PromotionRule, amount: Minor, quantity: number): LineDiscount {
  const { id: promotionId, name, kind, coupon: couponCode, group } = rule;
  if (couponCode === undefined) {
    if (group === undefined) return { promotionId, name, kind, quantity, amount };
    return { promotionId, name, kind, quantity, amount, group };
  }
  if (group === undefined) return { promotionId, name, kind, couponCode, quantity, amount };
  return { promotionId, name, kind, couponCode, quantity, amount, group };
}

function replyOf(
  request: EvaluateRequest,
  basket: WorkingBasket,
  discounts: readonly (readonly LineDiscount[] | undefined)[],
  coupons: readonly CouponResult[],
  messages: readonly string[],
  rulesVersion: string,
): EvaluateReply {
  let gross = 0;
  let net = 0;
  const lines = request.lines.map((line, i): PricedLine => {
    const lineGross = basket.gross[i] ?? 0;
    const lineNet = basket.net(i);
    gross += lineGross;
    net += lineNet;
    return { lineId: line.lineId, gross: lineGross, net: lineNet, discounts: discounts[i] ?? [] };
  });
  // One point for each whole unit of currency paid; balances are another system's business.
  const earned = request.customer === undefined ? 0 : Math.floor(net / 100);
  return {
    requestId: request.requestId,
    evaluationId: `ev-${request.requestId}`,
    basketId: request.basketId,
    totals: { gross, discount: gross - net, net },
    lines,
    coupons,
    loyalty: { earned, redeemed: 0, balance: earned },
    freeItems: [],
    messages,
    rulesVersion,
  };
}

/** One message for each discount asked for by hand: applied, without effect, or unknown. */
function manualMessages(
  { manualDiscounts }: EvaluateRequest,
  book: RuleBook,
  discounts: readonly (readonly LineDiscount[] | undefined)[],
): string[] {
  return manualDiscounts.map(({ promotionId, authorisedBy }) => {
    if (!book.byId.has(promotionId)) return `manual discount ${promotionId}: unknown promotion`;
    const applied = discounts.some((line) => line?.some((one) => one.promotionId === promotionId));
    const what = applied ? 'applied' : 'without effect';
    return `manual discount ${promotionId}: ${what}, authorised by ${authorisedBy}`;
  });
}
