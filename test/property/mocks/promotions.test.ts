import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PromotionEngine } from '../../../mocks/promotions/promotion-engine.ts';
import type { BasketLine, EvaluateReply } from '../../../src/model/basket.ts';
import type { PromotionRule } from '../../../src/model/plan.ts';
import { line, request, rule } from '../../unit/mocks/baskets.ts';

const KINDS = ['percent', 'amount', 'fixedPrice', 'multiBuy', 'threshold', 'loyaltyPrice'] as const;
const categories = fc.subarray(['a', 'b', 'c'], { minLength: 1 });

const ruleOf = (id: string): fc.Arbitrary<PromotionRule> =>
  fc
    .record({
      kind: fc.constantFrom(...KINDS),
      value: fc.nat(100),
      priority: fc.nat(3),
      stacking: fc.constantFrom('compound', 'exclusive', 'stopAfter'),
      group: fc.option(fc.constantFrom('g', 'h'), { nil: undefined }),
      categories: fc.option(categories, { nil: undefined }),
      coupon: fc.option(fc.constant('BF'), { nil: undefined, freq: 3 }),
      threshold: fc.nat(5000),
      buy: fc.integer({ min: 2, max: 4 }),
    })
    .map(({ group, categories: of, coupon, buy, ...more }) =>
      rule(id, {
        ...more,
        buy,
        pay: buy - 1,
        ...(group === undefined ? {} : { group }),
        ...(of === undefined ? {} : { categories: of }),
        ...(coupon === undefined ? {} : { coupon }),
      }),
    );

const rules = fc
  .array(fc.nat(), { maxLength: 6 })
  .chain((list) => fc.tuple(...list.map((_, i) => ruleOf(`p${i}`))));

const lines: fc.Arbitrary<BasketLine[]> = fc
  .array(
    fc.record({
      categories,
      quantity: fc.integer({ min: 1, max: 6 }),
      unitPrice: fc.nat(5000),
      discountable: fc.boolean(),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((list) => list.map((one, i) => line(String(i), one)));

const customer = { loyaltyId: 'L1', tier: 'gold', segments: [] };
const price = (
  promotions: readonly PromotionRule[],
  basket: readonly BasketLine[],
): EvaluateReply =>
  new PromotionEngine({ promotions, coupons: [] }).evaluate(
    request(basket, { coupons: ['BF'], customer }),
  );

describe('the promotion calculator', () => {
  it('adds up: line by line, and in all', () => {
    fc.assert(
      fc.property(rules, lines, (promotions, basket) => {
        const reply = price(promotions, basket);
        for (const one of reply.lines) {
          expect(one.net).toBeGreaterThanOrEqual(0);
          expect(one.net).toBeLessThanOrEqual(one.gross);
          const off = one.discounts.reduce((sum, { amount }) => sum + amount, 0);
          expect(off).toBe(one.gross - one.net);
          for (const { amount, quantity } of one.discounts) {
            expect(Number.isSafeInteger(amount) && amount > 0 && quantity > 0).toBe(true);
          }
        }
        const sum = (of: (one: EvaluateReply['lines'][number]) => number): number =>
          reply.lines.reduce((total, one) => total + of(one), 0);
        expect(reply.totals.gross).toBe(sum((one) => one.gross));
        expect(reply.totals.net).toBe(sum((one) => one.net));
        expect(reply.totals.discount).toBe(reply.totals.gross - reply.totals.net);
      }),
      { numRuns: 500 },
    );
  });

  it('previews the same basket the same twice, after other baskets too', () => {
    fc.assert(
      fc.property(rules, lines, lines, (promotions, basket, other) => {
        const engine = new PromotionEngine({ promotions, coupons: [] });
        const first = engine.evaluate(request(basket, { coupons: ['BF'] }));
        engine.evaluate(request(other));
        expect(engine.evaluate(request(basket, { coupons: ['BF'] }))).toEqual(first);
      }),
    );
  });

  it('never prices a basket higher for one more rule in a group', () => {
    fc.assert(
      fc.property(rules, ruleOf('new'), lines, (promotions, extra, basket) => {
        const before = price(promotions, basket).totals.net;
        const after = price([...promotions, { ...extra, group: 'g' }], basket).totals.net;
        expect(after).toBeLessThanOrEqual(before);
      }),
      { numRuns: 1000 },
    );
  });

  it('does not care in which order the rules are listed', () => {
    fc.assert(
      fc.property(rules, lines, (promotions, basket) => {
        expect(price([...promotions].reverse(), basket)).toEqual(price(promotions, basket));
      }),
    );
  });

  it('prices alike in every channel as long as no rule names one', () => {
    fc.assert(
      fc.property(rules, lines, (promotions, basket) => {
        const engine = new PromotionEngine({ promotions, coupons: [] });
        const [first, ...others] = (['store', 'web', 'app', 'clickAndCollect'] as const).map(
          (channel) => engine.evaluate(request(basket, { channel })).totals,
        );
        for (const other of others) expect(other).toEqual(first);
      }),
    );
  });

  it('consumes a coupon at most as often as its limit, whatever is committed and cancelled', () => {
    const step = fc.record({
      basket: fc.nat(9),
      mode: fc.constantFrom('commit', 'commit', 'cancel', 'preview'),
      request: fc.nat(30),
    });
    fc.assert(
      fc.property(fc.nat(4), fc.array(step, { maxLength: 60 }), (limit, steps) => {
        const promotions = [rule('a', { coupon: 'BF' })];
        const engine = new PromotionEngine({ promotions, coupons: [{ code: 'BF', limit }] });
        for (const { basket, mode, request: n } of steps) {
          const requestId = `${mode}-${basket}-${n}`;
          const more = { requestId, mode, basketId: `b${basket}`, coupons: ['BF'] } as const;
          const before = engine.coupons.redeemed('BF');
          const reply = engine.evaluate(request([line('1')], more));
          if (mode === 'commit' && engine.coupons.redeemed('BF') > before)
            expect(reply.totals.discount).toBeGreaterThan(0);
          expect(engine.coupons.redeemed('BF')).toBeLessThanOrEqual(limit);
        }
      }),
    );
  });

  it('refunds exactly what was paid when all pieces come back, in any portions', () => {
    fc.assert(
      fc.property(
        rules,
        lines,
        fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 6, maxLength: 6 }),
        (promotions, basket, portions) => {
          const engine = new PromotionEngine({ promotions, coupons: [] });
          const paid = engine.evaluate(request(basket, { mode: 'commit' })).totals.net;
          let refunded = 0;
          for (const [i, portion] of portions.entries()) {
            const quantity = i === portions.length - 1 ? 999 : portion;
            const back = basket.map((one) => ({ ...one, quantity, returnOf: `b1/${one.lineId}` }));
            const more = { mode: 'return', requestId: `back-${i}`, basketId: 'b2' } as const;
            refunded += engine.evaluate(request(back, more)).totals.net;
          }
          expect(refunded).toBe(paid);
        },
      ),
    );
  });
});
