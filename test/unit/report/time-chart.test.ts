import { describe, expect, it } from 'vitest';
import { type TimeChart, timeChart } from '../../../src/report/svg/time-chart.ts';

const HOUR = 3600e6;
const chart = (limit: number): TimeChart => ({
  title: 'Latency',
  width: 1120,
  height: 150,
  from_us: 15 * HOUR,
  to_us: 16 * HOUR,
  at_us: [15.25 * HOUR, 15.75 * HOUR],
  series: [{ style: 'latency', values: [40, 100] }],
  bands: [],
  named: false,
  limits: [{ value: limit, label: 'gate' }],
  label: String,
  hover: ['a', 'b'],
});
const drawn = (limit: number): string => String(timeChart(chart(limit)));
const topTick = (svg: string): number =>
  Math.max(...[...svg.matchAll(/<text[^>]*>(\d+)<\/text>/g)].map(([, tick]) => Number(tick)));

describe('a time chart', () => {
  it('draws a limit that lies near what was seen', () => {
    expect(drawn(250)).toContain('<line class="limit"');
    expect(topTick(drawn(250))).toBeGreaterThanOrEqual(250);
  });

  it('names a limit far above, and is not flattened by it', () => {
    const svg = drawn(1000);
    expect(svg).not.toContain('<line class="limit"');
    expect(svg).toContain('gate ↑');
    expect(topTick(svg)).toBe(100);
  });

  it('keeps the label of a limit at the very top inside the drawing', () => {
    for (const [, y] of drawn(100).matchAll(/<text class="limit" x="[\d.]+" y="([\d.-]+)"/g)) {
      expect(Number(y)).toBeGreaterThan(12);
    }
    expect(drawn(100)).toContain('text class="limit"');
  });
});
