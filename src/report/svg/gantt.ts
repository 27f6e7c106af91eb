import { formatTimeOfDay } from '../../model/units.ts';
import { Markup, markup } from '../markup.ts';
import { type Frame, xAxis } from './axis.ts';
import { type Scale, timeScale } from './scale.ts';

interface Stretch {
  readonly from_us: number;
  readonly to_us: number;
}

/** One row: when somebody was there, and when with something in hand. */
export interface GanttRow {
  readonly label: string;
  readonly there: readonly Stretch[];
  readonly busy: readonly Stretch[];
}

const WIDTH = 900;
const LEFT = 150;
const ROW = 11;

/** Days of people side by side over business time: a thin bar there, a thick one busy. */
export function gantt(
  title: string,
  rows: readonly GanttRow[],
  from_us: number,
  to_us: number,
): Markup {
  const bottom = 4 + rows.length * ROW;
  const frame: Frame = { left: LEFT, right: WIDTH - 14, top: 0, bottom };
  const x = timeScale(from_us, to_us, frame.left, frame.right, 10);
  const drawn = rows.map(({ label, there, busy }, i) => {
    const top = 4 + i * ROW;
    return markup`<text x="${LEFT - 6}" y="${top + 8}" text-anchor="end">${label}</text>${bars('there', there, x, top + 3, 3)}${bars('busy', busy, x, top + 1, 7)}`;
  });
  return markup`<svg class="gantt" viewBox="0 0 ${WIDTH} ${bottom + 22}" role="img" aria-label="${title}">
${drawn}${xAxis(x, frame, formatTimeOfDay)}</svg>`;
}

/** One path for all bars of a row; what is nearer than a pixel is one bar. */
function bars(
  style: string,
  stretches: readonly Stretch[],
  x: Scale,
  top: number,
  height: number,
): Markup {
  const joined: { left: number; right: number }[] = [];
  for (const { from_us, to_us } of stretches) {
    if (to_us < x.low || from_us > x.high) continue;
    const left = Math.round(x.at(Math.max(x.low, from_us)));
    const right = Math.max(left + 1, Math.round(x.at(Math.min(x.high, to_us))));
    const last = joined.at(-1);
    if (last !== undefined && left <= last.right + 1) last.right = Math.max(last.right, right);
    else joined.push({ left, right });
  }
  if (joined.length === 0) return markup``;
  const path = joined
    .map(({ left, right }) => `M${left} ${top}h${right - left}v${height}h${left - right}z`)
    .join('');
  return markup`<path class="${style}" d="${new Markup(path)}"/>`;
}
