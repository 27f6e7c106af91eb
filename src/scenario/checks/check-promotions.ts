import type { PromotionSpec } from '../author-promotions.ts';
import type { WholeScenario } from '../defaults.ts';
import type { KeyPath, Problem } from '../problem.ts';
import { timeOfDay_us } from '../read.ts';
import { CATEGORIES } from '../words/words.ts';
import { unknownName, unknownNames, unless } from './names.ts';

/** Promotions and coupons: windows in order, and only names that exist. */
export function checkPromotions(scenario: WholeScenario): readonly Problem[] {
  return [
    ...Object.entries(scenario.promotions).flatMap(([id, spec]) =>
      checkPromotion(['promotions', id], spec, scenario),
    ),
    ...Object.entries(scenario.coupons).flatMap(([code, spec]) =>
      checkWindow(['coupons', code], spec),
    ),
  ];
}

function checkPromotion(
  path: KeyPath,
  spec: PromotionSpec,
  { stores, coupons }: WholeScenario,
): readonly Problem[] {
  const { categories, classes, coupon } = spec;
  return [
    ...checkWindow(path, spec),
    ...unknownNames([...path, 'categories'], categories, CATEGORIES, 'category'),
    ...unknownNames([...path, 'classes'], classes, Object.keys(stores), 'store class'),
    ...(coupon === undefined
      ? []
      : unknownName([...path, 'coupon'], coupon, Object.keys(coupons), 'coupon')),
    ...(spec.kind === 'multiBuy'
      ? unless(spec.pay < spec.buy, [...path, 'pay'], `must be below \`buy\` (${spec.buy})`)
      : []),
  ];
}

function checkWindow(
  path: KeyPath,
  { from, to }: { readonly from?: string; readonly to?: string },
): readonly Problem[] {
  if (to === undefined) return [];
  const ordered = timeOfDay_us(to) > timeOfDay_us(from ?? '00:00');
  return unless(ordered, [...path, 'to'], `is ${to}, not after \`from\` (${from ?? '00:00'})`);
}
