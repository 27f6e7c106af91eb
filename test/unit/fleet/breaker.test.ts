import { describe, expect, it } from 'vitest';
import { Breaker } from '../../../src/fleet/breaker.ts';
import { seconds } from '../../../src/model/units.ts';

const limits = { failures: 3, openFor_us: seconds(10), probes: 2 };
const opened = (): Breaker => {
  const breaker = new Breaker(limits);
  for (let i = 0; i < 3; i++) breaker.saw(false, 0);
  return breaker;
};

describe('a breaker', () => {
  it('opens after failures in a row only', () => {
    const breaker = new Breaker(limits);
    for (const good of [false, false, true, false, false]) breaker.saw(good, 0);
    expect(breaker.admits(0)).toBe(true);
    breaker.saw(false, 0);
    expect(breaker.isOpen).toBe(true);
    expect(breaker.admits(1)).toBe(false);
  });

  it('lets few probes through once it was open long enough, and closes on the first success', () => {
    const breaker = opened();
    expect(breaker.admits(seconds(10) - 1)).toBe(false);
    const let_through = [1, 2, 3].map(() => breaker.admits(seconds(10)));
    expect(let_through).toEqual([true, true, false]);
    breaker.saw(true, seconds(11));
    expect(breaker.isOpen).toBe(false);
    expect(breaker.admits(seconds(11))).toBe(true);
  });

  it('stays open when the probe fails, from then on', () => {
    const breaker = opened();
    breaker.admits(seconds(10));
    breaker.saw(false, seconds(12));
    expect(breaker.admits(seconds(21))).toBe(false);
    expect(breaker.admits(seconds(22))).toBe(true);
  });

  it('is not kept open by a probe that nobody hears of again', () => {
    const breaker = opened();
    for (let i = 0; i < 3; i++) breaker.admits(seconds(10));
    expect(breaker.admits(seconds(19))).toBe(false);
    expect(breaker.admits(seconds(20))).toBe(true);
  });
});
