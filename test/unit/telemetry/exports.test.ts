import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measureRun } from '../../../src/measure/measure-run.ts';
import type { Measures } from '../../../src/measure/measures.ts';
import { readRun } from '../../../src/measure/read-run.ts';
import { csv } from '../../../src/telemetry/csv.ts';
import type { TraceEvent } from '../../../src/telemetry/trace-event.ts';
import { writeExports } from '../../../src/telemetry/write-exports.ts';
import { believableRun, factAt, writeRunFolder } from '../../fixtures/run-folder.ts';
import { groupBy } from './group-by.ts';

const folder = mkdtempSync(join(tmpdir(), 'peakday-test-'));
afterAll(() => rmSync(folder, { recursive: true }));
const trace = join(folder, 'out', 'run.trace.json');
const tables = join(folder, 'out', 'csv');
let measures: Measures;
let written: readonly string[];

beforeAll(async () => {
  const run = believableRun();
  run.facts['worker-1']?.push(
    factAt(20, { fact: 'ticket.audited', ticket: 'INC0000002', found: false }),
  );
  await writeRunFolder(folder, run, { tear: true });
  const day = { ...run, record: { ...run.record, engine: 'virtual' as const } };
  await writeRunFolder(join(folder, 'day'), day);
  measures = measureRun(await readRun(folder));
  written = await writeExports(folder, { traceEvents: trace, csv: tables });
});

/** RFC 4180, strictly. */
function parseCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  while (cell.lastIndex < text.length) {
    const match = cell.exec(text);
    if (match === null) throw new Error('not RFC 4180');
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

const table = (name: string): readonly Readonly<Record<string, string>>[] => {
  const [head = [], ...rows] = parseCsv(readFileSync(join(tables, name), 'utf8'));
  return rows.map((row) => {
    expect(row).toHaveLength(head.length);
    return Object.fromEntries(head.map((column, i) => [column, row[i] ?? '']));
  });
};

describe('the CSV of a run', () => {
  it('has a row for every second of both parts, with the same sums as the report', () => {
    const live = table('series.csv').filter(({ part }) => part === 'live window');
    expect(live).toHaveLength(measures.seconds.length);
    const sum = (column: string): number =>
      live.reduce((total, row) => total + Number(row[column]), 0);
    expect(sum('sales_done')).toBe(measures.sales.done);
    expect(sum('requests_issued')).toBe(measures.requests.issued);
    const { operation, intended } = measures.operations[0]!;
    expect(sum(`${operation} calls`)).toBe(intended.count);
    expect(table('series.csv').some(({ part }) => part === 'virtual day')).toBe(true);
  });

  it('has a row for every issue, empty where it never came so far', () => {
    const rows = table('issues.csv').filter(({ part }) => part === 'live window');
    expect(rows).toHaveLength(measures.issues.records.length);
    const open = rows.filter((row) => row['verified_business_s'] === '' && !row['ended_how']);
    expect(open).toHaveLength(measures.issues.total.open);
  });

  it('has a row for every finding', () => {
    const rows = table('findings.csv').filter(({ part }) => part === 'live window');
    const all = measures.findings.length + measures.audit.findings.length;
    expect(new Set(rows.map((row) => row['found_by']))).toEqual(new Set(['audit', 'reading']));
    expect(rows).toHaveLength(all);
  });

  it('quotes, and takes no formula from a service', () => {
    expect(
      csv(
        ['a', 'b'],
        [
          ['x,"y"\n', '=1+1'],
          [null, -2],
        ],
      ),
    ).toBe('a,b\r\n"x,""y""\n",\'=1+1\r\n,-2\r\n');
  });
});

describe('the trace of a run', () => {
  let document: { readonly displayTimeUnit: string; readonly traceEvents: readonly TraceEvent[] };
  beforeAll(() => {
    document = JSON.parse(readFileSync(trace, 'utf8'));
  });
  type Span = Extract<TraceEvent, { readonly ph: 'X' }>;
  const spans = (): readonly Span[] =>
    document.traceEvents.filter((event): event is Span => event.ph === 'X');

  it('is written beside the tables', () => {
    expect(written).toEqual([
      trace,
      ...['series.csv', 'issues.csv', 'findings.csv'].map((name) => join(tables, name)),
    ]);
    expect(document.displayTimeUnit).toBe('ms');
  });

  it('names every track that it uses', () => {
    const named = new Set(
      document.traceEvents.flatMap((event) =>
        event.ph === 'M' && event.name === 'thread_name' ? [`${event.pid}/${event.tid}`] : [],
      ),
    );
    expect(spans().length).toBeGreaterThan(100);
    expect(spans().filter(({ pid, tid }) => !named.has(`${pid}/${tid}`))).toEqual([]);
  });

  it('nests the spans of a track, as viewers demand', () => {
    for (const track of groupBy(spans(), ({ pid, tid }) => `${pid}/${tid}`)) {
      const open: number[] = [];
      for (const { ts, dur } of track.toSorted((a, b) => a.ts - b.ts || b.dur - a.dur)) {
        expect(Number.isInteger(ts) && ts >= 0 && Number.isInteger(dur) && dur >= 0).toBe(true);
        while ((open.at(-1) ?? Number.POSITIVE_INFINITY) <= ts) open.pop();
        expect(ts + dur).toBeLessThanOrEqual(open.at(-1) ?? Number.POSITIVE_INFINITY);
        open.push(ts + dur);
      }
    }
  });

  it('shows every issue, fault and kept request, on the wall clock', () => {
    const lives = spans().filter(({ cat, args }) => cat === 'issue' && 'issue' in args);
    expect(lives).toHaveLength(measures.issues.records.length);
    expect(spans().filter(({ cat }) => cat === 'fault')).toHaveLength(measures.faults.length);
    expect(spans().filter(({ cat }) => cat === 'request')).toHaveLength(measures.exemplars.length);
    expect(spans().filter(({ cat }) => cat === 'agent').length).toBeGreaterThan(0);
    for (const { dur, args } of lives) {
      const business_s = Number(args['lasted_business_s']);
      expect(Math.abs((dur * measures.plan.live.compression) / 1e6 - business_s)).toBeLessThan(1);
    }
  });
});
