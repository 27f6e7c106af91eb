import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measureRun } from '../../../src/measure/measure-run.ts';
import type { Measures } from '../../../src/measure/measures.ts';
import { readRun } from '../../../src/measure/read-run.ts';
import type { Labels, Metric } from '../../../src/telemetry/metric.ts';
import { RunMeter } from '../../../src/telemetry/run-meter.ts';
import { believableRun, factAt, quietSecond, writeRunFolder } from '../../fixtures/run-folder.ts';

function find(metrics: readonly Metric[], name: string): Metric {
  const metric = metrics.find((one) => one.name === name);
  if (metric === undefined) throw new Error(`no ${name} among ${metrics.map((one) => one.name)}`);
  return metric;
}

/** The sum of a metric's values whose labels are these. */
function total(metrics: readonly Metric[], name: string, labels: Labels = {}): number {
  const metric = find(metrics, name);
  const points: readonly { readonly labels: Labels; readonly value?: number }[] = metric.points;
  return points
    .filter((point) => Object.entries(labels).every(([key, text]) => point.labels[key] === text))
    .reduce((sum, { value }) => sum + (value ?? Number.NaN), 0);
}

describe('the meter of a whole run', () => {
  const folder = mkdtempSync(join(tmpdir(), 'peakday-test-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  let measures: Measures;
  let metrics: readonly Metric[];

  beforeAll(async () => {
    const run = believableRun();
    await writeRunFolder(folder, run);
    measures = measureRun(await readRun(folder));
    const meter = new RunMeter(run.plan.currency);
    for (const [worker, seconds] of Object.entries(run.series)) {
      for (const second of seconds) meter.second(worker, second);
    }
    for (const facts of Object.values(run.facts)) for (const fact of facts) meter.fact(fact);
    metrics = meter.metrics();
  });

  it('counts requests as the report does', () => {
    expect(measures.operations.length).toBeGreaterThan(5);
    for (const { operation, issued, answered, retries, errors, intended } of measures.operations) {
      expect(total(metrics, 'peakday.requests.issued', { operation })).toBe(issued);
      expect(total(metrics, 'peakday.requests.answered', { operation })).toBe(answered);
      expect(total(metrics, 'peakday.requests.retries', { operation })).toBe(retries);
      expect(total(metrics, 'peakday.requests.errors', { operation })).toBe(errors);
      const calls = find(metrics, 'peakday.call.duration').points.find(
        ({ labels }) => labels['operation'] === operation,
      );
      expect(calls).toMatchObject({ count: intended.count, labels: { clock: 'wall' } });
    }
    expect(total(metrics, 'peakday.requests.errors', { 'error.type': '503' })).toBeGreaterThan(0);
  });

  it('counts sales and issues as the report does', () => {
    const { sales, issues } = measures;
    expect(total(metrics, 'peakday.sales.done')).toBe(sales.done);
    expect(total(metrics, 'peakday.sales.done.value')).toBe(sales.doneMinor / 100);
    const blamed = Object.entries(sales.byCause);
    expect(blamed.length).toBeGreaterThan(0);
    for (const [cause, tally] of blamed) {
      expect(total(metrics, 'peakday.sales.lost', { cause })).toBe(tally.count);
      expect(total(metrics, 'peakday.sales.lost.value', { cause })).toBe(tally.valueMinor / 100);
    }
    for (const [kind, counts] of Object.entries(issues.byKind)) {
      if (counts.began === 0) continue;
      expect(total(metrics, 'peakday.issues.began', { kind })).toBe(counts.began);
      expect(total(metrics, 'peakday.issues.open', { kind })).toBe(counts.open);
    }
    expect(total(metrics, 'peakday.issues.ended', { how: 'desk' })).toBe(issues.total.verified);
  });

  it('says of everything measured in seconds by which clock', () => {
    const timed = metrics.filter(({ unit }) => unit === 's');
    expect(timed.map(({ name }) => name).sort()).toEqual([
      'peakday.call.duration',
      'peakday.clock',
      'peakday.generator.lag',
      'peakday.issue.duration',
      'peakday.request.duration',
    ]);
    for (const { points } of timed) {
      for (const { labels } of points) expect(labels['clock']).toMatch(/^(wall|business)$/);
    }
  });
});

describe('the meter of a run under way', () => {
  it('adds up what the workers say of now, each by its last second', () => {
    const meter = new RunMeter('EUR');
    const queueing = (second: number, count: number) => ({
      ...quietSecond(second),
      sales: { ...quietSecond(second).sales, queueing: count },
    });
    meter.second('worker-1', queueing(0, 9));
    meter.second('worker-1', queueing(1, 3));
    meter.second('worker-2', queueing(0, 4));
    const metrics = meter.metrics();
    expect(total(metrics, 'peakday.shoppers.queueing')).toBe(7);
    expect(total(metrics, 'peakday.clock', { clock: 'wall' })).toBe(2);
    expect(total(metrics, 'peakday.clock', { clock: 'business' })).toBe(15 * 3600 + 20);
    expect(find(metrics, 'peakday.generator.cpu').points).toHaveLength(2);
  });

  it('shows faults and lines go and come back', () => {
    const meter = new RunMeter('EUR');
    const fault = { fault: 'wan', kind: 'network/lineDown' } as const;
    meter.fact(factAt(1, { fact: 'fault.started', ...fault } as never));
    meter.fact(factAt(1, { fact: 'line.down', store: '0001', queued: 0 }));
    expect(total(meter.metrics(), 'peakday.fault.active', { fault: 'wan' })).toBe(1);
    expect(total(meter.metrics(), 'peakday.stores.offline')).toBe(1);
    meter.fact(factAt(2, { fact: 'fault.healed', ...fault } as never));
    meter.fact(factAt(2, { fact: 'line.up', store: '0001', queued: 3 }));
    expect(total(meter.metrics(), 'peakday.fault.active', { fault: 'wan' })).toBe(0);
    expect(total(meter.metrics(), 'peakday.stores.offline')).toBe(0);
  });
});
