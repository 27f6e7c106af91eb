import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { measureRun } from '../measure/measure-run.ts';
import { readRun } from '../measure/read-run.ts';
import { Failure } from '../model/failure.ts';
import { findingsCsv } from './findings-csv.ts';
import { issuesCsv } from './issues-csv.ts';
import { seriesCsv } from './series-csv.ts';
import { traceEvents } from './trace-events.ts';

/** What a finished run is to be exported to; absolute paths. */
export interface ExportRequest {
  /** A file in Chrome's trace event format, of the run's first part. */
  readonly traceEvents: string | undefined;
  /** A folder for series.csv, issues.csv and findings.csv, of both parts. */
  readonly csv: string | undefined;
}

/**
 * Reads a run folder, and its virtual day where it has one, and writes what is asked for.
 * @returns the files that were written
 * @throws Failure PD_RUN_UNREADABLE, PD_DISK
 */
export async function writeExports(
  folder: string,
  request: ExportRequest,
): Promise<readonly string[]> {
  if (request.traceEvents === undefined && request.csv === undefined) return [];
  const recordings = await readRun(folder);
  const measures = measureRun(recordings);
  const written: string[] = [];
  const save = async (file: string, body: string): Promise<void> => {
    await saveFile(file, body);
    written.push(file);
  };
  if (request.traceEvents !== undefined) {
    const agents = recordings.facts.desk.agents(measures.until_us);
    await save(request.traceEvents, traceEvents(measures, agents));
  }
  if (request.csv !== undefined) {
    const day = join(folder, 'day');
    const hasDay = existsSync(join(day, 'run.json'));
    const parts = hasDay ? [measures, measureRun(await readRun(day))] : [measures];
    await save(join(request.csv, 'series.csv'), seriesCsv(parts));
    await save(join(request.csv, 'issues.csv'), issuesCsv(parts));
    await save(join(request.csv, 'findings.csv'), findingsCsv(parts));
  }
  return written;
}

async function saveFile(file: string, body: string): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, body);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Failure('PD_DISK', `the export could not be written: ${reason}`, {
      place: { file },
      hint: 'make room, or name another place',
      cause,
    });
  }
}
