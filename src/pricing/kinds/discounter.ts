import type { PromotionRule } from '../../model/plan.ts';
import type { WorkingBasket } from '../working-basket.ts';

/**
 * What one kind of rule does: for each of the lines, which all have open pieces, it writes
 * `off` (discount, minor units, at most the line's open value), `took` (pieces discounted) and
 * `used` (pieces that an exclusive rule takes). The three are zero on entry.
 */
export type Discounter = (
  rule: PromotionRule,
  basket: WorkingBasket,
  lines: readonly number[],
) => void;
