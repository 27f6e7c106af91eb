import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FingerprintRecord, RecordedFact, RunRecord } from '../model/facts.ts';
import { Failure } from '../model/failure.ts';
import type { Plan } from '../model/plan.ts';
import type { SecondRecord } from '../model/series.ts';
import { FactLedger } from './fact-ledger.ts';
import { type Damage, readLines } from './read-lines.ts';
import { SeriesLedger } from './series-ledger.ts';

/** A run folder, read: series added up, facts joined. */
export interface RunRecordings {
  readonly record: RunRecord;
  readonly plan: Plan;
  readonly series: SeriesLedger;
  readonly facts: FactLedger;
  /** Lines that could not be read; a killed worker tears its last one. */
  readonly torn: number;
  /** Of a run in virtual time that came to its end. */
  readonly fingerprint: string | null;
}

/**
 * Reads a run folder: `run.json`, `plan.json`, `facts/*.ndjson`, `series/*.ndjson`. Streams; the
 * order of the files' names is the only order that counts, so equal folders read equally.
 * @throws Failure PD_RUN_UNREADABLE when the folder or one of its two documents is not readable
 */
export async function readRun(folder: string): Promise<RunRecordings> {
  const record = (await readDocument(folder, 'run.json')) as RunRecord;
  const plan = (await readDocument(folder, 'plan.json')) as Plan;
  const damage: Damage = { torn: 0 };
  const series = new SeriesLedger();
  for (const name of await recordings(folder, 'series')) {
    const worker = series.worker(name.replace(/\.ndjson$/, ''));
    await readLines(join(folder, 'series', name), damage, (line) => {
      if (!isSecond(line)) return false;
      series.add(line, worker);
      return true;
    });
  }
  const facts = new FactLedger();
  for (const name of await recordings(folder, 'facts')) {
    await readLines(join(folder, 'facts', name), damage, (line) => {
      if (!isFact(line)) return false;
      facts.add(line);
      return true;
    });
  }
  facts.end();
  const fingerprint = await readFingerprint(folder);
  return { record, plan, series, facts, torn: damage.torn, fingerprint };
}

async function readFingerprint(folder: string): Promise<string | null> {
  try {
    const text = await readFile(join(folder, 'fingerprint.json'), 'utf8');
    return (JSON.parse(text) as FingerprintRecord).fingerprint;
  } catch {
    return null;
  }
}

async function readDocument(folder: string, name: string): Promise<unknown> {
  const file = join(folder, name);
  let document: unknown;
  try {
    document = JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    throw unreadable(file, `${folder} is not a run that can be read: no usable ${name}`, cause);
  }
  if (!isObject<'format'>(document) || document.format !== 1) {
    throw unreadable(file, `${name} is not of format 1, the one this version reads`);
  }
  return document;
}

async function recordings(folder: string, part: string): Promise<readonly string[]> {
  try {
    const names = await readdir(join(folder, part));
    return names.filter((name) => name.endsWith('.ndjson')).sort();
  } catch {
    return [];
  }
}

const unreadable = (file: string, message: string, cause?: unknown): Failure =>
  new Failure('PD_RUN_UNREADABLE', message, {
    place: { file },
    hint: 'give the folder of a run, one that holds run.json, plan.json, facts/ and series/',
    ...(cause === undefined ? {} : { cause }),
  });

type Members<Name extends string> = { readonly [name in Name]?: unknown };

const isObject = <Name extends string>(value: unknown): value is Members<Name> =>
  typeof value === 'object' && value !== null;

const isSecond = (line: unknown): line is SecondRecord =>
  isObject<'second' | 'operations' | 'sales' | 'generator'>(line) &&
  typeof line.second === 'number' &&
  Array.isArray(line.operations) &&
  isObject(line.sales) &&
  isObject(line.generator);

const isFact = (line: unknown): line is RecordedFact =>
  isObject<'fact' | 'at_us'>(line) &&
  typeof line.fact === 'string' &&
  typeof line.at_us === 'number';
