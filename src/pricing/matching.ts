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
  /** One for each rule, by its order. */
  readonly #matches: readonly Match[];
  readonly #everyLine: number[] = [];
  readonly #orders: number[] = [];

  constructor(book: RuleBook) {
    this.#book = book;
    this.#matches = book.rules.map((compiled) => ({ compiled, lines: [] }));
    for (const order of book.anywhere) {
      const match = this.#matches[order];
      if (match !== undefined) match.lines = this.#everyLine;
    }
  }

  candidates(basket: WorkingBasket, context: MatchContext): Candidate[] {
    const candidates: Candidate[] = [];
    for (const order of this.#collect(basket)) {
      const match = this.#matches[order];
      if (match !== undefined && fits(match, basket, context)) candidates.push(match);
    }
    return candidates;
  }

  /** Fills the lines of every rule that fits one; its orders, ascending. */
  #collect(basket: WorkingBasket): readonly number[] {
    const { anywhere, byCategory, bySku } = this.#book;
    const orders = this.#orders;
    orders.length = 0;
    const every = this.#everyLine;
    every.length = 0;
    for (let i = 0; i < basket.lines.length; i++) {
      const line = basket.lines[i];
      if (line === undefined || !line.discountable) continue;
      every.push(i);
      for (const category of line.categories) this.#add(byCategory.get(category), i);
      this.#add(bySku.get(line.sku), i);
    }
    if (every.length > 0) for (const order of anywhere) insert(orders, order);
    return orders;
  }

  #add(rules: readonly number[] | undefined, line: number): void {
    if (rules === undefined) return;
    for (const order of rules) {
      const match = this.#matches[order];
      if (match === undefined) continue;
      // A list whose rule is not among the orders yet is left over from an earlier basket.
      if (!this.#orders.includes(order)) {
        insert(this.#orders, order);
        match.lines = [line];
      } else if (match.lines[match.lines.length - 1] !== line) match.lines.push(line);
    }
  }
}

/** A rule and the lines it fits in the basket at hand. */
interface Match extends Candidate {
  lines: number[];
}

/** Puts a number where it belongs in a short ascending list: sorting one costs more. */
function insert(ascending: number[], value: number): void {
  let at = ascending.length;
  for (; at > 0; at--) {
    const before = ascending[at - 1] ?? 0;
    if (before <= value) break;
    ascending[at] = before;
  }
  ascending[at] = value;
}

function fits({ compiled, lines }: Match, basket: WorkingBasket, context: MatchContext): boolean {
  const { request, at_us, coupons, manual, withheld } = context;
  const { rule } = compiled;
  if (rule.coupon !== undefined && !coupons.has(rule.coupon)) return false;
  const byHand = manual.has(rule.id);
  if (whyNot(compiled, request, at_us, byHand) !== null) return false;
  if (!enough(compiled, basket, lines)) return false;
  if (byHand || withheld === undefined || !withheld.promotions.has(rule.id)) return true;
  withheld.missed.add(rule.id);
  return false;
}
