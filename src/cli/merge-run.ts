import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { mergeParts } from '../engines/k6/merge-parts.ts';
import { readParts, unlike } from '../engines/k6/parts.ts';
import type { RunEnding, RunRecord } from '../model/facts.ts';
import { Failure } from '../model/failure.ts';
import type { Plan } from '../model/plan.ts';
import type { Summary } from '../report/summary-shape.ts';
import type { ReportLanguage } from '../report/texts/report-languages.ts';
import { type ReportPaths, writeReports } from '../report/write-reports.ts';
import { planHash } from '../scenario/plan-hash.ts';
import { makeRunFolder } from './run-folder.ts';
import { saveRecord } from './save-record.ts';
import { VERSION } from './version.ts';

/** What `peakday merge` is asked for. */
export interface MergeRequest {
  /** Streams, or folders of them. */
  readonly parts: readonly string[];
  readonly plan: string | undefined;
  readonly out: string | undefined;
  readonly cwd: string;
  readonly language: ReportLanguage;
}

/** A run made of its parts. */
export interface MergedRun {
  readonly folder: string;
  readonly summary: Summary;
  readonly reports: ReportPaths;
  readonly ending: RunEnding;
  readonly strangers: number;
}

/**
 * Makes a run folder of a run's streams and writes its reports.
 * @throws Failure PD_PARTS_UNLIKE, PD_RUN_UNREADABLE, PD_USAGE, PD_DISK
 */
export async function mergeRun(request: MergeRequest): Promise<MergedRun> {
  const paths = await streamsOf(request.parts.map((part) => resolve(request.cwd, part)));
  const { hello } = await readParts(paths);
  const plan = await readPlan(request, paths);
  if (hello.version !== VERSION) {
    throw unlike(`the streams are of peakday ${hello.version}, and this is ${VERSION}`);
  }
  if (hello.planHash !== planHash(plan)) {
    throw unlike(`the streams are of another plan than ${plan.name}, seed ${plan.seed}`);
  }
  const folder = resolve(request.cwd, request.out ?? join('reports', hello.runId));
  const record: RunRecord = {
    format: 1,
    runId: hello.runId,
    scenario: plan.name,
    engine: 'k6',
    version: hello.version,
    node: process.versions.node,
    planHash: hello.planHash,
    seed: plan.seed,
    workers: hello.shards,
    command: await commandOf(request, paths, hello.shards, plan),
    startedAt: new Date(hello.started_ms).toISOString(),
  };
  await makeRunFolder(folder, plan, record);
  const { ending, strangers } = await mergeParts(folder, plan, hello.shards, paths);
  const ended = await saveRecord(folder, record, ending);
  const {
    summary,
    paths: reports,
    unwritten,
  } = await writeReports(folder, ended, request.language);
  if (unwritten !== undefined) throw unwritten;
  return { folder, summary, reports, ending, strangers };
}

/** The streams of files and folders; in a folder those that look like streams. */
async function streamsOf(parts: readonly string[]): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const part of parts) {
    const found = await stat(part).catch(() => undefined);
    if (found === undefined) {
      throw new Failure('PD_USAGE', `there is no ${part}`, {
        hint: 'give streams or their folder',
      });
    }
    if (!found.isDirectory()) paths.push(part);
    else {
      const names = (await readdir(part)).filter((name) => /\.(lines|log)$/.test(name)).sort();
      paths.push(...names.map((name) => join(part, name)));
    }
  }
  if (paths.length > 0) return paths;
  throw unlike(`there is no stream (*.lines, *.log) in ${parts.join(', ')}`);
}

/** What made the script: an export says it itself, in `rehearsal.json` beside its plan. */
async function commandOf(
  { plan: named, cwd }: MergeRequest,
  paths: readonly string[],
  vus: number,
  plan: Plan,
): Promise<string> {
  const folder = dirname(named === undefined ? (paths[0] ?? '') : resolve(cwd, named));
  const written = await readFile(join(folder, 'rehearsal.json'), 'utf8').catch(() => '{}');
  const { command } = JSON.parse(written) as { readonly command?: string };
  return command ?? `peakday k6 script ${plan.name} --seed ${plan.seed} --vus ${vus}`;
}

/** The plan that was named, or the one beside the parts. */
async function readPlan({ plan, cwd }: MergeRequest, paths: readonly string[]): Promise<Plan> {
  const beside = paths.map((path) => join(dirname(path), 'plan.json')).find(existsSync);
  const file = plan === undefined ? beside : resolve(cwd, plan);
  if (file === undefined) {
    throw new Failure('PD_USAGE', 'there is no plan.json beside the parts', {
      hint: 'name it: --plan k6/plan.json, from where the script is',
    });
  }
  try {
    const read = JSON.parse(await readFile(file, 'utf8')) as Plan;
    if (typeof read.name === 'string' && Array.isArray(read.stores)) return read;
    throw new Error('it is no plan');
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Failure('PD_RUN_UNREADABLE', `the plan cannot be read: ${why}`, {
      place: { file },
      cause,
    });
  }
}
