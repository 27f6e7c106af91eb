import type { PromotionRule } from '../../model/plan.ts';
import type { WorkingBasket } from '../working-basket.ts';

/** `value` percent off each line, rounded half up by line as a price tag would be. */
export function percent(
  rule: PromotionRule,
  basket: WorkingBasket,
  lines: readonly number[],
): void {
  for (const line of lines) {
    const value = basket.value[line] ?? 0;
    basket.off[line] = Math.min(value, Math.round((value * rule.value) / 100));
    basket.took[line] = basket.pieces[line] ?? 0;
    basket.used[line] = basket.pieces[line] ?? 0;
  }
}
