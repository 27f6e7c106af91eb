import { compareCounts } from './compare-counts.ts';
import { compareLatency } from './compare-latency.ts';
import { compareStages, resolvePair, type StagePair } from './compare-stages.ts';
import type { PartDigest, RunDigest } from './digest.ts';
import { judgeRows } from './judge-rows.ts';
import { type Unlikeness, unlikeness } from './likeness.ts';
import type { Row } from './row.ts';
import type { Tolerance } from './tolerance.ts';

/** Who a run is, in a comparison. */
export type RunName = Pick<RunDigest, 'runId' | 'version' | 'startedAt'>;

/** A run beside its baseline. */
export interface Comparison {
  readonly format: 1;
  /** The baseline. */
  readonly a: RunName;
  readonly b: RunName;
  readonly title: string;
  readonly currency: string;
  readonly tolerance: Tolerance;
  readonly verdict: 'equal' | 'different' | 'notComparable';
  /** One sentence. */
  readonly why: string;
  readonly unlike: readonly Unlikeness[];
  /** Compared although they are unlike. */
  readonly forced: boolean;
  /** None when the runs are unlike and it was not forced. */
  readonly rows: readonly Row[];
  readonly resolve: Readonly<Partial<Record<PartDigest['part'], StagePair>>>;
}

/**
 * Compares a run with a baseline, part by part. Equal means: no figure differs by more than both
 * chance and the tolerance.
 * @param a the baseline
 * @param force compare also what is unlike
 */
export function compareRuns(
  a: RunDigest,
  b: RunDigest,
  tolerance: Tolerance,
  force = false,
): Comparison {
  const unlike = unlikeness(a, b);
  const forced = force && unlike.length > 0;
  const parts =
    unlike.length > 0 && !force
      ? []
      : a.parts.flatMap((one): readonly (readonly [PartDigest, PartDigest])[] => {
          const other = b.parts.find(({ part }) => part === one.part);
          return other === undefined ? [] : [[one, other]];
        });
  const figures = parts.flatMap(([was, is]) => [
    ...compareLatency(was, is),
    ...compareCounts(was, is),
    ...compareStages(was, is),
  ]);
  const rows = judgeRows(figures, tolerance);
  const pairs = parts.flatMap(([was, is]) => {
    const pair = resolvePair(was, is);
    return pair === null ? [] : [[was.part, pair] as const];
  });
  return {
    format: 1,
    a: nameOf(a),
    b: nameOf(b),
    title: b.title,
    currency: b.currency,
    tolerance,
    ...verdictOf(rows, unlike, forced),
    unlike,
    forced,
    rows,
    resolve: Object.fromEntries(pairs),
  };
}

const nameOf = ({ runId, version, startedAt }: RunDigest): RunName => ({
  runId,
  version,
  startedAt,
});

function verdictOf(
  rows: readonly Row[],
  unlike: readonly Unlikeness[],
  forced: boolean,
): Pick<Comparison, 'verdict' | 'why'> {
  const differences = `they differ in ${unlike.map(({ what }) => what).join(', ')}`;
  if (unlike.length > 0 && !forced) {
    return { verdict: 'notComparable', why: `The runs are unlike: ${differences}.` };
  }
  if (rows.length === 0) {
    return { verdict: 'notComparable', why: 'The runs have no part with figures in common.' };
  }
  const said = forced ? ` The runs are unlike and were compared by force: ${differences}.` : '';
  const count = (verdict: Row['verdict']): number =>
    rows.filter((row) => row.verdict === verdict).length;
  const [worse, better, unclear] = [count('worse'), count('better'), count('unclear')];
  if (worse + better > 0) {
    const why = `Of ${rows.length} figures ${worse} are worse and ${better} better, beyond chance and the tolerance.`;
    return { verdict: 'different', why: why + said };
  }
  const open = unclear === 0 ? '' : `; ${unclear} are known too roughly to rule one out`;
  const why = `None of ${rows.length} figures differs beyond chance and the tolerance${open}.`;
  return { verdict: 'equal', why: why + said };
}
