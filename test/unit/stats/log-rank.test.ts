import { describe, expect, it } from 'vitest';
import { logRank } from '../../../src/stats/log-rank.ts';
import { LOG_RANK, SURVIVAL } from '../../fixtures/reference-cases.ts';
import { expectClose } from './close.ts';

const groups = SURVIVAL.map(({ time, status }) =>
  time.map((at, i) => ({ time: at, event: status[i] === 1 })),
);

describe('logRank', () => {
  it('agrees with R survdiff', () => {
    const actual = logRank(groups[0]!, groups[1]!);
    expect(actual.observed).toEqual(LOG_RANK.observed);
    expectClose(actual.expected[0], LOG_RANK.expected[0]);
    expectClose(actual.expected[1], LOG_RANK.expected[1]);
    expectClose(actual.variance, LOG_RANK.variance);
    expectClose(actual.chiSquare, LOG_RANK.chiSquare);
    expectClose(actual.p, LOG_RANK.p);
  });

  it('cannot tell groups apart without events, nor a group from itself', () => {
    const open = [{ time: 5, event: false }];
    expect(logRank(open, open)).toMatchObject({ observed: [0, 0], chiSquare: 0, p: 1 });
    expect(logRank([], groups[0]!)).toMatchObject({ chiSquare: 0, p: 1 });
    expect(logRank(groups[0]!, groups[0]!).p).toBeCloseTo(1, 12);
  });

  it('refuses a time that is none', () => {
    expect(() => logRank([{ time: Number.NaN, event: true }], [])).toThrow(RangeError);
  });
});
