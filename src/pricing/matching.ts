import type { EvaluateRequest } from '../model/basket.ts';
import type { Candidate } from './best-deal.ts';
import { enough, whyNot } from './eligibility.ts';
import type { RuleBook } from './rule-book.ts';
import type { WorkingBasket } from './working-basket.ts';

/** Rules kept from a basket by a fault, and which of them it would have had. */
export interface Withheld {
  readonly promotions: ReadonlySet<string>;
  readonly missed: Set<string>;
}

/** What rules are matched against, besides the lines. */
export interface MatchContext {
  readonly request: EvaluateRequest;
  readonly at_us: number;
  /** Codes that may be redeemed. */
  readonly coupons: ReadonlySet<string>;
  /** Promotions asked for by hand. */
  readonly manual: ReadonlySet<string>;
  readonly withheld: Withheld | undefined;
}

/**
 * The rules that fit a basket, by priority, each with its lines. Cost grows with the rules that
 * fit a line, not with the rules there are. The arrays inside are good until the next call.
 */
export class Matcher {
  readonly #book: RuleBook;
  readonly #lines: number[][];
  readonly #everyLine: number[] = [];

  constructor(book: RuleBook) {
    this.#book = book;
    this.#lines = book.rules.map(() => []);
  }

  candidates(basket: WorkingBasket, context: MatchContext): Candidate[] {
    const orders = this.#collect(basket);
    const candidates: Candidate[] = [];
    for (const order of orders) {
      const compiled = this.#book.rules[order];
      const lines = this.#lines[order];
      if (compiled === undefined || lines === undefined) continue;
      if (this.#fits(order, basket, context)) candidates.push({ compiled, lines });
    }
    return candidates;
  }

  /** Fills the lines of every rule that fits one; its orders, ascending. */
  #collect(basket: WorkingBasket): number[] {
    const { anywhere, byCategory, bySku } = this.#book;
    const orders: number[] = [];
    const every = this.#everyLine;
    every.length = 0;
    for (let i = 0; i < basket.lines.length; i++) {
      const line = basket.lines[i];
      if (line === undefined || !line.discountable) continue;
      every.push(i);
      for (const category of line.categories) this.#add(byCategory.get(category), i, orders);
      this.#add(bySku.get(line.sku), i, orders);
    }
    if (every.length === 0) return orders;
    for (const order of anywhere) {
      this.#lines[order] = every;
      orders.push(order);
    }
    return orders.sort((a, b) => a - b);
  }

  #add(rules: readonly number[] | undefined, line: number, orders: number[]): void {
    if (rules === undefined) return;
    for (const order of rules) {
      const lines = this.#lines[order] ?? [];
      // A list whose rule is not among the orders yet is left over from an earlier basket.
      if (!orders.includes(order)) {
        orders.push(order);
        lines.length = 0;
      }
      if (lines[lines.length - 1] !== line) lines.push(line);
    }
  }

  #fits(order: number, basket: WorkingBasket, context: MatchContext): boolean {
    const { request, at_us, coupons, manual, withheld } = context;
    const compiled = this.#book.rules[order];
    if (compiled === undefined) return false;
    const { rule } = compiled;
    if (rule.coupon !== undefined && !coupons.has(rule.coupon)) return false;
    const byHand = manual.has(rule.id);
    if (whyNot(compiled, request, at_us, byHand) !== null) return false;
    if (!enough(compiled, basket, this.#lines[order] ?? [])) return false;
    if (byHand || withheld === undefined || !withheld.promotions.has(rule.id)) return true;
    withheld.missed.add(rule.id);
    return false;
  }
}
