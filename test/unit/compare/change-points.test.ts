import { describe, expect, it } from 'vitest';
import { bestSplit, changePoints } from '../../../src/compare/change-points.ts';

// The series that the published test suites of Hunter and Apache Otava use.
const FIRST = [1.02, 0.95, 0.99, 1.0, 1.12, 0.9, 0.5, 0.51, 0.48, 0.48, 0.55];
const SECOND = [2.02, 2.03, 2.01, 2.04, 1.82, 1.85, 1.79, 1.81, 1.8, 1.76, 1.78];
const indexes = (...given: Parameters<typeof changePoints>): number[] =>
  changePoints(...given).map(({ index }) => index);

describe('changePoints, the published examples', () => {
  it('finds the one change of each series, with its size', () => {
    expect(indexes(FIRST)).toEqual([6]);
    expect(indexes(SECOND)).toEqual([4]);
    const change = (series: readonly number[]): string => {
      const [one] = changePoints(series);
      return `${((one!.after / one!.before - 1) * 100).toFixed(1)}%`;
    };
    expect([change(FIRST), change(SECOND)]).toEqual(['-49.4%', '-11.0%']);
  });

  it('leaves changes below the least magnitude out', () => {
    expect(indexes(FIRST, { least: 0.2 })).toEqual([6]);
    expect(indexes(SECOND, { least: 0.2 })).toEqual([]);
  });

  it('starts from zero', () => {
    expect(indexes([0, 0, 0, 1, 1.12, 0.9, 0.5, 0.51, 0.48, 0.48, 0.55])).toEqual([3, 6]);
  });

  it('finds a change across windows', () => {
    const calm = [1.02, 0.95, 0.99, 1.0, 1.12, 1.0, 1.01, 0.98, 1.01, 0.96];
    const fast = [0.5, 0.51, 0.48, 0.48, 0.55, 0.5, 0.49, 0.51, 0.5, 0.49];
    expect(indexes([...calm, ...fast], { window: 10, maxP: 0.0001 })).toEqual([10]);
  });

  it('tells a change from none as the published t-test does', () => {
    const calm = [1, 1.02, 1.05, 0.95, 0.98];
    expect(indexes([...calm, ...calm])).toEqual([]);
    const [one] = changePoints([...calm, 0.8, 0.82, 0.85, 0.79, 0.77]);
    expect(one?.index).toBe(5);
    expect(one?.p).toBeLessThan(0.001);
  });

  it('keeps what it found when values come after', () => {
    expect(indexes([...FIRST, 0.5, 0.51])).toEqual([6]);
    expect(indexes([...SECOND, 1.97])).toEqual([4]);
  });
});

describe('changePoints', () => {
  it('has the largest energy where it is largest by the definition', () => {
    const values = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9];
    const meanOf = (all: number[]): number => all.reduce((a, b) => a + b, 0) / all.length;
    const within = (side: number[]): number =>
      meanOf(side.flatMap((a, i) => side.slice(i + 1).map((b) => Math.abs(a - b))));
    const energy = (at: number): number => {
      const [x, y] = [values.slice(0, at), values.slice(at)];
      const between = meanOf(x.flatMap((a) => y.map((b) => Math.abs(a - b))));
      return ((x.length * y.length) / values.length) * (2 * between - within(x) - within(y));
    };
    const splits = values.map((_, i) => i).slice(2, -1);
    const best = splits.reduce((top, at) => (energy(at) > energy(top) ? at : top));
    expect(bestSplit(values)).toBe(best);
  });

  it('finds the steps of a constructed series exactly, up and down', () => {
    const wobble = (n: number): number => ((n * 7) % 5) / 100;
    const level = (n: number): number => (n < 20 ? 10 : n < 45 ? 12 : n < 120 ? 9 : 10);
    const series = Array.from({ length: 150 }, (_, n) => level(n) + wobble(n));
    expect(indexes(series)).toEqual([20, 45, 120]);
  });

  it('finds nothing in what never changes, in too little, and in nothing', () => {
    expect(indexes(Array.from({ length: 60 }, () => 4))).toEqual([]);
    expect(indexes([1, 2, 3])).toEqual([]);
    expect(indexes([])).toEqual([]);
  });

  it('is not moved by one outlier', () => {
    const series = Array.from({ length: 40 }, (_, n) => 100 + ((n * 13) % 7) + (n === 25 ? 80 : 0));
    expect(indexes(series)).toEqual([]);
  });
});
