import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measureRun } from '../../src/measure/measure-run.ts';
import type { Measures } from '../../src/measure/measures.ts';
import { readRun } from '../../src/measure/read-run.ts';
import { Telemetry } from '../../src/telemetry/telemetry.ts';
import { findOtelcol } from '../../tools/find-telemetry.mjs';
import { scratchFolder } from './scratch-folder.ts';
import { growingRun } from './telemetry-growing-run.ts';
import { freePort, type ServedTool, serveTool, until } from './telemetry-served.ts';

const otelcol = findOtelcol();
if (otelcol === undefined) {
  console.error('SKIPPED: no otelcol; get it with: npm run setup:telemetry');
}

/** One metric as the collector's debug exporter tells it: description, then data points. */
function told(output: string, name: string): readonly string[] {
  return output.split(/^Metric #\d+$/m).filter((part) => part.includes(`-> Name: ${name}\n`));
}

const sumOf = (text: string | undefined, value: RegExp): number =>
  [...(text ?? '').matchAll(value)].reduce((sum, match) => sum + Number(match[1]), 0);

describe.skipIf(otelcol === undefined)('a real OpenTelemetry collector', () => {
  const folder = scratchFolder();
  let collector: ServedTool;
  let measures: Measures;
  let output = '';
  const said: string[] = [];

  beforeAll(async () => {
    const port = await freePort();
    const config = `
receivers: { otlp: { protocols: { http: { endpoint: '127.0.0.1:${port}' } } } }
exporters: { debug: { verbosity: detailed } }
service:
  telemetry: { metrics: { level: none } }
  pipelines: { metrics: { receivers: [otlp], exporters: [debug] } }
`;
    writeFileSync(join(folder, 'otelcol.yaml'), config);
    const args = ['--config=otelcol.yaml'];
    collector = await serveTool(otelcol ?? '', args, folder, /Everything is ready/);
    const path = join(folder, 'run');
    mkdirSync(path);
    const { run, grow } = await growingRun(path, 'otlp-run');
    const otlp = { url: `http://127.0.0.1:${port}`, headers: {} };
    const outlets = { otlp, remoteWrite: undefined, scrapePort: undefined };
    const telemetry = await Telemetry.open(outlets, (text) => said.push(text));
    telemetry.begin(path, run.record, run.plan);
    while (grow(60)) await new Promise((resolve) => setTimeout(resolve, 1_100));
    await telemetry.end();
    await telemetry.close();
    measures = measureRun(await readRun(path));
    output = await until(
      () => collector.output(),
      (text) => told(text, 'peakday.clock').length >= 2,
    );
  }, 60_000);

  afterAll(() => collector?.stop());

  it('takes every export without a complaint', () => {
    expect(said).toEqual([]);
    expect(told(output, 'peakday.requests.issued').length).toBeGreaterThanOrEqual(2);
    expect(output).not.toMatch(/\terror\t/);
  });

  it('knows whose numbers they are', () => {
    for (const attribute of [
      'service.name: Str(peakday)',
      'service.instance.id: Str(otlp-run)',
      'peakday.run.id: Str(otlp-run)',
      'peakday.scenario: Str(black-friday)',
      'peakday.engine: Str(live)',
      'peakday.clock: Str(wall)',
      'peakday.compression: Double(10)',
      'peakday.seed: Int(7)',
    ]) {
      expect(output).toContain(`-> ${attribute}`);
    }
  });

  it('has the totals of the report in the last export', () => {
    const issued = told(output, 'peakday.requests.issued').at(-1);
    expect(issued).toContain('-> Unit: {request}');
    expect(issued).toContain('-> IsMonotonic: true');
    expect(issued).toContain('-> AggregationTemporality: Cumulative');
    expect(sumOf(issued, /^Value: ([\d.]+)$/gm)).toBe(measures.requests.issued);
    const calls = told(output, 'peakday.call.duration').at(-1);
    expect(calls).toContain('-> DataType: Histogram');
    expect(calls).toContain('-> clock: Str(wall)');
    expect(sumOf(calls, /^Count: (\d+)$/gm)).toBe(
      measures.operations.reduce((sum, { intended }) => sum + intended.count, 0),
    );
    const open = told(output, 'peakday.issues.open').at(-1);
    expect(open).toContain('-> DataType: Gauge');
    expect(sumOf(open, /^Value: ([\d.]+)$/gm)).toBe(measures.issues.total.open);
  });
});
