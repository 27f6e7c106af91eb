import { survivalQuantile } from '../stats/survival-quantile.ts';
import { resolvePair } from './compare-stages.ts';
import type { PartDigest, RunDigest } from './digest.ts';
import { groupedQuantile } from './grouped-quantile.ts';
import { joinedValue, unpackHistogram } from './pack-histogram.ts';
import type { Figure } from './row.ts';

/** A figure that is followed from run to run; less is better. */
export interface TrendFigure
  extends Pick<Figure, 'part' | 'subject' | 'measure' | 'unit' | 'clock'> {
  readonly value: number;
}

const LATENCIES = [0.5, 0.99] as const;
/** Values beyond a percentile, at least, for it to be followed. */
const BEYOND = 2;

/** The figures of a run that a trend follows; what a run has no figure of is absent. */
export const trendFigures = (run: RunDigest): readonly TrendFigure[] =>
  run.parts.flatMap((part) => [...latencies(part), ...counts(part), ...resolve(part)]);

const latencies = ({ part, operations }: PartDigest): readonly TrendFigure[] =>
  operations.flatMap(({ operation, blocks }) => {
    const pairs = new Map<number, number>();
    for (const [bucket, count] of blocks.flatMap(unpackHistogram)) {
      pairs.set(bucket, (pairs.get(bucket) ?? 0) + count);
    }
    const rising = [...pairs].sort(([a], [b]) => a - b);
    const values = rising.map(([bucket]) => joinedValue(bucket));
    const grouped = { values, counts: rising.map(([, count]) => count) };
    const n = grouped.counts.reduce((sum, count) => sum + count, 0);
    return LATENCIES.filter((p) => n * (1 - p) >= BEYOND).map((p) => ({
      part,
      subject: operation,
      measure: `p${p * 100}`,
      unit: 'us' as const,
      clock: 'wall' as const,
      value: groupedQuantile(grouped, p),
    }));
  });

function counts({ part, errors, issued, lost, lostMinor, audit }: PartDigest): TrendFigure[] {
  const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);
  const whole = { part, clock: null, measure: 'total' } as const;
  const share = sum(errors) / Math.max(1, sum(issued));
  return [
    { ...whole, subject: 'requests', measure: 'error share', unit: 'share', value: share },
    { ...whole, subject: 'sales lost', unit: 'count', value: sum(lost) },
    { ...whole, subject: 'value lost', unit: 'minor', value: sum(lostMinor) },
    { ...whole, subject: 'audit findings', unit: 'count', value: sum(Object.values(audit)) },
  ];
}

function resolve(part: PartDigest): readonly TrendFigure[] {
  const curve = resolvePair(part, part)?.a;
  const value = curve === undefined ? null : survivalQuantile(curve, 0.5);
  const name = { part: part.part, subject: 'time to resolve', measure: 'median' } as const;
  return value === null ? [] : [{ ...name, unit: 'us', clock: 'business', value }];
}
