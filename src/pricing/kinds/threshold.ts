import type { PromotionRule } from '../../model/plan.ts';
import type { WorkingBasket } from '../working-basket.ts';
import { openValue, spread } from './spread.ts';

/**
 * `value` percent off the qualifying lines together once they cost `threshold`, after the rules
 * of higher priority. One rounding for the basket, shared by value.
 */
export function threshold(
  rule: PromotionRule,
  basket: WorkingBasket,
  lines: readonly number[],
): void {
  const value = openValue(basket, lines);
  if (value < (rule.threshold ?? 0)) return;
  spread(basket, lines, Math.min(value, Math.round((value * rule.value) / 100)));
}
