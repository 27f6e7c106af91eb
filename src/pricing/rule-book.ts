import type { DiscountKind } from '../model/basket.ts';
import type { PromotionRule } from '../model/plan.ts';
import { hash64 } from '../random/hash.ts';
import { amount } from './kinds/amount.ts';
import type { Discounter } from './kinds/discounter.ts';
import { fixedPrice } from './kinds/fixed-price.ts';
import { multiBuy } from './kinds/multi-buy.ts';
import { percent } from './kinds/percent.ts';
import { threshold } from './kinds/threshold.ts';

/** A rule as the engine reads it; `order` is its place by priority, highest first. */
export interface CompiledRule {
  readonly rule: PromotionRule;
  readonly order: number;
  readonly discount: Discounter;
  readonly stores: ReadonlySet<string> | null;
  readonly channels: ReadonlySet<string> | null;
  readonly segments: ReadonlySet<string> | null;
  readonly loyaltyOnly: boolean;
}

/** Rules compiled once: found by what a line is, so that a basket meets only rules that fit it. */
export interface RuleBook {
  readonly rules: readonly CompiledRule[];
  /** Orders of the rules that name neither category nor article. */
  readonly anywhere: readonly number[];
  readonly byCategory: ReadonlyMap<string, readonly number[]>;
  readonly bySku: ReadonlyMap<string, readonly number[]>;
  readonly byId: ReadonlyMap<string, CompiledRule>;
  readonly byCoupon: ReadonlyMap<string, readonly CompiledRule[]>;
  /** Changes when a rule does; travels as `rulesVersion`. */
  readonly version: string;
}

const DISCOUNTERS: Readonly<Record<DiscountKind, Discounter>> = {
  percent,
  amount,
  fixedPrice,
  multiBuy,
  threshold,
  loyaltyPrice: fixedPrice,
};

/** Compiles rules. Equal priorities go by id, so the order of the list never matters. */
export function compileRules(promotions: readonly PromotionRule[]): RuleBook {
  const sorted = [...promotions].sort(
    (a, b) => b.priority - a.priority || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
  const rules = sorted.map(compileRule);
  const byCategory = new Map<string, number[]>();
  const bySku = new Map<string, number[]>();
  const byCoupon = new Map<string, CompiledRule[]>();
  const anywhere: number[] = [];
  for (const compiled of rules) {
    const { rule, order } = compiled;
    if (rule.categories === undefined && rule.skus === undefined) anywhere.push(order);
    for (const category of rule.categories ?? []) append(byCategory, category, order);
    for (const sku of rule.skus ?? []) append(bySku, sku, order);
    if (rule.coupon !== undefined) append(byCoupon, rule.coupon, compiled);
  }
  const { high, low } = hash64(JSON.stringify(sorted));
  return {
    rules,
    anywhere,
    byCategory,
    bySku,
    byId: new Map(rules.map((compiled) => [compiled.rule.id, compiled])),
    byCoupon,
    version: high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0'),
  };
}

function compileRule(rule: PromotionRule, order: number): CompiledRule {
  const set = (list: readonly string[] | undefined): ReadonlySet<string> | null =>
    list === undefined ? null : new Set(list);
  return {
    rule,
    order,
    discount: DISCOUNTERS[rule.kind],
    stores: set(rule.stores),
    channels: set(rule.channels),
    segments: set(rule.segments),
    loyaltyOnly: rule.loyaltyOnly === true || rule.kind === 'loyaltyPrice',
  };
}

function append<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
