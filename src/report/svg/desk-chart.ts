import type { DeskQuarter } from '../../measure/measure-desk-chart.ts';
import { formatTimeOfDay, significant } from '../../model/units.ts';
import { Markup, markup } from '../markup.ts';
import { type Frame, xAxis, yAxis } from './axis.ts';
import { steps } from './line.ts';
import { fromZero, type Scale, timeScale } from './scale.ts';

const QUARTER_US = 900e6;

/**
 * Agents by quarter hours: bars are those busy, the line those on duty, dashes the roster, and a
 * dotted line how many the tickets would keep busy by theory.
 */
export function deskChart(
  title: string,
  quarters: readonly DeskQuarter[],
  width: number,
  height: number,
): Markup {
  const frame: Frame = { left: 40, right: width - 14, top: 8, bottom: 8 + height };
  const from_us = quarters[0]?.from_us ?? 0;
  const to_us = (quarters.at(-1)?.from_us ?? 0) + QUARTER_US;
  const x = timeScale(from_us, to_us, frame.left, frame.right, width > 600 ? 10 : 4);
  const most = quarters.reduce(
    (all, { rostered, onDuty, busy, offered }) => Math.max(all, rostered, onDuty, busy, offered),
    1,
  );
  const y = fromZero(most, frame.bottom, frame.top);
  const line = (pick: (quarter: DeskQuarter) => number, style: string): Markup =>
    steps(
      level(quarters, (quarter) => y.at(pick(quarter)), x),
      style,
    );
  const bars = quarters
    .filter(({ busy }) => busy > 0)
    .map(({ from_us: at, busy }) => {
      const [left, right, top] = [x.at(at), x.at(at + QUARTER_US), y.at(busy)];
      const [width, height] = [tenth(right - left - 1), tenth(frame.bottom - top)];
      return `M${tenth(left + 0.5)} ${top}h${width}v${height}h${-width}z`;
    });
  return markup`<svg class="${width > 600 ? 'wide' : 'narrow'}" viewBox="0 0 ${width} ${frame.bottom + 22}" role="img" aria-label="${title}">
<path class="busy" d="${new Markup(bars.join(''))}"/>${yAxis(y, frame, significant)}${xAxis(x, frame, formatTimeOfDay)}
${line(({ rostered }) => rostered, 'desk dashed')}${line(({ onDuty }) => onDuty, 'desk')}${line(({ offered }) => offered, 'theory')}</svg>`;
}

/** The corners of a line that is level through each quarter. */
function level(
  quarters: readonly DeskQuarter[],
  height: (quarter: DeskQuarter) => number,
  x: Scale,
): readonly (readonly [number, number])[] {
  const points: (readonly [number, number])[] = [];
  for (const quarter of quarters) {
    const y = height(quarter);
    if (points.at(-1)?.[1] === y) points.pop();
    else points.push([x.at(quarter.from_us), y]);
    points.push([x.at(quarter.from_us + QUARTER_US), y]);
  }
  return points;
}

const tenth = (pixels: number): number => Math.round(pixels * 10) / 10;
