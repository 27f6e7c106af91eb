import { describe, expect, it } from 'vitest';
import { TILL_PROFILES } from '../../../src/fleet/till-systems/profiles.ts';
import type { EvaluateRequest } from '../../../src/model/basket.ts';
import { TILL_SYSTEMS } from '../../../src/model/ticket.ts';
import { playScene, scenePlan } from '../../support/scene.ts';

const EVALUATE = 'promotions.evaluate';
const LOOKUP = 'promotions.lookup';
const COMMIT = 'promotions.commit';
const PAY = 'payments.authorise';

const plain = { loyaltyId: undefined, coupon: undefined };
const member = { loyaltyId: 'L1', coupon: 'TEN' };

describe('a family of tills', () => {
  it.each(TILL_SYSTEMS)('%s has a profile of its name', (system) => {
    expect(TILL_PROFILES[system].system).toBe(system);
    expect(TILL_PROFILES[system].means.length).toBeGreaterThan(10);
  });

  it.each([
    ['headless', plain, [EVALUATE, PAY, COMMIT]],
    ['headless', member, [EVALUATE, COMMIT, PAY]],
    ['microsoft', plain, [EVALUATE, EVALUATE, PAY, COMMIT]],
    ['microsoft', member, [EVALUATE, EVALUATE, EVALUATE, EVALUATE, COMMIT, PAY]],
    ['oracle', plain, [PAY]],
    ['oracle', member, [LOOKUP, LOOKUP, LOOKUP, COMMIT, PAY]],
    ['cegid', plain, [PAY]],
    ['cegid', member, [LOOKUP, LOOKUP, COMMIT, PAY]],
  ] as const)('%s calls with %o exactly', async (system, visitor, sequence) => {
    const scene = playScene(await scenePlan({}, system), [visitor]);
    expect(scene.sequence).toEqual(sequence);
    expect(scene.calls.filter(({ operation }) => operation === 'sales.record')).toHaveLength(1);
  });

  it.each(TILL_SYSTEMS)('%s charges the same for the same basket', async (system) => {
    const scene = playScene(await scenePlan({}, system), [plain, member]);
    // 10 % of 40.00, and 10.00 more with the coupon.
    expect(scene.of('basket.priced').map(({ netMinor }) => netMinor)).toEqual([6600, 5600]);
    expect(scene.of('basket.charged').map(({ chargedMinor }) => chargedMinor)).toEqual([
      6600, 5600,
    ]);
    const local = system === 'oracle' || system === 'cegid';
    expect(scene.of('basket.priced')[0]?.source).toBe(local ? 'till' : 'service');
  });

  it('microsoft asks after every piece, then with the card, then with the coupon', async () => {
    const scene = playScene(await scenePlan({}, 'microsoft'), [member]);
    const carts = scene.calls
      .filter(({ operation }) => operation === EVALUATE)
      .map(({ request }) => request as EvaluateRequest);
    expect(carts.map(({ lines }) => lines.length)).toEqual([1, 2, 2, 2]);
    expect(carts.map(({ customer }) => customer?.loyaltyId)).toEqual([
      undefined,
      undefined,
      'L1',
      'L1',
    ]);
    expect(carts.map(({ coupons }) => coupons.length)).toEqual([0, 0, 0, 1]);
    expect(new Set(carts.map(({ requestId }) => requestId)).size).toBe(4);
  });

  it('oracle takes no coupon that is used up, and redeems none', async () => {
    const scene = playScene(await scenePlan({ coupons: { TEN: { limit: 1 } } }, 'oracle'), [
      member,
      member,
    ]);
    expect(scene.of('coupon.committed')).toHaveLength(1);
    expect(scene.happened.get('coupon.refused')).toBe(1);
    expect(scene.of('basket.charged').map(({ chargedMinor }) => chargedMinor)).toEqual([
      5600, 6600,
    ]);
  });

  it('headless sells on with its own price list when nobody answers', async () => {
    const scene = playScene(await scenePlan(), [plain], ({ operation }) =>
      operation === EVALUATE ? { kind: 'timeout' } : undefined,
    );
    expect(scene.of('basket.priced')).toMatchObject([{ source: 'till', netMinor: 6600 }]);
    expect(scene.of('basket.ended')).toMatchObject([{ how: 'sold' }]);
  });
});
