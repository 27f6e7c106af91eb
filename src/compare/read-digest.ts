import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { judge } from '../gates/judge.ts';
import { measureRun } from '../measure/measure-run.ts';
import { readRun } from '../measure/read-run.ts';
import { Failure } from '../model/failure.ts';
import type { RunDigest } from './digest.ts';
import { digestOf, withGates } from './digest-of.ts';

const EMBEDDED = /<script type="application\/json" id="peakday-digest">([^<]*)<\/script>/;

/**
 * The digest of a run: measured from its folder, or as its report.html or a saved digest has it.
 * @param path a run folder, or a file of one of the two kinds
 * @throws Failure PD_RUN_UNREADABLE
 */
export async function readDigest(path: string): Promise<RunDigest> {
  if (existsSync(join(path, 'run.json'))) {
    const run = measureRun(await readRun(path));
    const part = join(path, 'day');
    const day = existsSync(join(part, 'run.json')) ? measureRun(await readRun(part)) : undefined;
    return withGates(digestOf(run, day), judge(run.plan.gates, run, day));
  }
  try {
    const text = await readFile(path, 'utf8');
    const json = path.endsWith('.json') ? text : (EMBEDDED.exec(text)?.[1] ?? '');
    const digest: unknown = JSON.parse(json);
    if (isDigest(digest)) return digest;
  } catch (cause) {
    throw unreadable(path, cause);
  }
  throw unreadable(path);
}

const isDigest = (value: unknown): value is RunDigest =>
  typeof value === 'object' &&
  value !== null &&
  'format' in value &&
  value.format === 1 &&
  'workHash' in value &&
  'parts' in value &&
  Array.isArray(value.parts);

const unreadable = (path: string, cause?: unknown): Failure =>
  new Failure('PD_RUN_UNREADABLE', `${path} holds no run that can be compared`, {
    place: { file: path },
    hint: 'give a run folder, or a report.html that this version of peakday wrote',
    ...(cause === undefined ? {} : { cause }),
  });
