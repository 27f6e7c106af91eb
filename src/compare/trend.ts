import { type ChangePoint, changePoints } from './change-points.ts';
import type { RunName } from './compare-runs.ts';
import type { RunDigest } from './digest.ts';
import { type Unlikeness, unlikeness } from './likeness.ts';
import { type TrendFigure, trendFigures } from './trend-series.ts';

/** Like runs that a trend needs at least: with fewer no change can be told from chance. */
export const LEAST_RUNS = 6;

/** One figure through all runs that have it. */
export interface TrendSeries extends Omit<TrendFigure, 'value'> {
  /** Oldest first; `run` counts in the trend's `runs`. */
  readonly points: readonly { readonly run: number; readonly value: number }[];
  /** `index` counts in `points`. */
  readonly changes: readonly ChangePoint[];
  /** What the last change came to; a series without one is steady. */
  readonly verdict: 'worse' | 'better' | 'steady';
}

/** Runs of one plan through time. */
export interface Trend {
  readonly format: 1;
  readonly title: string;
  readonly currency: string;
  /** Those that are like the newest, oldest first. */
  readonly runs: readonly RunName[];
  readonly leftOut: readonly { readonly run: RunName; readonly unlike: readonly Unlikeness[] }[];
  readonly series: readonly TrendSeries[];
  readonly least: number;
  readonly verdict: 'worse' | 'better' | 'steady' | 'tooFew';
  /** One sentence. */
  readonly why: string;
}

/**
 * Follows every figure through the runs that are like the newest one and finds where it changed.
 * @param runs in any order, at least one
 * @param least the least change that matters, as a share of the level before it
 */
export function trendOf(runs: readonly RunDigest[], least: number): Trend {
  const rising = [...runs].sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1));
  const newest = rising.at(-1);
  if (newest === undefined) throw new RangeError('a trend needs a run');
  const judged = rising.map((run) => ({ run, unlike: unlikeness(newest, run) }));
  const alike = judged.filter(({ run, unlike }) => unlike.length === 0 || run === newest);
  const series = seriesOf(
    alike.map(({ run }) => run),
    least,
  );
  return {
    format: 1,
    title: newest.title,
    currency: newest.currency,
    runs: alike.map(({ run }) => nameOf(run)),
    leftOut: judged
      .filter(({ run, unlike }) => unlike.length > 0 && run !== newest)
      .map(({ run, unlike }) => ({ run: nameOf(run), unlike })),
    series,
    least,
    ...verdictOf(series, alike.length),
  };
}

const nameOf = ({ runId, version, startedAt }: RunDigest): RunName => ({
  runId,
  version,
  startedAt,
});

function seriesOf(runs: readonly RunDigest[], least: number): readonly TrendSeries[] {
  const known = new Map<
    string,
    { name: Omit<TrendFigure, 'value'>; points: TrendSeries['points'] }
  >();
  for (const [run, digest] of runs.entries()) {
    for (const { value, ...name } of trendFigures(digest)) {
      const key = [name.part, name.subject, name.measure].join(' ');
      const points = known.get(key)?.points ?? [];
      known.set(key, { name, points: [...points, { run, value }] });
    }
  }
  return [...known.values()].map(({ name, points }) => {
    const enough = points.length >= LEAST_RUNS;
    const changes = enough
      ? changePoints(
          points.map(({ value }) => value),
          { least },
        )
      : [];
    const last = changes.at(-1);
    const verdict = last === undefined ? 'steady' : last.after > last.before ? 'worse' : 'better';
    return { ...name, points, changes, verdict };
  });
}

function verdictOf(series: readonly TrendSeries[], runs: number): Pick<Trend, 'verdict' | 'why'> {
  if (runs < LEAST_RUNS) {
    const why = `${runs} like ${runs === 1 ? 'run is' : 'runs are'} too few: changes show from ${LEAST_RUNS} on.`;
    return { verdict: 'tooFew', why };
  }
  const worse = series.filter((one) => one.verdict === 'worse');
  const better = series.filter((one) => one.verdict === 'better');
  const named = (some: readonly TrendSeries[]): string =>
    some
      .map(({ subject, measure }) => `${subject} ${measure}`)
      .slice(0, 3)
      .join(', ');
  const many = `of ${series.length} figures over ${runs} runs`;
  if (worse.length > 0) {
    return {
      verdict: 'worse',
      why: `${worse.length} ${many} last changed for the worse: ${named(worse)}.`,
    };
  }
  if (better.length > 0) {
    return {
      verdict: 'better',
      why: `${better.length} ${many} last changed for the better, none for the worse: ${named(better)}.`,
    };
  }
  return { verdict: 'steady', why: `None ${many} changed.` };
}
