import type { PromotionRule } from '../../model/plan.ts';
import type { WorkingBasket } from '../working-basket.ts';

/** Each qualifying piece costs `value`, unless it is cheaper already. */
export function fixedPrice(
  rule: PromotionRule,
  basket: WorkingBasket,
  lines: readonly number[],
): void {
  for (const line of lines) {
    const pieces = basket.pieces[line] ?? 0;
    const off = (basket.value[line] ?? 0) - pieces * rule.value;
    if (off <= 0) continue;
    basket.off[line] = off;
    basket.took[line] = pieces;
    basket.used[line] = pieces;
  }
}
