import { describe, expect, it } from 'vitest';
import { fromZero, timeScale } from '../../../src/report/svg/scale.ts';

describe('fromZero', () => {
  it.each([
    [0, [0, 0.25, 0.5, 0.75, 1]],
    [1, [0, 0.25, 0.5, 0.75, 1]],
    [47, [0, 20, 40, 60]],
    [1_030_000, [0, 500_000, 1_000_000, 1_500_000]],
  ])('goes from zero to a round number above %d', (highest, ticks) => {
    const scale = fromZero(highest, 100, 0);
    expect(scale.ticks).toEqual(ticks);
    expect(scale.at(0)).toBe(100);
    expect(scale.at(scale.high)).toBe(0);
  });
});

describe('timeScale', () => {
  it('puts ticks at round times inside the span', () => {
    const at = (minute: number): number => (15 * 60 + minute) * 60e6;
    const scale = timeScale(at(1), at(19), 0, 900, 10);
    expect(scale.ticks).toEqual([2, 4, 6, 8, 10, 12, 14, 16, 18].map(at));
    expect(scale.at(at(10))).toBe(450);
  });
});
