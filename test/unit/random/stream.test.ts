import { describe, expect, it } from 'vitest';
import { bites } from '../../../src/random/fault-draw.ts';
import { hash64, RollingHash, runKey } from '../../../src/random/hash.ts';
import { Stream, valueAt, word } from '../../../src/random/stream.ts';

const key = runKey(1, 0);

describe('streams', () => {
  it('are frozen: rng scheme 1 draws these words, for ever', () => {
    const stream = new Stream(key, 'store/0417/shopper/12', 'shopper');
    expect([stream.word(), stream.word(), stream.word()]).toMatchInlineSnapshot(`
      [
        2866612237,
        2300606252,
        521414583,
      ]
    `);
  });

  it('depend on seed, path, purpose and ordinal, and on nothing else', () => {
    const path = hash64('store/0001');
    const base = word(key, path, 'shopper', 0);
    expect(word(key, path, 'shopper', 0)).toBe(base);
    expect(word(runKey(2, 0), path, 'shopper', 0)).not.toBe(base);
    expect(word(runKey(1, 1), path, 'shopper', 0)).not.toBe(base);
    expect(word(key, hash64('store/0002'), 'shopper', 0)).not.toBe(base);
    expect(word(key, path, 'issue', 0)).not.toBe(base);
    expect(word(key, path, 'shopper', 1)).not.toBe(base);
  });

  it('of consecutive stores and seeds are uniform and uncorrelated', () => {
    const n = 20_000;
    const first = (i: number): number => word(key, hash64(`store/${i}`), 'shopper', 0) / 2 ** 32;
    const seeds = (i: number): number =>
      word(runKey(i, 0), hash64('store/1'), 'shopper', 0) / 2 ** 32;
    for (const draw of [first, seeds]) {
      const values = Array.from({ length: n }, (_, i) => draw(i));
      const mean = values.reduce((sum, v) => sum + v, 0) / n;
      let lagged = 0;
      for (let i = 1; i < n; i++) lagged += ((values[i] ?? 0) - 0.5) * ((values[i - 1] ?? 0) - 0.5);
      // Four standard errors of the mean and of the lag-1 correlation.
      expect(Math.abs(mean - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / n));
      expect(Math.abs((lagged / n) * 12)).toBeLessThan(4 / Math.sqrt(n));
    }
  });

  it('interpolate baked distributions and round when asked to', () => {
    const distribution = { quantiles: [0, 10, 100], integer: false };
    expect(valueAt(distribution, 0)).toBe(0);
    expect(valueAt(distribution, 2 ** 30)).toBe(5);
    expect(valueAt(distribution, 2 ** 31)).toBe(10);
    expect(valueAt({ ...distribution, integer: true }, 2 ** 31 + 2 ** 28)).toBe(21);
  });
});

describe('fault draws', () => {
  it('bite at the asked rate, the same whatever the order', () => {
    const trigger = { kind: 'rate', rate: 0.3, per: 'request' } as const;
    const draw = (i: number): boolean => bites(trigger, key, 'f', `store/1/till/${i % 7}`, i);
    const forwards = Array.from({ length: 7000 }, (_, i) => draw(i));
    const backwards = Array.from({ length: 7000 }, (_, i) => draw(6999 - i)).reverse();
    expect(backwards).toEqual(forwards);
    const bitten = forwards.filter(Boolean).length;
    expect(Math.abs(bitten - 2100)).toBeLessThan(4 * Math.sqrt(7000 * 0.3 * 0.7));
  });

  it('per till are decided once a till', () => {
    const trigger = { kind: 'rate', rate: 0.5, per: 'till' } as const;
    for (let till = 0; till < 20; till++) {
      const seen = new Set(
        Array.from({ length: 9 }, (_, i) => bites(trigger, key, 'f', `till/${till}`, i)),
      );
      expect(seen.size).toBe(1);
    }
  });

  it('count: the first so many, and every so many', () => {
    const of = (trigger: Parameters<typeof bites>[0]): boolean[] =>
      Array.from({ length: 6 }, (_, i) => bites(trigger, key, 'f', 'd', i));
    expect(of({ kind: 'first', count: 2 })).toEqual([true, true, false, false, false, false]);
    expect(of({ kind: 'every', count: 3 })).toEqual([false, false, true, false, false, true]);
  });
});

describe('rolling hash', () => {
  it('depends on values and their order', () => {
    const hash = (...values: number[]): string =>
      values.reduce((rolling, value) => rolling.add(value), new RollingHash()).hex();
    expect(hash(1, 2)).toBe(hash(1, 2));
    expect(hash(1, 2)).not.toBe(hash(2, 1));
    expect(hash(2 ** 40)).not.toBe(hash(0));
    expect(hash(1)).toMatch(/^[0-9a-f]{16}$/);
  });
});
