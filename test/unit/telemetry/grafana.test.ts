import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { prettifyError } from 'zod';
import { prometheusName } from '../../../src/telemetry/prometheus-name.ts';
import { RunMeter } from '../../../src/telemetry/run-meter.ts';
import { believableRun, factAt } from '../../fixtures/run-folder.ts';
import { grafanaDashboard } from './grafana-schema.ts';

interface Grid {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}
interface Panel {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly description?: string;
  readonly gridPos: Grid;
  readonly datasource?: unknown;
  readonly targets?: readonly { readonly expr: string; readonly refId: string }[];
  readonly fieldConfig?: { readonly defaults: { readonly unit: string; readonly min?: number } };
}
interface Dashboard {
  readonly uid: string;
  readonly title: string;
  readonly schemaVersion: number;
  readonly panels: readonly Panel[];
  readonly templating: { readonly list: readonly { readonly name: string }[] };
}

const board = JSON.parse(readFileSync('examples/grafana/peakday.json', 'utf8')) as Dashboard;
const charts = board.panels.filter(({ type }) => type !== 'row');
const queries = charts.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));

const overlap = (a: Grid, b: Grid): boolean =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

describe('the Grafana dashboard', () => {
  it('is a dashboard by Grafana’s schema, to the last member', () => {
    const { error } = grafanaDashboard.safeParse(board);
    expect(error === undefined ? '' : prettifyError(error)).toBe('');
  });

  it.each([
    [
      'a member that Grafana does not read',
      (text: string) => text.replace('"expr"', '"expression"'),
    ],
    ['a panel beyond the columns', (text: string) => text.replace('"w": 12', '"w": 25')],
    ['a mode that there is not', (text: string) => text.replace('"multi"', '"many"')],
    ['a kind of panel that it has not', (text: string) => text.replace('"stat"', '"stats"')],
    ['an identifier twice', (text: string) => text.replace('"id": 2,', '"id": 1,')],
  ])('is held to it by a check that can say no: %s', (_, change) => {
    const text = JSON.stringify(board, null, 2);
    expect(change(text)).not.toBe(text);
    expect(grafanaDashboard.safeParse(JSON.parse(change(text))).success).toBe(false);
  });

  it('has what Grafana demands of every panel', () => {
    expect(board).toMatchObject({ uid: 'peakday-rehearsal', schemaVersion: 39 });
    expect(charts.length).toBeGreaterThan(15);
    expect(new Set(board.panels.map(({ id }) => id)).size).toBe(board.panels.length);
    for (const { title, description, targets = [], datasource, fieldConfig } of charts) {
      expect(description, title).toMatch(/\.$/);
      expect(fieldConfig?.defaults.unit, title).toMatch(/\w/);
      expect(datasource).toEqual({ type: 'prometheus', uid: `\${datasource}` });
      expect(new Set(targets.map(({ refId }) => refId)).size).toBe(targets.length);
    }
  });

  it('lays its panels on 24 columns, none over another', () => {
    for (const [i, { gridPos, title }] of board.panels.entries()) {
      expect(gridPos.x + gridPos.w, title).toBeLessThanOrEqual(24);
      const over = board.panels.slice(i + 1).filter((other) => overlap(gridPos, other.gridPos));
      expect(over.map((other) => `${title} over ${other.title}`)).toEqual([]);
    }
  });

  it('draws from zero, and neither pies nor gauges', () => {
    const kinds = new Set(charts.map(({ type }) => type));
    expect([...kinds].sort()).toEqual(['stat', 'state-timeline', 'timeseries']);
    const curves = charts.filter(({ type }) => type === 'timeseries');
    expect(curves.filter(({ fieldConfig }) => fieldConfig?.defaults.min !== 0)).toEqual([]);
  });

  it('asks for metrics that there are, by variables that there are', () => {
    const run = believableRun();
    const meter = new RunMeter('EUR');
    for (const [worker, seconds] of Object.entries(run.series)) {
      for (const second of seconds) meter.second(worker, second);
    }
    for (const facts of Object.values(run.facts)) for (const fact of facts) meter.fact(fact);
    meter.fact(factAt(1, { fact: 'line.down', store: '0001', queued: 0 }));
    const names = meter
      .metrics()
      .flatMap((metric) =>
        metric.kind === 'histogram'
          ? ['_bucket', '_sum', '_count'].map((part) => `${prometheusName(metric)}${part}`)
          : [prometheusName(metric)],
      );
    const asked = queries.flatMap((expr) => expr.match(/peakday_\w+/g) ?? []);
    expect(asked.length).toBeGreaterThanOrEqual(queries.length);
    expect([...new Set(asked)].filter((name) => !names.includes(name))).toEqual([]);
    const variables = board.templating.list.map(({ name }) => name).concat('__rate_interval');
    const used = queries.flatMap((expr) => expr.match(/(?<=\$)\w+/g) ?? []);
    expect([...new Set(used)].filter((name) => !variables.includes(name))).toEqual([]);
  });
});
