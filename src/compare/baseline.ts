import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GateResult } from '../gates/judge.ts';
import { type Comparison, compareRuns } from './compare-runs.ts';
import type { RunDigest } from './digest.ts';
import type { Tolerance } from './tolerance.ts';

/** What `run --baseline` leaves in the run folder, so that its report can be built again. */
export interface Baseline {
  readonly digest: RunDigest;
  readonly tolerance: Tolerance;
  readonly force: boolean;
}

/** The file of a run folder that holds its baseline. */
export const BASELINE_FILE = 'baseline.json';

/** A run beside the baseline in its folder. */
export interface BesideBaseline {
  readonly comparison: Comparison;
  /** What the baseline's gates measured; nothing where the runs do not compare. */
  readonly was: ReadonlyMap<string, number>;
}

/** Compares a run with the baseline in its folder; undefined where it has none. */
export async function compareWithBaseline(
  folder: string,
  run: RunDigest,
): Promise<BesideBaseline | undefined> {
  const file = join(folder, BASELINE_FILE);
  if (!existsSync(file)) return undefined;
  const { digest, tolerance, force } = JSON.parse(await readFile(file, 'utf8')) as Baseline;
  const comparison = compareRuns(digest, run, tolerance, force);
  const compares = comparison.verdict !== 'notComparable';
  return { comparison, was: new Map(compares ? digest.gates : []) };
}

/**
 * A comparison as a gate: no figure may be worse than the baseline's. What got better passes;
 * runs that are unlike leave it inconclusive.
 */
export function baselineGate({ a, rows, verdict, why }: Comparison): GateResult {
  const worse = rows.filter((row) => row.verdict === 'worse');
  const incomparable = verdict === 'notComparable';
  const named = worse.slice(0, 3).map((row) => `${row.subject} ${row.measure}`);
  const more = worse.length > 3 ? ` and ${worse.length - 3} more` : '';
  return {
    gate: `figures worse than baseline ${a.runId} <= 0`,
    verdict: incomparable ? 'inconclusive' : worse.length > 0 ? 'fail' : 'pass',
    measured: incomparable ? null : worse.length,
    limit: 0,
    comparison: '<=',
    unit: 'count',
    clock: null,
    samples: rows.length,
    why: worse.length > 0 ? `worse: ${named.join(', ')}${more}` : why.replace(/\.$/, ''),
  };
}
