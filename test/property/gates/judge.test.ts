import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '../../../src/gates/judge.ts';
import type { Measures } from '../../../src/measure/measures.ts';
import { measured } from '../../fixtures/measured.ts';
import { emptyRun, operationSecond, quietSecond } from '../../fixtures/run-folder.ts';

/** What one wall second saw, sample by sample. */
interface RawSecond {
  readonly latencies: readonly number[];
  readonly errors: number;
  readonly done: number;
  readonly lost: number;
}

const raw: fc.Arbitrary<readonly RawSecond[]> = fc.array(
  fc
    .record({
      latencies: fc.array(fc.integer({ min: 1, max: 5_000_000 }), { maxLength: 8 }),
      errors: fc.nat({ max: 8 }),
      done: fc.nat({ max: 5 }),
      lost: fc.nat({ max: 2 }),
    })
    .map((second) => ({ ...second, errors: Math.min(second.errors, second.latencies.length) })),
  { minLength: 1, maxLength: 25 },
);

/** The seconds as two workers recorded them, each half of the samples. */
function run(seconds: readonly RawSecond[]): Measures {
  const folder = emptyRun();
  for (const worker of [0, 1]) {
    folder.series[`w${worker}`] = seconds.map(({ latencies, errors, done, lost }, second) => {
      const quiet = quietSecond(second);
      const mine = latencies.filter((_, i) => i % 2 === worker);
      const failures =
        worker === 0
          ? Math.min(errors, mine.length)
          : errors - Math.min(errors, Math.ceil(latencies.length / 2));
      const sales = { ...quiet.sales, arrived: done + lost, done, lost, lostMinor: lost * 100 };
      return {
        ...quiet,
        operations:
          mine.length === 0
            ? []
            : [
                operationSecond('support.open', mine, {
                  statuses: failures > 0 ? { '500': failures } : {},
                }),
              ],
        sales: worker === 0 ? sales : quiet.sales,
      };
    });
  }
  return measured(folder);
}

/** The smallest sample with at least share p at or below it. */
function percentile(samples: readonly number[], p: number): number | null {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.max(1, Math.ceil(p * sorted.length)) - 1] ?? null;
}

const latenciesOf = (seconds: readonly RawSecond[]): number[] =>
  seconds.flatMap(({ latencies }) => latencies);

/** Every run of so many seconds; `within` also those at the start that are shorter. */
function windows(seconds: readonly RawSecond[], length: number, partial = false): RawSecond[][] {
  return seconds.flatMap((_, end) => {
    const begin = end + 1 - length;
    if (begin < 0) return partial ? [seconds.slice(0, end + 1)] : [];
    return [seconds.slice(begin, end + 1)];
  });
}

const highest = (values: readonly (number | null)[]): number | null =>
  values.reduce<number | null>((high, v) => (v === null ? high : Math.max(high ?? v, v)), null);

/** A histogram says at most 0.8 % more than the sample itself. */
function expectLatency(seen: number | null, exact: number | null): void {
  if (exact === null) expect(seen).toBeNull();
  else {
    expect(seen).toBeGreaterThanOrEqual(exact);
    expect(seen).toBeLessThanOrEqual(exact * 1.008 + 1);
  }
}

const see = (gate: string, measures: Measures): number | null =>
  judge([gate], measures)[0]!.measured;

const length = fc.integer({ min: 1, max: 12 });

describe('a gate agrees with its raw samples', () => {
  it('over the whole run and between two times of day', () => {
    fc.assert(
      fc.property(raw, fc.nat({ max: 24 }), length, (seconds, from, width) => {
        const measures = run(seconds);
        expectLatency(
          see('p90 of support.open < 1s', measures),
          percentile(latenciesOf(seconds), 0.9),
        );
        const clock = (second: number): string =>
          new Date(second * 10_000 + 15 * 3600e3).toISOString().slice(11, 19);
        const scope = `between ${clock(from)} and ${clock(from + width)}`;
        const some = seconds.slice(from, from + width);
        expectLatency(
          see(`p90 of support.open from service < 1s ${scope}`, measures),
          percentile(latenciesOf(some), 0.9),
        );
        const lost = some.reduce((sum, second) => sum + second.lost, 0);
        expect(see(`lost sales < 5 ${scope}`, measures)).toBe(some.length === 0 ? null : lost);
      }),
      { numRuns: 150 },
    );
  });

  it('in windows, whole ones and growing ones', () => {
    fc.assert(
      fc.property(raw, length, (seconds, width) => {
        const measures = run(seconds);
        const p50 = (some: RawSecond[]): number | null => percentile(latenciesOf(some), 0.5);
        for (const [word, parts] of [
          [`over ${width}s windows`, windows(seconds, width)],
          [`within ${width}s`, windows(seconds, width, true)],
        ] as const) {
          expectLatency(see(`p50 of support.open < 1s ${word}`, measures), highest(parts.map(p50)));
          const shares = parts.map((part) => {
            const all = latenciesOf(part).length;
            return all === 0 ? null : part.reduce((sum, one) => sum + one.errors, 0) / all;
          });
          const share = see(`errors of support.open < 1% ${word}`, measures);
          const exact = highest(shares);
          if (exact === null) expect(share).toBeNull();
          else expect(share).toBeCloseTo(exact, 12);
          const done = parts.map((part) => part.reduce((sum, one) => sum - one.done, 0));
          const fewest = highest(done);
          expect(see(`sales >= 1 ${word}`, measures)).toBe(fewest === null ? null : 0 - fewest);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('for a time on end: broken only where every second with samples is', () => {
    fc.assert(
      fc.property(raw, length, fc.integer({ min: 1, max: 5_000_000 }), (seconds, width, limit) => {
        const isBroken = windows(seconds, width).some((part) => {
          const known = part.flatMap((one) => percentile(one.latencies, 0.5) ?? []);
          return known.length * 2 >= width && known.every((value) => value > limit * 1.01);
        });
        const [judged] = judge([`p50 of support.open <= ${limit}us for ${width}s`], run(seconds));
        if (isBroken) expect(judged).toMatchObject({ verdict: 'fail', unit: 'us' });
        else if (judged!.measured !== null && judged!.verdict === 'fail') {
          // Only what the histogram rounds up can fail it besides.
          expect(judged!.measured).toBeLessThanOrEqual(limit * 1.02 + 2);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('a stop condition is the gate turned round', () => {
    fc.assert(
      fc.property(raw, length, fc.nat({ max: 5 }), (seconds, width, limit) => {
        const measures = run(seconds);
        const verdicts = judge(
          [
            `lost sales <= ${limit} over ${width}s windows`,
            `abort when lost sales > ${limit} over ${width}s windows`,
          ],
          measures,
        ).map(({ verdict }) => verdict);
        expect(verdicts[0]).toBe(verdicts[1]);
      }),
      { numRuns: 60 },
    );
  });
});
