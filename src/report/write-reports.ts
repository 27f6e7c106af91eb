import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compareWithBaseline } from '../compare/baseline.ts';
import { digestOf } from '../compare/digest-of.ts';
import { measureRun } from '../measure/measure-run.ts';
import type { Measures } from '../measure/measures.ts';
import { readRun } from '../measure/read-run.ts';
import type { RunRecord } from '../model/facts.ts';
import { Failure } from '../model/failure.ts';
import { comparePage } from './html/compare-page.ts';
import { page } from './html/page.ts';
import { reportScript } from './html/report-script.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import { summariseMeasures } from './summarise-measures.ts';
import type { Summary } from './summary-shape.ts';
import { ENGLISH } from './texts/en.ts';
import { LANGUAGES } from './texts/languages.ts';
import type { ReportLanguage } from './texts/report-languages.ts';

/** Files of a report; all lie in the run folder. */
export interface ReportPaths {
  readonly summary: string;
  readonly junit: string;
  readonly markdown: string;
  readonly issues: string;
  readonly audit: string;
  readonly html: string;
}

/** The summary of a run, and where it and the rest were written. */
export interface WrittenReports {
  readonly summary: Summary;
  readonly paths: ReportPaths;
  /** PD_DISK, when the disk would not take all of them. */
  readonly unwritten: Failure | undefined;
}

/**
 * Reads a run, also one that was killed, and writes its reports into its own folder: summary.json, junit.xml, summary.md,
 * issues.ndjson, audit.ndjson, report.html. Equal recordings give equal bytes.
 * @param record that of a run which has just ended, known even when a full disk refused it
 * @param language of report.html; the rest is for machines and stays English
 * @throws Failure PD_RUN_UNREADABLE, PD_GATE_SYNTAX
 */
export async function writeReports(
  folder: string,
  record?: RunRecord,
  language: ReportLanguage = 'en',
): Promise<WrittenReports> {
  const recordings = await readRun(folder);
  const measures = measureRun({ ...recordings, record: record ?? recordings.record });
  const day = await measureDay(folder);
  const digest = digestOf(measures, day);
  const beside = await compareWithBaseline(folder, digest);
  const summary = summariseMeasures(measures, measures.plan.gates, day, beside);
  const paths: ReportPaths = {
    summary: join(folder, 'summary.json'),
    junit: join(folder, 'junit.xml'),
    markdown: join(folder, 'summary.md'),
    issues: join(folder, 'issues.ndjson'),
    audit: join(folder, 'audit.ndjson'),
    html: join(folder, 'report.html'),
  };
  const bodies: readonly (readonly [path: string, body: string])[] = [
    [paths.summary, `${JSON.stringify(summary, null, 2)}\n`],
    [paths.junit, junit(summary, ENGLISH)],
    [paths.markdown, markdown(summary, ENGLISH, measures)],
    [paths.issues, issueLines(measures)],
    [paths.audit, findingLines(measures)],
    [
      paths.html,
      page(summary, measures, LANGUAGES[language], { day, digest, script: reportScript() }),
    ],
    ...(beside === undefined
      ? []
      : [[join(folder, 'compare.html'), comparePage(beside.comparison)] as const]),
  ];
  for (const [path, body] of bodies) {
    const unwritten = await write(path, body);
    if (unwritten !== undefined) return { summary, paths, unwritten };
  }
  return { summary, paths, unwritten: undefined };
}

/** The virtual day of a rehearsal of two parts: a run folder of its own, below the run's. */
async function measureDay(folder: string): Promise<Measures | undefined> {
  const part = join(folder, 'day');
  return existsSync(join(part, 'run.json')) ? measureRun(await readRun(part)) : undefined;
}

const issueLines = (measures: Measures): string =>
  measures.issues.records.map((record) => `${JSON.stringify(record)}\n`).join('');

const findingLines = (measures: Measures): string =>
  measures.audit.findings.map((finding) => `${JSON.stringify(finding)}\n`).join('');

async function write(path: string, body: string): Promise<Failure | undefined> {
  try {
    await writeFile(path, body);
    return undefined;
  } catch (cause) {
    // Half a summary would be worse than none to whoever reads it next.
    await rm(path, { force: true }).catch(() => undefined);
    const reason = cause instanceof Error ? cause.message : String(cause);
    return new Failure('PD_DISK', `the report could not be written: ${reason}`, {
      place: { file: path },
      hint: 'make room or fix its permissions, then build the report again from the run folder',
      cause,
    });
  }
}
