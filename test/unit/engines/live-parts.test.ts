import { describe, expect, it } from 'vitest';
import { classify, retryAfterSeconds } from '../../../src/engines/record/attempt.ts';
import { dealStores } from '../../../src/engines/wall/deal.ts';
import { Exemplars } from '../../../src/engines/wall/exemplars.ts';
import { Marks } from '../../../src/engines/wall/marks.ts';
import { Memory } from '../../../src/engines/wall/memory.ts';
import { Pace } from '../../../src/engines/wall/pace.ts';
import { RateCeiling } from '../../../src/engines/wall/rate-ceiling.ts';
import { TimerWheel } from '../../../src/engines/wall/wheel.ts';
import type { StorePlan } from '../../../src/model/plan.ts';

describe('timer wheel', () => {
  it('fires at the first advance at or after the due time, never before, in order of ticks', () => {
    const wheel = new TimerWheel(0);
    const fired: number[] = [];
    const due = [5_000, 1_500, 9_000_000, 3_000, 4_500_000];
    for (const at of due) wheel.set(at, () => fired.push(at));
    wheel.advance(1_400);
    expect(fired).toEqual([]);
    wheel.advance(6_000);
    expect(fired).toEqual([1_500, 3_000, 5_000]);
    wheel.advance(8_999_999);
    expect(fired).toEqual([1_500, 3_000, 5_000, 4_500_000]);
    wheel.advance(20_000_000);
    expect(fired).toHaveLength(5);
    expect(wheel.size).toBe(0);
  });

  it('forgets what is cancelled, and takes timers set while it fires', () => {
    const wheel = new TimerWheel(0);
    const fired: string[] = [];
    const gone = wheel.set(2_000, () => fired.push('gone'));
    wheel.set(2_000, () => {
      fired.push('first');
      wheel.set(2_500, () => fired.push('second'));
    });
    wheel.cancel(gone);
    wheel.cancel(gone);
    expect(wheel.size).toBe(1);
    wheel.advance(2_000);
    wheel.advance(4_000);
    expect(fired).toEqual(['first', 'second']);
  });
});

describe('rate ceiling', () => {
  it('lets a tenth of a second through at once and holds the rest back evenly', () => {
    const ceiling = new RateCeiling(1000);
    const now = 10_000_000;
    const delays = Array.from({ length: 1100 }, () => ceiling.delay(now));
    expect(delays.filter((delay) => delay === 0)).toHaveLength(100);
    expect(Math.max(...delays)).toBeCloseTo(1_000_000, -1);
  });
});

describe('pace', () => {
  const S = 1e6;

  it('holds nobody back before the service asked for patience', () => {
    const pace = new Pace();
    for (let i = 0; i < 1000; i++) {
      expect(pace.delay(i)).toBe(0);
      pace.passed(i);
    }
  });

  it('sends nothing before the advised instant, then at a rate below what was taken before', () => {
    const pace = new Pace();
    for (let i = 0; i < 200; i++) pace.passed(10 * S + i * 5000);
    pace.limited(11 * S, 4);
    const delays = Array.from({ length: 141 }, () => pace.delay(11 * S));
    expect(delays[0]).toBe(4 * S);
    // 200 a second were taken, seven tenths of it are sent: 140 in the second after.
    expect((delays[140] ?? 0) - (delays[0] ?? 0)).toBeCloseTo(S, -4);
    expect(new Set(delays).size).toBe(141);
  });

  it('learns once from the refusals of what was on its way already', () => {
    const once = new Pace();
    const often = new Pace();
    for (const pace of [once, often]) {
      for (let i = 0; i < 100; i++) pace.passed(S + i);
      pace.limited(1.5 * S, 2);
    }
    for (let i = 0; i < 50; i++) often.limited(1.5 * S + i, 2);
    const gap = (pace: Pace): number => -pace.delay(4 * S) + pace.delay(4 * S);
    expect(gap(often)).toBe(gap(once));
  });

  it('grows while answers pass, until it holds nobody back', () => {
    const pace = new Pace();
    for (let i = 0; i < 100; i++) pace.passed(S + i);
    pace.limited(1.5 * S, 1);
    let now = 3 * S;
    let sent = 0;
    for (; sent < 1e6; sent++) {
      const delay = pace.delay(now);
      now += delay;
      pace.passed(now);
      if (delay === 0 && pace.delay(now) === 0 && pace.delay(now) === 0) break;
    }
    expect(sent).toBeGreaterThan(1000);
    expect(sent).toBeLessThan(1e6);
  });

  it('takes a limit without a time for a second', () => {
    const pace = new Pace();
    pace.limited(S, 0);
    expect(pace.delay(S)).toBe(S);
  });
});

describe('what a binding remembers', () => {
  it('is bounded: the oldest goes first, what is written again stays', () => {
    const memory = new Memory(3);
    for (const key of ['a', 'b', 'c', 'a', 'd']) memory.set(key, key);
    expect([...memory.keys()]).toEqual(['c', 'a', 'd']);
  });
});

describe('dealing stores', () => {
  const stores = [9, 3, 8, 1, 7, 2, 6].map((tills, i) => ({ id: String(i), tills }) as StorePlan);

  it('gives every store to exactly one worker, evenly by tills', () => {
    const hands = dealStores(stores, 3);
    expect(hands.flat().sort()).toEqual(stores.map(({ id }) => id));
    const tills = hands.map((hand) =>
      hand.reduce((sum, id) => sum + (stores[Number(id)]?.tills ?? 0), 0),
    );
    expect(Math.max(...tills) - Math.min(...tills)).toBeLessThanOrEqual(3);
  });

  it('never hires more workers than there are stores', () => {
    expect(dealStores(stores.slice(0, 2), 8)).toHaveLength(2);
  });
});

describe('what became of an attempt', () => {
  it.each([
    ['ECONNREFUSED', 'refused'],
    ['ECONNRESET', 'reset'],
    ['UND_ERR_SOCKET', 'reset'],
    ['UND_ERR_CONNECT_TIMEOUT', 'timeout'],
  ])('%s is %s', (code, kind) => {
    expect(classify({ code })).toBe(kind);
    expect(classify({ errors: [{ code }] })).toBe(kind);
  });

  it('reads Retry-After in both forms', () => {
    expect(retryAfterSeconds('7', 0)).toBe(7);
    expect(retryAfterSeconds('Thu, 01 Jan 1970 00:00:10 GMT', 4_000)).toBe(6);
    expect(retryAfterSeconds('soon', 0)).toBeUndefined();
    expect(retryAfterSeconds(undefined, 0)).toBeUndefined();
  });
});

describe('marks', () => {
  it('give a valid traceparent, one trace for all attempts of a call', () => {
    const marks = new Marks('1.2.3', 'run-1', 0);
    const trace = marks.trace();
    const [one, two] = [marks.traceparent(trace), marks.traceparent(trace)];
    for (const header of [one, two]) expect(header).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    expect(one).not.toBe(two);
    expect(one.slice(0, 35)).toBe(two.slice(0, 35));
    expect(marks.headers('store/1/till/2', 5, one)).toContain('peakday-device');
  });
});

describe('exemplars', () => {
  it('keep a bounded number of failures and only ever slower answers', () => {
    const exemplars = new Exemplars();
    const failures = Array.from({ length: 100 }, () =>
      exemplars.isWorthKeeping('support.get', 'reset', 5),
    );
    expect(failures.filter(Boolean)).toHaveLength(20);
    expect(exemplars.isWorthKeeping('support.get', 'ok', 100_000)).toBe(true);
    expect(exemplars.isWorthKeeping('support.get', 'ok', 100_000)).toBe(false);
    expect(exemplars.isWorthKeeping('support.get', 'ok', 140_000)).toBe(true);
  });
});
