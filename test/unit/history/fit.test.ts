import { describe, expect, it } from 'vitest';
import { fitBurst } from '../../../src/history/fit-burst.ts';
import { fitDay } from '../../../src/history/fit-day.ts';
import { groupByHours } from '../../../src/history/hours-groups.ts';
import { poissonMaximum } from '../../../src/history/poisson-maximum.ts';
import { sizeOf } from '../../../src/history/size-classes.ts';
import type { StoreDay } from '../../../src/history/store-day.ts';
import { DAY_CURVES } from '../../../src/scenario/day-curves.ts';
import { KNOWN, type SyntheticSale, salesOf } from '../../fixtures/sales-day.ts';

/** Sales as the second reading of a file leaves them. */
function storeDays(sales: readonly SyntheticSale[]): readonly StoreDay[] {
  const stores = new Map<string, SyntheticSale[]>();
  for (const sale of sales) stores.set(sale.store, [...(stores.get(sale.store) ?? []), sale]);
  return [...stores].map(([store, own]) => {
    const minutes = new Uint32Array(1440);
    for (const { at_us } of own) minutes[Math.floor(at_us / 60e6)]!++;
    const sum = (value: (sale: SyntheticSale) => number): number =>
      own.reduce((all, sale) => all + value(sale), 0);
    return {
      store,
      minutes,
      sales: own.length,
      tills: new Set(own.map(({ till }) => till)).size,
      items: sum(({ items }) => items),
      amountMinor: sum(({ amountMinor }) => amountMinor),
    };
  });
}

const day = async (change = {}) => storeDays(await salesOf({ ...KNOWN, ...change }));

/** A store with one sale in each of the minutes given. */
const storeAt = (store: string, minutes: readonly number[]): StoreDay => {
  const counts = new Uint32Array(1440);
  for (const minute of minutes) counts[minute]!++;
  return { store, minutes: counts, tills: 1, sales: minutes.length, items: 1, amountMinor: 1 };
};
const every = (step: number, from: number, to: number): number[] =>
  Array.from({ length: Math.floor((to - from) / step) }, (_, i) => from + i * step);

describe('a day with known parameters', () => {
  it('comes back: classes, hours, tills, volumes, baskets', async () => {
    const fit = fitDay(await day());
    expect(fit.classes.map(({ name }) => name)).toEqual(['small', 'medium', 'large']);
    expect(fit.classes.map(({ count }) => count)).toEqual([24, 24, 24]);
    expect(fit.classes.map(({ tills }) => tills)).toEqual([2, 5, 9]);
    for (const { opens, closes, outside } of fit.classes) {
      expect([opens, closes, outside]).toEqual([9 * 60, 22 * 60, 0]);
    }
    // Sales of a class of 24 stores: three standard errors of a Poisson mean.
    for (const [i, known] of [300, 900, 2400].entries()) {
      const tolerance = 3 * Math.sqrt(known / 24);
      expect(Math.abs(fit.classes[i]!.shoppersPerDay - known)).toBeLessThan(tolerance);
    }
    expect(fit.itemsMean).toBeCloseTo(3.4, 1);
    expect(fit.priceMean).toBe(12.5);
  });

  it('comes back: the curve, hour by hour', async () => {
    const fit = fitDay(await day({ day: { ...KNOWN.day, burst: 1 } }));
    const known = Object.entries(DAY_CURVES.blackFriday).filter(([hour]) => hour >= '09:00');
    const total = known.reduce((sum, [, share]) => sum + share, 0);
    for (const [hour, share] of known) {
      const expected = share / total;
      // 3.5 standard errors of about 86 000 sales; the first and last hour smooth at the doors.
      const edge = hour === '09:00' || hour === '21:00' ? 0.005 : 0.001;
      const tolerance = 3.5 * Math.sqrt(expected / fit.sales) + edge;
      expect(Math.abs(fit.fleet.shares[hour]! - expected), hour).toBeLessThan(tolerance);
    }
    expect(fit.error).toBeLessThan(1.3 * fit.chance);
  });

  it.each([1.35, 1.6, 1.9])('comes back: bursts of %f within 0.12', async (burst) => {
    const { burst: fitted } = fitDay(await day({ day: { ...KNOWN.day, burst } }));
    expect(fitted.verdict).toBe('burstier');
    expect(Math.abs(fitted.burst! - burst)).toBeLessThan(0.12);
    expect(fitted.peak).toBeGreaterThan(fitted.chancePeak);
  });

  it.each([1, 2, 3, 4, 5])('chance alone is no burst (seed %i)', async (seed) => {
    const { burst } = fitDay(await day({ seed, day: { ...KNOWN.day, burst: 1 } }));
    expect(burst).toMatchObject({ burst: 1, verdict: 'asChance' });
  });

  it('too few sales tell nothing about bursts', async () => {
    const { street } = KNOWN.stores;
    const few = await day({ stores: { street: { ...street!, count: 2 } } });
    expect(fitDay(few).burst).toMatchObject({ burst: null, verdict: 'tooFew' });
  });

  it('keeps classes with other hours apart, each with its own curve', async () => {
    const { street } = KNOWN.stores;
    const stores = {
      late: { ...street!, opens: '10:00', closes: '22:00' },
      early: { ...street!, opens: '08:00', closes: '18:00', count: 12 },
    };
    const { classes } = fitDay(await day({ stores }));
    expect(classes.map(({ name, count }) => [name, count])).toEqual([
      ['medium-1000-2200', 24],
      ['medium-0800-1800', 12],
    ]);
    expect(classes[0]!.curve.shares['08:00']).toBeUndefined();
    expect(classes[1]!.curve.shares['20:00']).toBeUndefined();
  });

  it('describes one store', async () => {
    const { street } = KNOWN.stores;
    const { classes } = fitDay(await day({ stores: { street: { ...street!, count: 1 } } }));
    expect(classes).toHaveLength(1);
    expect(classes[0]).toMatchObject({ name: 'medium', count: 1, tills: 5 });
  });
});

describe('groupByHours', () => {
  it('takes a stray sale for no opening', () => {
    const regular = every(2, 540, 1200);
    const groups = groupByHours([storeAt('a', regular), storeAt('b', [300, ...regular])]);
    expect(groups.map(({ opens, closes }) => [opens, closes])).toEqual([[540, 1200]]);
  });

  it('takes few sales late in the evening for no earlier closing', () => {
    const busy = [...every(1, 540, 1200), ...every(30, 1200, 1320)];
    const quiet = every(10, 540, 1200);
    expect(groupByHours([storeAt('a', busy), storeAt('b', quiet)])).toHaveLength(1);
  });
});

describe('sizeOf', () => {
  const fleet = (...sales: number[]) =>
    sales.map((count, i) => storeAt(`s${i}`, every(1, 0, Math.min(1440, count))));
  const sizes = (...sales: number[]) => [...sizeOf(fleet(...sales)).values()];

  it('is one size when all are alike', () => {
    expect(sizes(100, 101, 99, 103, 98, 100)).toEqual(Array(6).fill('medium'));
  });

  it('moves the cut to the gap', () => {
    expect(sizes(100, 100, 101, 102, 103, 900, 901, 902)).toEqual([
      ...Array(5).fill('small'),
      ...Array(3).fill('large'),
    ]);
  });

  it('cuts into thirds', () => {
    expect(sizes(100, 100, 400, 400, 1200, 1200)).toEqual([
      'small',
      'small',
      'medium',
      'medium',
      'large',
      'large',
    ]);
  });

  it('copes with one and with two stores', () => {
    expect(sizes(100)).toEqual(['medium']);
    expect(sizes(100, 1000)).toEqual(['small', 'large']);
  });
});

describe('fitBurst', () => {
  it('does not take the door for a burst', () => {
    const minutes = new Float64Array(1440).fill(60, 540, 1200);
    expect(fitBurst(minutes, [540, 1200]).verdict).toBe('asChance');
  });
});

describe('poissonMaximum', () => {
  it('is the median of the largest of n', () => {
    // P(N <= 0) = e^-0.1 = 0.905: of one count the median is 0, of ten (0.37) it is 1.
    expect(poissonMaximum(0.1, 1)).toBe(0);
    expect(poissonMaximum(0.1, 10)).toBe(1);
    // For a mean of 100 the largest of 60 lies about 2.27 standard deviations above.
    expect(poissonMaximum(100, 60)).toBeGreaterThan(120);
    expect(poissonMaximum(100, 60)).toBeLessThan(127);
  });

  it('does not underflow for large means', () => {
    const k = poissonMaximum(5000, 60);
    expect(k).toBeGreaterThan(5100);
    expect(k).toBeLessThan(5250);
  });
});
