import { describe, expect, it } from 'vitest';
import { benchmarkEntries } from '../../../src/compare/benchmark-json.ts';
import type { RunDigest } from '../../../src/compare/digest.ts';
import { trendOf } from '../../../src/compare/trend.ts';
import { comparedDigest } from '../../fixtures/compared-run.ts';

const runs = (count: number, slowerFrom = count): RunDigest[] =>
  Array.from({ length: count }, (_, n) => ({
    ...comparedDigest({ draw: n + 1, slower: n < slowerFrom ? 1 : 1.2 }),
    startedAt: `2026-11-${String(n + 1).padStart(2, '0')}T09:00:00.000Z`,
  }));

describe('trendOf', () => {
  it('is steady over runs of the same plan', () => {
    expect(trendOf(runs(10), 0.05)).toMatchObject({ verdict: 'steady', leftOut: [] });
  });

  it('names the run from which latency was 20 % up', () => {
    const trend = trendOf(runs(12, 7).reverse(), 0.05);
    expect(trend.verdict).toBe('worse');
    const p50 = trend.series.find((one) => one.subject === 'promotions.evaluate');
    expect(p50?.changes.map(({ index }) => index)).toEqual([7]);
    expect(trend.runs[7]?.runId).toBe('run-8');
    expect(trend.why).toContain('promotions.evaluate p50');
  });

  it('leaves out what is unlike the newest run, and says in what', () => {
    const [first, ...others] = runs(7);
    const trend = trendOf([{ ...first!, compression: 99 }, ...others], 0.05);
    expect(trend.runs).toHaveLength(6);
    expect(trend.leftOut[0]?.unlike.map(({ what }) => what)).toEqual(['compression']);
  });

  it('says when there are too few', () => {
    expect(trendOf(runs(2), 0.05)).toMatchObject({ verdict: 'tooFew' });
  });
});

it('gives the newest run to github-action-benchmark', () => {
  const entries = benchmarkEntries(trendOf(runs(2), 0.05));
  expect(entries.length).toBeGreaterThan(5);
  for (const entry of entries) {
    expect(Object.keys(entry).sort()).toEqual(['extra', 'name', 'unit', 'value']);
    expect(Number.isFinite(entry.value)).toBe(true);
  }
  expect(new Set(entries.map(({ name }) => name)).size).toBe(entries.length);
  const p50 = entries.find(({ name }) => name === 'window: promotions.evaluate p50');
  expect(p50).toMatchObject({ unit: 'ms', extra: 'live window, wall clock' });
  expect(p50?.value).toBeGreaterThan(35);
  expect(p50?.value).toBeLessThan(60);
});
