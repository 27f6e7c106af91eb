import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BASELINE_FILE, type Baseline } from '../compare/baseline.ts';
import { readDigest } from '../compare/read-digest.ts';
import { parseTolerance } from '../compare/tolerance.ts';
import { findComparable } from './find-comparable.ts';
import type { RehearsalRequest } from './rehearsal-request.ts';

/**
 * The run that a rehearsal is compared with, read before anything is sent.
 * @throws Failure PD_USAGE, PD_RUN_UNREADABLE
 */
export async function readBaseline({
  baseline,
  cwd,
}: Pick<RehearsalRequest, 'baseline' | 'cwd'>): Promise<Baseline | undefined> {
  if (baseline === undefined) return undefined;
  const tolerance = parseTolerance('baseline-tolerance', baseline.tolerance);
  const digest = await readDigest(await findComparable(baseline.run, cwd));
  return { digest, tolerance, force: baseline.force };
}

/** Leaves it in the run folder, so that the report can be built again from there alone. */
export async function keepBaseline(folder: string, baseline: Baseline | undefined): Promise<void> {
  if (baseline === undefined) return;
  await writeFile(join(folder, BASELINE_FILE), `${JSON.stringify(baseline)}\n`);
}
