import { describe, expect, it } from 'vitest';
import { PromotionEngine } from '../../../mocks/promotions/promotion-engine.ts';
import type { CouponRule, PromotionRule } from '../../../src/model/plan.ts';
import { hours } from '../../../src/model/units.ts';
import { line, request, rule } from './baskets.ts';

const engine = (promotions: PromotionRule[], coupons: CouponRule[] = []): PromotionEngine =>
  new PromotionEngine({ promotions, coupons });
const customer = { loyaltyId: 'L1', tier: 'gold', segments: ['staff'] };

describe('eligibility', () => {
  it('opens at from_us and closes before to_us', () => {
    const one = engine([rule('a', { from_us: hours(15), to_us: hours(16) })]);
    const at = (pricedAt: string): number =>
      one.evaluate(request([line('1')], { pricedAt })).totals.discount;
    expect(at('2026-11-27T14:59:59Z')).toBe(0);
    expect(at('2026-11-27T15:00:00Z')).toBe(100);
    expect(at('2026-11-27T15:59:59.999Z')).toBe(100);
    expect(at('2026-11-27T16:00:00Z')).toBe(0);
  });

  it.each([
    ['store', { stores: ['0001'] }, {}],
    ['channel', { channels: ['web'] }, {}],
    ['segment', { segments: ['staff'] }, { customer: { ...customer, segments: [] } }],
    ['loyalty', { loyaltyOnly: true }, {}],
    ['quantity', { minQuantity: 2 }, {}],
    ['amount', { minAmount: 1001 }, {}],
  ])('asks for the %s', (_, conditions, more) => {
    const reply = engine([rule('a', conditions)]).evaluate(request([line('1')], more));
    expect(reply.totals.discount).toBe(0);
  });
});

describe('coupons', () => {
  const promotions = [rule('a', { coupon: 'BF', categories: ['c'] })];
  const status = (one: PromotionEngine, code: string, more = {}): string => {
    const [result] = one.evaluate(request([line('1')], { coupons: [code], ...more })).coupons;
    return result?.reason ?? result?.status ?? 'none';
  };

  it.each([
    ['BF', [{ code: 'BF' }], {}, 'applied'],
    ['BF', [], {}, 'applied'],
    ['XX', [], {}, 'notFound'],
    ['BF', [{ code: 'BF', from_us: hours(16) }], {}, 'notYetValid'],
    ['BF', [{ code: 'BF', to_us: hours(15) }], {}, 'expired'],
    ['BF', [{ code: 'BF', limit: 0 }], {}, 'limitReached'],
    ['BF', [{ code: 'BF', perCustomer: 1 }], {}, 'customerRequired'],
    ['BF', [{ code: 'BF', perCustomer: 0 }], { customer }, 'customerLimitReached'],
    ['BF', [], { lines: [line('1', { categories: ['other'] })] }, 'notEligible'],
    ['ALONE', [{ code: 'ALONE' }], {}, 'campaignInactive'],
  ] as const)('%s with %j and %j: %s', (code, coupons, more, expected) => {
    expect(status(engine(promotions, [...coupons]), code, more)).toBe(expected);
  });

  it('is skipped when a better deal of its group stands', () => {
    const better = rule('b', { value: 50, group: 'g' });
    const one = engine([rule('a', { coupon: 'BF', group: 'g' }), better]);
    expect(status(one, 'BF')).toBe('exclusiveConflict');
  });

  it('is consumed by a commit, not by a preview, and released by a cancel', () => {
    const one = engine(promotions, [{ code: 'BF', limit: 1 }]);
    const basket = (basketId: string, mode: 'commit' | 'cancel', requestId: string): number =>
      one.evaluate(request([line('1')], { basketId, mode, requestId, coupons: ['BF'] })).totals
        .discount;
    expect(status(one, 'BF')).toBe('applied');
    expect(basket('b1', 'commit', 'r1')).toBe(100);
    expect(basket('b1', 'commit', 'r1')).toBe(100);
    expect(one.coupons.redeemed('BF')).toBe(1);
    expect(basket('b2', 'commit', 'r2')).toBe(0);
    basket('b1', 'cancel', 'r3');
    basket('b1', 'cancel', 'r3');
    expect(one.coupons.redeemed('BF')).toBe(0);
    expect(basket('b3', 'commit', 'r4')).toBe(100);
  });

  it('counts a basket committed again under a new request id once', () => {
    const one = engine(promotions, [{ code: 'BF' }]);
    for (const requestId of ['r1', 'r2'])
      one.evaluate(request([line('1')], { mode: 'commit', requestId, coupons: ['BF'] }));
    expect(one.coupons.redeemed('BF')).toBe(1);
  });
});

describe('manual discounts and withheld promotions', () => {
  const late = rule('late', { from_us: hours(18), value: 50 });
  const manualDiscounts = [{ promotionId: 'late', authorisedBy: 'ticket-7' }];

  it('applies the named rule outside its window and says so', () => {
    const reply = engine([late]).evaluate(request([line('1')], { manualDiscounts }));
    expect(reply.totals.net).toBe(500);
    expect(reply.messages).toEqual(['manual discount late: applied, authorised by ticket-7']);
  });

  it('names a promotion nobody knows', () => {
    const reply = engine([]).evaluate(request([line('1')], { manualDiscounts }));
    expect(reply.messages).toEqual(['manual discount late: unknown promotion']);
  });

  it('withholds a promotion, tells which was missed, and yields to a manual discount', () => {
    const one = engine([rule('late', { value: 50 })]);
    const withheld = { promotions: new Set(['late', 'other']), missed: new Set<string>() };
    expect(one.evaluate(request([line('1')]), withheld).totals.net).toBe(1000);
    expect([...withheld.missed]).toEqual(['late']);
    expect(one.evaluate(request([line('1')], { manualDiscounts }), withheld).totals.net).toBe(500);
  });
});

describe('returns', () => {
  it('refunds what the pieces cost, never more pieces than were sold', () => {
    const one = engine([rule('a', { kind: 'amount', value: 100 })]);
    one.evaluate(request([line('1', { quantity: 3 })], { mode: 'commit' }));
    const back = (requestId: string, quantity: number): readonly [number, readonly string[]] => {
      const lines = [line('x', { quantity, returnOf: 'b1/1' })];
      const more = { mode: 'return', requestId, basketId: 'b9' } as const;
      const { totals, messages } = one.evaluate(request(lines, more));
      return [totals.net, messages];
    };
    expect(back('r2', 1)).toEqual([966, []]);
    expect(back('r2', 1)).toEqual([966, []]);
    expect(back('r3', 5)).toEqual([1934, ['line x: 2 of 5 pieces can be returned']]);
    expect(back('r4', 1)).toEqual([0, ['line x: 0 of 1 pieces can be returned']]);
  });
});
