import type { PromotionRule } from '../../model/plan.ts';
import type { WorkingBasket } from '../working-basket.ts';

/**
 * Of every `buy` qualifying pieces, `pay` are paid; the cheapest of the basket are free. An
 * exclusive rule takes the free pieces and as many more, cheapest first, as make its sets whole.
 */
export function multiBuy(
  rule: PromotionRule,
  basket: WorkingBasket,
  lines: readonly number[],
): void {
  const buy = rule.buy ?? 0;
  let count = 0;
  for (const line of lines) count += basket.pieces[line] ?? 0;
  const sets = buy > 0 ? Math.floor(count / buy) : 0;
  let free = sets * Math.max(0, buy - (rule.pay ?? buy));
  if (free === 0) return;
  let involved = sets * buy;
  const price = (line: number): number => (basket.value[line] ?? 0) / (basket.pieces[line] ?? 1);
  const cheapestFirst = [...lines].sort((a, b) => price(a) - price(b) || a - b);
  for (const line of cheapestFirst) {
    const pieces = basket.pieces[line] ?? 0;
    const given = Math.min(free, pieces);
    basket.off[line] = Math.floor(((basket.value[line] ?? 0) * given) / pieces);
    basket.took[line] = given;
    basket.used[line] = Math.min(involved, pieces);
    free -= given;
    involved -= Math.min(involved, pieces);
  }
}
