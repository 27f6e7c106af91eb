import { describe, expect, it } from 'vitest';
import { PromotionEngine } from '../../../mocks/promotions/promotion-engine.ts';
import type { BasketLine } from '../../../src/model/basket.ts';
import type { PromotionRule } from '../../../src/model/plan.ts';
import { line, request, rule } from './baskets.ts';

const nets = (rules: readonly PromotionRule[], lines: readonly BasketLine[]): number[] =>
  new PromotionEngine({ promotions: rules, coupons: [] })
    .evaluate(request(lines))
    .lines.map((one) => one.net);

describe('promotion kinds', () => {
  it.each([
    [
      'percent rounds half up by line',
      rule('a', { value: 15 }),
      [line('1', { unitPrice: 1010 })],
      [858],
    ],
    [
      'amount is shared by largest remainder',
      rule('a', { kind: 'amount', value: 100 }),
      [line('1'), line('2'), line('3')],
      [966, 967, 967],
    ],
    [
      'amount never exceeds the lines',
      rule('a', { kind: 'amount', value: 5000 }),
      [line('1'), line('2')],
      [0, 0],
    ],
    [
      'fixed price per piece, never dearer',
      rule('a', { kind: 'fixedPrice', value: 700 }),
      [line('1', { quantity: 2 }), line('2', { unitPrice: 500 })],
      [1400, 500],
    ],
    [
      '3 for 2 frees the cheapest piece across lines',
      rule('a', { kind: 'multiBuy', buy: 3, pay: 2 }),
      [line('1', { quantity: 2 }), line('2', { unitPrice: 600 })],
      [2000, 0],
    ],
    [
      '3 for 2 frees one of each whole set only',
      rule('a', { kind: 'multiBuy', buy: 3, pay: 2 }),
      [line('1', { quantity: 5 })],
      [4000],
    ],
    [
      'threshold reached',
      rule('a', { kind: 'threshold', threshold: 2000, value: 10 }),
      [line('1'), line('2')],
      [900, 900],
    ],
    [
      'threshold missed by a cent',
      rule('a', { kind: 'threshold', threshold: 2001, value: 10 }),
      [line('1'), line('2')],
      [1000, 1000],
    ],
  ] as const)('%s', (_, one, lines, expected) => {
    expect(nets([one], lines)).toEqual(expected);
  });

  it('gives the loyalty price to members only', () => {
    const engine = new PromotionEngine({
      promotions: [rule('club', { kind: 'loyaltyPrice', value: 800 })],
      coupons: [],
    });
    const customer = { loyaltyId: 'L1', tier: 'gold', segments: [] };
    expect(engine.evaluate(request([line('1')])).totals.net).toBe(1000);
    expect(engine.evaluate(request([line('1')], { customer })).totals.net).toBe(800);
  });

  it('leaves lines alone that are not discountable or of another category', () => {
    const lines = [line('1', { discountable: false }), line('2', { categories: ['other'] })];
    expect(nets([rule('a', { categories: ['c'], value: 50 })], lines)).toEqual([1000, 1000]);
  });
});

describe('stacking', () => {
  const high = rule('high', { priority: 20, value: 10 });
  const low = rule('low', { priority: 10, value: 50 });

  it('compounds by priority', () => {
    expect(nets([low, high], [line('1')])).toEqual([450]);
  });

  it('stopAfter keeps lower priorities out, not equal ones', () => {
    const stop = rule('stop', { priority: 20, value: 10, stacking: 'stopAfter' });
    expect(nets([low, stop], [line('1')])).toEqual([900]);
    expect(nets([low, high, stop], [line('1')])).toEqual([810]);
  });

  it('exclusive takes its pieces and leaves the others', () => {
    const exclusive = rule('ex', { priority: 20, stacking: 'exclusive', skus: ['sku-1'] });
    expect(nets([low, exclusive], [line('1'), line('2')])).toEqual([900, 500]);
  });

  it('an exclusive N for M takes whole sets and leaves the rest of the line', () => {
    const exclusive = rule('ex', {
      priority: 20,
      stacking: 'exclusive',
      kind: 'multiBuy',
      buy: 3,
      pay: 2,
    });
    // 3 pieces for 2000, and two more at half price.
    expect(nets([low, exclusive], [line('1', { quantity: 5 })])).toEqual([3000]);
  });

  it('exclusive keeps off pieces that have a discount already', () => {
    const exclusive = rule('ex', { priority: 5, value: 90, stacking: 'exclusive' });
    expect(nets([high, exclusive], [line('1')])).toEqual([900]);
  });

  it('takes the best deal of a group, whatever its priority', () => {
    const grouped = [
      rule('a', { priority: 20, value: 10, group: 'g' }),
      rule('b', { priority: 10, value: 30, group: 'g' }),
    ];
    expect(nets(grouped, [line('1')])).toEqual([700]);
  });

  it('judges the best deal with everything that follows', () => {
    const grouped = [
      // Alone the better of the two, but it bars the half price that follows.
      rule('stop', { priority: 30, value: 40, group: 'g', stacking: 'stopAfter' }),
      rule('mild', { priority: 30, value: 10, group: 'g' }),
      rule('half', { priority: 10, value: 50 }),
    ];
    expect(nets(grouped, [line('1')])).toEqual([450]);
  });
});
