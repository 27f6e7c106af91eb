import type { Row } from '../../compare/row.ts';
import { formatDuration } from '../../model/units.ts';
import { type Markup, markup } from '../markup.ts';
import { type Frame, yAxis } from '../svg/axis.ts';
import type { Scale } from '../svg/scale.ts';
import { signedText } from './compare-figures.ts';

const WIDTH = 360;
const FRAME: Frame = { left: 62, right: 350, top: 10, bottom: 150 };

/**
 * Where two distributions differ: the difference of each quantile with its interval, as a share
 * of the baseline's. Inside the shaded band a difference does not matter; zero is the baseline.
 */
export function shiftChart(subject: string, rows: readonly Row[]): Markup {
  const reach = Math.max(
    0.01,
    ...rows.flatMap(({ interval, floor, a }) => [-interval.low / a, interval.high / a, floor / a]),
  );
  const y = aroundZero(reach);
  const gap = (FRAME.right - FRAME.left) / rows.length;
  const x = (i: number): number => Math.round((FRAME.left + gap * (i + 0.5)) * 10) / 10;
  const band = rows.map(({ floor, a }, i) => {
    const top = y.at(floor / a);
    const height = Math.round((y.at(-floor / a) - top) * 10) / 10;
    return markup`<rect x="${Math.round((x(i) - gap / 2) * 10) / 10}" y="${top}"
width="${Math.round(gap * 10) / 10}" height="${height}"/>`;
  });
  return markup`<svg viewBox="0 0 ${WIDTH} 176" role="img"
aria-label="Differences of the quantiles of ${subject}, with intervals">
<g class="band">${band}</g>${yAxis(y, FRAME, (value) => signedText(value, { unit: 'share' }, ''))}
<g class="shift">${rows.map((row, i) => {
    const { interval, difference, verdict, measure, a, b } = row;
    const clear = verdict === 'worse' || verdict === 'better';
    return markup`<g class="${verdict}"><title>${measure}: ${formatDuration(a)} to ${formatDuration(b)}</title>
<path d="M${x(i)} ${y.at(interval.low / a)}V${y.at(interval.high / a)}"/><circle cx="${x(i)}"
cy="${y.at(difference / a)}" r="3.6" class="${clear ? 'clear' : 'open'}"/></g>`;
  })}</g>
<g class="axis">${rows.map(
    ({ measure }, i) =>
      markup`<text x="${x(i)}" y="168" text-anchor="middle">${measure.slice(1)}</text>`,
  )}</g></svg>`;
}

/** Round steps up and down from zero. */
function aroundZero(reach: number): Scale {
  const power = 10 ** Math.floor(Math.log10(reach / 2));
  const step =
    [1, 1.5, 2, 2.5, 5, 10].map((n) => n * power).find((n) => n * 2 >= reach) ?? reach / 2;
  const high = step * 2;
  const middle = (FRAME.top + FRAME.bottom) / 2;
  const half = (FRAME.bottom - FRAME.top) / 2;
  return {
    low: -high,
    high,
    ticks: [-2, -1, 0, 1, 2].map((n) => n * step),
    at: (value) => Math.round((middle - (value / high) * half) * 10) / 10,
  };
}
