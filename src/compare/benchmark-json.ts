import type { Trend, TrendSeries } from './trend.ts';

/** One figure as github-action-benchmark reads it with the tool `customSmallerIsBetter`. */
export interface BenchmarkEntry {
  readonly name: string;
  readonly unit: string;
  readonly value: number;
  readonly extra: string;
}

/** The newest run's figures; less is better in all of them. Latency in ms, money in major units. */
export function benchmarkEntries({ series, runs, currency }: Trend): readonly BenchmarkEntry[] {
  return series.flatMap(({ part, subject, measure, unit, clock, points }) => {
    const last = points.at(-1);
    if (last === undefined || last.run !== runs.length - 1) return [];
    const [named, factor] = scaleOf(unit, clock, currency);
    const value = Number((last.value * factor).toPrecision(6));
    const extra = `${part === 'day' ? 'virtual day' : 'live window'}, ${clock === null ? 'count' : `${clock} clock`}`;
    return [{ name: `${part}: ${subject} ${measure}`, unit: named, value, extra }];
  });
}

function scaleOf(
  unit: TrendSeries['unit'],
  clock: TrendSeries['clock'],
  currency: string,
): readonly [unit: string, factor: number] {
  switch (unit) {
    case 'us':
      return clock === 'business' ? ['s', 1e-6] : ['ms', 1e-3];
    case 'share':
      return ['%', 100];
    case 'count':
      return ['count', 1];
    case 'minor':
      return [currency, 0.01];
  }
}
