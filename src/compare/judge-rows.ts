import { studentTQuantile } from '../stats/student-t.ts';
import type { Figure, Row, RowVerdict } from './row.ts';
import type { Tolerance } from './tolerance.ts';

/** What all intervals together may miss. */
const MISSED = 0.05;
/** Least differences that matter where a tolerance for latencies says nothing. */
const LEAST = { business_us: 30e6, share: 0.005, count: 1, minor: 1 } as const;

/**
 * Judges figures: different is what is beyond chance and at least the tolerance. The intervals
 * are b - a ± t·s with Bonferroni's correction (Dunn 1961), so that looking at a hundred rows
 * finds no more by chance than looking at one.
 */
export function judgeRows(figures: readonly Figure[], tolerance: Tolerance): readonly Row[] {
  const reach = new Map<number, number>();
  const quantile = (df: number): number => {
    const known = reach.get(df) ?? studentTQuantile(1 - MISSED / 2 / figures.length, df);
    reach.set(df, known);
    return known;
  };
  return figures.map(({ stdErr, df, ...figure }) => {
    const difference = figure.b - figure.a;
    const half = stdErr === 0 ? 0 : quantile(df) * stdErr;
    const floor = Math.max(tolerance.relative * Math.abs(figure.a), leastOf(figure, tolerance));
    const interval = { low: difference - half, high: difference + half };
    return { ...figure, difference, interval, floor, verdict: verdictOf(figure, half, floor) };
  });
}

function leastOf({ unit, clock }: Pick<Figure, 'unit' | 'clock'>, tolerance: Tolerance): number {
  if (unit !== 'us') return LEAST[unit];
  return clock === 'wall' ? tolerance.absolute_us : LEAST.business_us;
}

function verdictOf(
  { a, b, better }: Pick<Figure, 'a' | 'b' | 'better'>,
  half: number,
  floor: number,
): RowVerdict {
  const size = Math.abs(b - a);
  if (size > 0 && size >= floor && size > half)
    return b < a === (better === 'less') ? 'better' : 'worse';
  return size + half <= floor ? 'equal' : 'unclear';
}
