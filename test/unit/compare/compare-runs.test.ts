import { describe, expect, it } from 'vitest';
import { compareRuns } from '../../../src/compare/compare-runs.ts';
import { comparedDigest } from '../../fixtures/compared-run.ts';

const TOLERANCE = { relative: 0.1, absolute_us: 5000 };
const base = comparedDigest({ draw: 1 });

describe('compareRuns', () => {
  it.each([2, 3, 4, 5])('finds two runs of the same plan equal (draw %i)', (draw) => {
    const { verdict, rows } = compareRuns(base, comparedDigest({ draw }), TOLERANCE);
    expect(verdict).toBe('equal');
    const latency = rows.filter(({ group }) => group === 'latency');
    expect(latency.length).toBeGreaterThan(15);
    for (const row of latency) {
      expect(row.interval.low).toBeLessThanOrEqual(0);
      expect(row.interval.high).toBeGreaterThanOrEqual(0);
    }
  });

  it.each([2, 3, 4])('finds 20 %% more latency different, and says worse (draw %i)', (draw) => {
    const { verdict, rows, why } = compareRuns(
      base,
      comparedDigest({ draw, slower: 1.2 }),
      TOLERANCE,
    );
    expect(verdict).toBe('different');
    expect(why).toContain('worse');
    const median = rows.find(
      (row) => row.subject === 'promotions.evaluate' && row.measure === 'p50',
    );
    expect(median?.verdict).toBe('worse');
    expect((median?.b ?? 0) / (median?.a ?? 1)).toBeCloseTo(1.2, 1);
  });

  it('calls a faster run better and not worse', () => {
    const { rows } = compareRuns(base, comparedDigest({ draw: 2, slower: 0.7 }), TOLERANCE);
    const verdicts = rows.filter(({ group }) => group === 'latency').map(({ verdict }) => verdict);
    expect(verdicts).toContain('better');
    expect(verdicts).not.toContain('worse');
  });

  it('leaves a difference below the tolerance alone, however sure', () => {
    const wide = { relative: 0.5, absolute_us: 0 };
    const { verdict } = compareRuns(base, comparedDigest({ draw: 2, slower: 1.2 }), wide);
    expect(verdict).toBe('equal');
  });

  it('finds issues that took twice as long, on the business clock', () => {
    const { rows } = compareRuns(base, comparedDigest({ draw: 2, longer: 2 }), TOLERANCE);
    const resolve = rows.find((row) => row.subject === 'resolve');
    expect(resolve).toMatchObject({ verdict: 'worse', clock: 'business', part: 'window' });
  });

  it('finds sales lost twice as often, and in money', () => {
    const { rows } = compareRuns(base, comparedDigest({ draw: 2, lostEach: 2 }), TOLERANCE);
    const lost = rows.filter(({ subject }) => ['sales lost', 'value lost'].includes(subject));
    expect(lost.map(({ a, b, verdict }) => [a, b, verdict])).toEqual([
      [30, 60, 'worse'],
      [150_000, 300_000, 'worse'],
    ]);
  });

  it('has an audit finding of a new kind count as worse, and a vanished one as better', () => {
    const withFinding = {
      ...base,
      parts: base.parts.map((part) => ({ ...part, audit: { paidTwice: 1 } })),
    };
    const verdictOf = (rows: ReturnType<typeof compareRuns>['rows']): unknown =>
      rows.find(({ group }) => group === 'audit')?.verdict;
    expect(verdictOf(compareRuns(base, withFinding, TOLERANCE).rows)).toBe('worse');
    expect(verdictOf(compareRuns(withFinding, base, TOLERANCE).rows)).toBe('better');
  });

  it('finds a run equal to itself in every row', () => {
    const { rows, verdict } = compareRuns(base, base, TOLERANCE);
    expect(verdict).toBe('equal');
    expect(new Set(rows.map(({ difference }) => difference))).toEqual(new Set([0]));
  });

  it.each([
    ['plan', { workHash: 'other' }],
    ['engine', { engine: 'k6' }],
    ['compression', { compression: 3 }],
    ['share of the stores', { share: 0.5 }],
    ['services', { own: ['promotions talon-one'] }],
    ['machine', { host: { cpu: 'Another', cores: 64 } }],
    ['machine', { host: null }],
    ['reliance', { doubt: 'it did not come to its planned end' }],
  ])('refuses runs that differ in their %s, unless forced, and then says so', (what, change) => {
    const other = { ...comparedDigest({ draw: 2 }), ...change };
    const refused = compareRuns(base, other, TOLERANCE);
    expect(refused).toMatchObject({ verdict: 'notComparable', rows: [], forced: false });
    expect(refused.unlike.map((one) => one.what)).toEqual([what]);
    const forced = compareRuns(base, other, TOLERANCE, true);
    expect(forced).toMatchObject({ forced: true, verdict: 'equal' });
    expect(forced.why).toContain(what);
  });

  it('does not ask for the same machine in virtual time', () => {
    const [a, b] = [base, comparedDigest({ draw: 2 })].map((run) => ({
      ...run,
      engine: 'virtual',
    }));
    const other = { ...b!, host: { cpu: 'Another', cores: 64 } };
    expect(compareRuns(a!, other, TOLERANCE).unlike).toEqual([]);
  });
});
