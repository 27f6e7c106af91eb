import { describe, expect, it } from 'vitest';
import type { Metric, Snapshot } from '../../../src/telemetry/metric.ts';
import { prometheusText } from '../../../src/telemetry/prometheus-text.ts';

const snapshot = (...metrics: readonly Metric[]): Snapshot => ({
  run: {
    runId: 'r1',
    scenario: 'say "hi"',
    engine: 'live',
    version: '0.1.0',
    seed: 1,
    compression: 10,
    started_ms: 1_000,
  },
  metrics,
  at_ms: 2_000,
});
const marks = 'run_id="r1",scenario="say \\"hi\\"",engine="live"';

describe('prometheus text', () => {
  it('names and types a counter, and escapes labels', () => {
    const points = [{ labels: { 'error.type': 'a\\b\nc' }, value: 3 }];
    const text = prometheusText(
      snapshot({ name: 'a.b', unit: '{x}', about: 'As.', kind: 'counter', points }),
    );
    expect(text.split('\n')).toEqual([
      '# HELP a_b_total As.',
      '# TYPE a_b_total counter',
      `a_b_total{${marks},error_type="a\\\\b\\nc"} 3`,
      '',
    ]);
  });

  it('adds up the buckets of a histogram, the last one without a limit', () => {
    const point = { labels: {}, bounds: [0.5, 1], counts: [1, 0, 4], count: 5, sum: 9.5 };
    const text = prometheusText(
      snapshot({ name: 'lag', unit: 's', about: 'Late.', kind: 'histogram', points: [point] }),
    );
    expect(text.split('\n').slice(2)).toEqual([
      `lag_seconds_bucket{${marks},le="0.5"} 1`,
      `lag_seconds_bucket{${marks},le="1"} 1`,
      `lag_seconds_bucket{${marks},le="+Inf"} 5`,
      `lag_seconds_sum{${marks}} 9.5`,
      `lag_seconds_count{${marks}} 5`,
      '',
    ]);
  });

  it('calls a share a ratio', () => {
    const points = [{ labels: {}, value: 0.5 }];
    const text = prometheusText(
      snapshot({ name: 'cpu', unit: '1', about: 'Busy.', kind: 'gauge', points }),
    );
    expect(text).toContain(`\ncpu_ratio{${marks}} 0.5\n`);
  });
});
