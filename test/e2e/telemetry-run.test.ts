import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ended, peakday, start } from './cli-process.ts';
import { scratchFolder } from './scratch-folder.ts';
import { until } from './telemetry-served.ts';

interface Export {
  readonly resourceMetrics: readonly {
    readonly scopeMetrics: readonly {
      readonly metrics: readonly {
        readonly name: string;
        readonly sum?: { readonly dataPoints: readonly { readonly asDouble: number }[] };
      }[];
    }[];
  }[];
}

describe('peakday run with metrics', () => {
  const folder = scratchFolder();
  const bodies: string[] = [];
  let server: Server;
  let ended: Ended;
  let scraped = '';

  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (text: string) => {
        body += text;
      });
      request.on('end', () => {
        bodies.push(body);
        response.end('{}');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const otlp = ['--otlp', `http://127.0.0.1:${port}`, '--prometheus-port', '0'];
    const args = ['run', 'smoke', '--seed', '1', '--no-day', '--out', 'run', '--json', ...otlp];
    const started = start(args, folder);
    const url = await started.says(/metrics for Prometheus at (http:\S+)/);
    scraped = await until(
      async () => (await fetch(url)).text(),
      (text) => text.includes('peakday_clock_seconds{'),
    );
    ended = await started.ended;
  }, 90_000);
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });

  it('exports during the run, and at its end what the report says', () => {
    expect(ended.code, ended.stderr).not.toBe(1);
    const summary = JSON.parse(ended.stdout) as { readonly requests: { readonly issued: number } };
    expect(bodies.length).toBeGreaterThan(2);
    const last = JSON.parse(bodies.at(-1) ?? '') as Export;
    const metrics = last.resourceMetrics[0]?.scopeMetrics[0]?.metrics ?? [];
    const issued = metrics.find(({ name }) => name === 'peakday.requests.issued');
    const total = issued?.sum?.dataPoints.reduce((sum, point) => sum + point.asDouble, 0);
    expect(summary.requests.issued).toBeGreaterThan(100);
    expect(total).toBe(summary.requests.issued);
  });

  it('is scraped meanwhile', () => {
    expect(scraped).toMatch(/^peakday_clock_seconds\{run_id="smoke-.*clock="wall"\} \d+$/m);
  });

  it('is exported when it is over', async () => {
    const args = ['report', 'run', '--trace-events', 'out/t.json', '--csv', 'out/csv'];
    const { code, stdout, stderr } = await peakday(args, folder);
    expect(code, stderr).toBe(0);
    const files = stdout.trim().split('\n');
    expect(files.slice(1)).toEqual([
      'out/t.json',
      'out/csv/series.csv',
      'out/csv/issues.csv',
      'out/csv/findings.csv',
    ]);
    expect(files.filter((file) => !existsSync(join(folder, file)))).toEqual([]);
  });

  it('sends nothing to another host that was not allowed, and makes no folder', async () => {
    const args = ['run', 'smoke', '--out', 'no', '--otlp', 'http://otlp.example:4318'];
    const { code, stderr } = await peakday(args, folder);
    expect(code).toBe(2);
    expect(stderr).toMatch(/PD_TARGET_FORBIDDEN[\s\S]*--allow-host otlp\.example/);
    expect(existsSync(join(folder, 'no'))).toBe(false);
  });
});
