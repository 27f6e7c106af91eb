import type { PromotionRule } from '../../model/plan.ts';
import type { WorkingBasket } from '../working-basket.ts';
import { openValue, spread } from './spread.ts';

/** `value` minor units off the qualifying lines together, once a basket, shared by value. */
export function amount(rule: PromotionRule, basket: WorkingBasket, lines: readonly number[]): void {
  spread(basket, lines, Math.min(rule.value, openValue(basket, lines)));
}
