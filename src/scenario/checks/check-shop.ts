import type { WholeScenario } from '../defaults.ts';
import type { Problem } from '../problem.ts';
import { timeOfDay_us } from '../read.ts';
import { unknownName, unknownNames, unless } from './names.ts';

/** Stores besides the web shop, whose id is the first above them. */
const STORES = 9000;

/** Web shop and campaigns: room for it, tenders to pay with, and only names that exist. */
export function checkShop({
  stores,
  webShop,
  campaigns,
  coupons,
}: WholeScenario): readonly Problem[] {
  const count = Object.values(stores).reduce((sum, each) => sum + each.count, 0);
  const tenders = Object.values(webShop?.tenders ?? { card: 1 });
  return [
    ...unless(
      webShop === undefined || count <= STORES,
      ['stores'],
      `are ${count} stores: expected ${STORES} at most beside a web shop`,
    ),
    ...unless(
      tenders.some((proportion) => proportion > 0),
      ['webShop', 'tenders'],
      'needs at least one above 0',
    ),
    ...Object.entries(campaigns).flatMap(([id, { at, webShare, classes, coupon }]) => [
      ...unless(
        timeOfDay_us(at) < timeOfDay_us('24:00'),
        ['campaigns', id, 'at'],
        'is the end of the day: nobody would come',
        'midnight at the start of the day is 00:00',
      ),
      ...unless(
        webShop !== undefined || webShare === 0,
        ['campaigns', id, 'webShare'],
        'sends people to a web shop, which the scenario does not have',
        'add `webShop`, or leave it out',
      ),
      ...unknownNames(['campaigns', id, 'classes'], classes, Object.keys(stores), 'store class'),
      ...(coupon === undefined
        ? []
        : unknownName(['campaigns', id, 'coupon'], coupon, Object.keys(coupons), 'coupon')),
    ]),
  ];
}
