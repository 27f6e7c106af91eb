import { type Markup, markup } from '../markup.ts';
import type { Scale } from './scale.ts';

/** The pixels of a plot inside its drawing. */
export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Horizontal grid lines with their labels to the left. */
export function yAxis(scale: Scale, frame: Frame, label: (value: number) => string): Markup {
  return markup`<g class="axis">${scale.ticks.map(
    (tick) =>
      markup`<line class="${tick === 0 ? 'zero' : 'grid'}" x1="${frame.left}" x2="${frame.right}"
y1="${scale.at(tick)}" y2="${scale.at(tick)}"/><text x="${frame.left - 6}"
y="${scale.at(tick) + 3.5}" text-anchor="end">${tick === 0 ? '0' : label(tick)}</text>`,
  )}</g>`;
}

/** Ticks along the bottom with their labels below. */
export function xAxis(scale: Scale, frame: Frame, label: (value: number) => string): Markup {
  return markup`<g class="axis">${scale.ticks.map(
    (tick) =>
      markup`<line class="tick" x1="${scale.at(tick)}" x2="${scale.at(tick)}" y1="${frame.bottom}"
y2="${frame.bottom + 4}"/><text x="${scale.at(tick)}" y="${frame.bottom + 16}"
text-anchor="middle">${label(tick)}</text>`,
  )}</g>`;
}
