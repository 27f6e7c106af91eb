import { formatDuration } from '../../model/units.ts';
import { type Markup, markup } from '../markup.ts';
import { type Frame, yAxis } from './axis.ts';
import { line } from './line.ts';
import { fromZero } from './scale.ts';

const FRAME: Frame = { left: 52, right: 330, top: 8, bottom: 82 };

/**
 * Latency by percentile, each step to the right a nine more: p50, p90, p99, p99.9 (after the
 * percentile plots of Tene's HdrHistogram). Latency in wall µs, from zero.
 */
export function ninesChart(
  title: string,
  points: readonly (readonly [label: string, value: number])[],
): Markup {
  const y = fromZero(Math.max(...points.map(([, value]) => value)), FRAME.bottom, FRAME.top, 2);
  const step = (FRAME.right - FRAME.left - 30) / Math.max(1, points.length - 1);
  const x = (i: number): number => Math.round((FRAME.left + 15 + i * step) * 10) / 10;
  const dots = points.map(
    ([, value], i) => markup`<circle class="latency" cx="${x(i)}" cy="${y.at(value)}" r="2.6"/>`,
  );
  return markup`<svg viewBox="0 0 344 100" role="img" aria-label="${title}">
${yAxis(y, FRAME, formatDuration)}${line(
  points.map(([, value], i) => [x(i), y.at(value)] as const),
  'latency',
)}${dots}
<g class="axis">${points.map(
    ([label], i) => markup`<text x="${x(i)}" y="97" text-anchor="middle">${label}</text>`,
  )}</g></svg>
`;
}
