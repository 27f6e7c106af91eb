import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measureRun } from '../../src/measure/measure-run.ts';
import type { Measures } from '../../src/measure/measures.ts';
import { readRun } from '../../src/measure/read-run.ts';
import { Telemetry } from '../../src/telemetry/telemetry.ts';
import { findPrometheus } from '../../tools/find-telemetry.mjs';
import { scratchFolder } from './scratch-folder.ts';
import { growingRun } from './telemetry-growing-run.ts';
import { freePort, type ServedTool, serveTool, until } from './telemetry-served.ts';

const prometheus = findPrometheus();
if (prometheus === undefined) {
  console.error('SKIPPED: no prometheus; get it with: npm run setup:telemetry');
}

interface Series {
  readonly metric: Readonly<Record<string, string>>;
  readonly value: readonly [at_s: number, value: string];
}

describe.skipIf(prometheus === undefined)('a real Prometheus', () => {
  const folder = scratchFolder();
  let server: ServedTool;
  let url = '';
  let measures: Measures;
  let scrape: Telemetry;
  const said: string[] = [];

  async function query(expr: string, at_s?: number): Promise<readonly Series[]> {
    const time = at_s === undefined ? {} : { time: String(at_s) };
    const body = new URLSearchParams({ query: expr, ...time });
    const answer = await fetch(`${url}/api/v1/query`, { method: 'POST', body });
    const { status, data, error } = (await answer.json()) as {
      readonly status: string;
      readonly error?: string;
      readonly data: { readonly result: readonly Series[] };
    };
    if (status !== 'success') throw new Error(`${expr}: ${error}`);
    return data.result;
  }
  const one = async (expr: string): Promise<number> => Number((await query(expr))[0]?.value[1]);
  const last = (name: string, run: string): Promise<number> =>
    one(`sum(last_over_time(${name}{run_id="${run}"}[5m]))`);

  beforeAll(async () => {
    const [port, scrapePort] = [await freePort(), await freePort()];
    url = `http://127.0.0.1:${port}`;
    const config = [
      'global: { scrape_interval: 1s }',
      'scrape_configs:',
      '  - job_name: peakday',
      `    static_configs: [{ targets: ['127.0.0.1:${scrapePort}'] }]`,
    ];
    writeFileSync(join(folder, 'prometheus.yml'), `${config.join('\n')}\n`);
    const args = [
      '--config.file=prometheus.yml',
      '--storage.tsdb.path=tsdb',
      `--web.listen-address=127.0.0.1:${port}`,
      '--web.enable-remote-write-receiver',
    ];
    server = await serveTool(prometheus ?? '', args, folder, /ready to receive web requests/);

    const remoteWrite = { url: `${url}/api/v1/write`, headers: {} };
    const none = { otlp: undefined, remoteWrite: undefined, scrapePort: undefined };
    const written = await Telemetry.open({ ...none, remoteWrite }, (text) => said.push(text));
    scrape = await Telemetry.open({ ...none, scrapePort }, () => undefined);
    // Prometheus takes some seconds before it scrapes a target for the first time.
    const up = await until(
      () => one('up'),
      (value) => value === 1,
    );
    expect(up).toBe(1);
    const runs = await Promise.all(
      (['written', 'scraped'] as const).map(async (name) => {
        const path = join(folder, name);
        mkdirSync(path);
        const growing = await growingRun(path, name);
        (name === 'written' ? written : scrape).begin(path, growing.run.record, growing.run.plan);
        return growing;
      }),
    );
    while (runs.map(({ grow }) => grow(25)).every(Boolean)) {
      await new Promise((resolve) => setTimeout(resolve, 1_100));
    }
    await Promise.all([written.end(), scrape.end()]);
    await written.close();
    measures = measureRun(await readRun(join(folder, 'written')));
    await until(
      () => last('peakday_requests_issued_total', 'scraped'),
      (issued) => issued === measures.requests.issued,
    );
  }, 60_000);

  afterAll(async () => {
    await scrape?.close();
    await server?.stop();
  });

  it.each(['written', 'scraped'])('holds what the report says: %s', async (run) => {
    const { requests, sales, issues } = measures;
    expect(await last('peakday_requests_issued_total', run)).toBe(requests.issued);
    expect(await last('peakday_requests_answered_total', run)).toBe(requests.answered);
    expect(await last('peakday_sales_done_total', run)).toBe(sales.done);
    expect(await last('peakday_sales_lost_total', run)).toBe(sales.lost);
    expect(await last('peakday_issues_open', run)).toBe(issues.total.open);
    expect(await last('peakday_call_duration_seconds_count', run)).toBe(
      measures.operations.reduce((sum, { intended }) => sum + intended.count, 0),
    );
    expect(said).toEqual([]);
  });

  it.each(['written', 'scraped'])('computes percentiles to the buckets: %s', async (run) => {
    const operation = 'payments.authorise';
    const p95 = await one(
      `histogram_quantile(0.95, sum by (le) (last_over_time(peakday_call_duration_seconds_bucket{run_id="${run}",operation="${operation}"}[5m])))`,
    );
    const exact = measures.operations.find((each) => each.operation === operation);
    const exact_s = (exact?.intended.quantile(0.95) ?? Number.NaN) / 1e6;
    // The bounds around it are 0.15 s and 0.2 s.
    expect(Math.abs(p95 - exact_s)).toBeLessThan(0.05);
  });

  it('knows that what was written has ended, and what it means', async () => {
    expect(await query('peakday_clock_seconds{run_id="written"}')).toEqual([]);
    expect(await query('last_over_time(peakday_clock_seconds{run_id="written"}[5m])')).toHaveLength(
      2,
    );
    const answer = await fetch(`${url}/api/v1/metadata?metric=peakday_call_duration_seconds`);
    expect(await answer.json()).toMatchObject({
      data: { peakday_call_duration_seconds: [{ type: 'histogram' }] },
    });
  });

  it('answers every query of the Grafana dashboard', async () => {
    const board = JSON.parse(readFileSync('examples/grafana/peakday.json', 'utf8')) as Dashboard;
    const variables: Readonly<Record<string, string>> = {
      $run_label: 'run_id',
      $run: 'scraped',
      $operation: '.*',
      $__rate_interval: '2m',
    };
    const queries = board.panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));
    expect(queries.length).toBeGreaterThan(15);
    for (const raw of queries) {
      const expr = raw.replace(/\$\w+/g, (name) => variables[name] ?? name);
      expect(expr).not.toContain('$');
      expect(await query(expr), expr).not.toEqual([]);
    }
  });
});

interface Dashboard {
  readonly panels: readonly { readonly targets?: readonly { readonly expr: string }[] }[];
}
