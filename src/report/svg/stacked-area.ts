import { formatTimeOfDay, significant } from '../../model/units.ts';
import { Markup, markup } from '../markup.ts';
import { type Frame, xAxis, yAxis } from './axis.ts';
import { fromZero, type Scale, timeScale } from './scale.ts';

/** One layer: a quantity over time; its style names the fill. */
export interface Layer {
  readonly style: string;
  readonly values: readonly number[];
}

/** Quantities over business time that add up to a whole, the first at the bottom; sizes in pixels. */
export interface StackedArea {
  readonly title: string;
  readonly width: number;
  readonly height: number;
  /** Business instants of the values, rising. */
  readonly at_us: readonly number[];
  readonly layers: readonly Layer[];
  /** `wide` and `narrow` are two drawings of one chart, of which a screen shows one. */
  readonly fit: 'wide' | 'narrow' | 'any';
}

const LEFT = 40;
const RIGHT = 14;
const TOP = 8;

/** Layers stacked over business time of day, from zero. */
export function stackedArea({ title, width, height, at_us, layers, fit }: StackedArea): Markup {
  const frame: Frame = { left: LEFT, right: width - RIGHT, top: TOP, bottom: TOP + height };
  const edges = stack(layers, at_us.length);
  const most = Math.max(0, ...(edges.at(-1) ?? []));
  const [from_us, to_us] = [at_us[0] ?? 0, at_us.at(-1) ?? 1];
  const x = timeScale(from_us, to_us, frame.left, frame.right, width > 600 ? 10 : 4);
  const y = wholeScale(most, frame);
  const areas = layers.map(
    ({ style, values }, i) =>
      values.some((value) => value > 0) &&
      markup`<path class="layer ${style}" d="${new Markup(
        between(edges[i + 1] ?? [], edges[i] ?? [], at_us, x, y),
      )}"/>`,
  );
  return markup`<svg class="${fit}" viewBox="0 0 ${width} ${frame.bottom + 22}" role="img" aria-label="${title}">
${areas.filter((area) => area !== false)}
${yAxis(y, frame, significant)}${xAxis(x, frame, formatTimeOfDay)}</svg>`;
}

/** A scale for counts: no half things on its axis. */
function wholeScale(most: number, { bottom, top }: Frame): Scale {
  return fromZero(most, bottom, top, Math.max(1, Math.min(4, Math.floor(most))));
}

/** The sums below and above each layer. */
function stack(layers: readonly Layer[], length: number): readonly (readonly number[])[] {
  let below = Array.from({ length }, () => 0);
  return [
    below,
    ...layers.map(({ values }) => {
      below = below.map((sum, i) => sum + (values[i] ?? 0));
      return below;
    }),
  ];
}

/** Along the upper edge and back along the lower one; points that lie on a level line are left out. */
function between(
  upper: readonly number[],
  lower: readonly number[],
  at_us: readonly number[],
  x: Scale,
  y: Scale,
): string {
  const points = (edge: readonly number[]): (readonly [number, number])[] =>
    edge
      .map((value, i) => [x.at(at_us[i] ?? 0), y.at(value), i] as const)
      .filter(
        ([, , i]) =>
          i === 0 || i === edge.length - 1 || edge[i - 1] !== edge[i] || edge[i + 1] !== edge[i],
      )
      .map(([px, py]) => [px, py] as const);
  const round = [...points(upper), ...points(lower).reverse()];
  return `M${round.map(([px, py]) => `${px} ${py}`).join('L')}Z`;
}
