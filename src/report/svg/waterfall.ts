import { type Markup, markup } from '../markup.ts';
import { type Frame, xAxis } from './axis.ts';
import { fromZero } from './scale.ts';

/** One step of a waterfall: what it adds, and the figure written beside it. */
export interface Fall {
  readonly label: string;
  readonly value: number;
  readonly figure: string;
}

const WIDTH = 420;
const ROW = 33;

/**
 * What a total is made of, step by step from zero: each bar begins where the one above ended, and
 * the last is the whole.
 */
export function waterfall(
  title: string,
  falls: readonly Fall[],
  total: Fall,
  label: (value: number) => string,
): Markup {
  const bottom = 4 + (falls.length + 1) * ROW;
  const frame: Frame = { left: 8, right: WIDTH - 36, top: 4, bottom };
  const x = fromZero(total.value, frame.left, frame.right, 3);
  let sum = 0;
  const rows = falls.map((fall, i) => {
    const from = sum;
    sum += fall.value;
    return row(fall, 'fall', i, x.at(from), x.at(sum));
  });
  const joints = falls.map((_, i) => {
    const at = x.at(falls.slice(0, i + 1).reduce((all, { value }) => all + value, 0));
    const top = 4 + i * ROW + 28;
    return markup`<path class="joint" d="M${at} ${top}v${ROW - 11}"/>`;
  });
  return markup`<svg class="waterfall" viewBox="0 0 ${WIDTH} ${bottom + 22}" role="img" aria-label="${title}">
<g class="axis"><line class="zero" x1="${frame.left}" x2="${frame.left}" y1="4" y2="${bottom}"/></g>
${joints}${rows}${row(total, 'whole', falls.length, x.at(0), x.at(total.value))}
${xAxis(x, frame, (value) => (value === 0 ? '0' : label(value)))}</svg>`;
}

const row = (
  { label, figure }: Fall,
  style: string,
  at: number,
  left: number,
  right: number,
): Markup => {
  const top = 4 + at * ROW;
  return markup`<text class="name" x="13" y="${top + 12}">${label}</text><text class="figure" x="${WIDTH - 4}" y="${top + 12}" text-anchor="end">${figure}</text>
<rect class="${style}" x="${left}" y="${top + 17}" width="${Math.max(1, Math.round((right - left) * 10) / 10)}" height="11"/>`;
};
