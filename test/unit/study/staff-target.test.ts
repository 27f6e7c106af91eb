import { describe, expect, it } from 'vitest';
import { Failure } from '../../../src/model/failure.ts';
import { parseTarget } from '../../../src/study/staff-target.ts';

const refusal = (text: string): Failure => {
  try {
    parseTarget(text);
  } catch (error) {
    if (error instanceof Failure) return error;
  }
  throw new Error(`${text} was not refused`);
};

describe('a target', () => {
  it.each([
    ['p90 resolve <= 15 min', 'percentile', 'resolve', 0.9, 900e6],
    ['p99.9 acknowledge<=20s', 'percentile', 'acknowledge', 0.999, 20e6],
    ['p50 resolve < 1h30min', 'percentile', 'resolve', 0.5, 5400e6],
    ['>= 80% resolve within 15min', 'share', 'resolve', 0.8, 900e6],
    ['>=95 % acknowledge within 2 min', 'share', 'acknowledge', 0.95, 120e6],
  ] as const)('%s', (text, form, stage, share, within_us) => {
    expect(parseTarget(text)).toEqual({ text, form, stage, share, within_us });
  });

  it.each([
    ['', 1, 'found the end'],
    ['90 resolve <= 15min', 1, 'expected "p90 resolve'],
    ['p90 resolved <= 15min', 5, 'found "resolved <= 15min"'],
    ['p90 resolve >= 15min', 13, 'expected <='],
    ['p90 resolve <= soon', 16, 'a duration such as 15min'],
    ['p90 resolve <= 0s', 16, 'a duration such as 15min'],
    ['p0 resolve <= 1s', 2, 'above 0 and below 100'],
    ['>= 80% resolve in 15min', 16, '"within"'],
    ['>= 100% resolve within 15min', 4, 'above 0 and below 100'],
  ])('points into %j', (text, column, message) => {
    const failure = refusal(text);
    expect(failure.code).toBe('PD_USAGE');
    expect(failure.place).toEqual({ file: '--target', line: 1, column });
    expect(failure.message).toContain(message);
    expect(failure.hint).toBeTruthy();
  });

  it('suggests the stage that was meant', () => {
    expect(refusal('p90 reslove <= 15min').hint).toBe('did you mean "resolve"?');
  });
});
