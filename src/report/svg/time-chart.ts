import { formatTimeOfDay } from '../../model/units.ts';
import { type Markup, markup } from '../markup.ts';
import { type Frame, xAxis, yAxis } from './axis.ts';
import { type Band, bandLabels, bandShades, LANE, lanesOf, layBands } from './bands.ts';
import { area, line, type Point } from './line.ts';
import { fromZero, timeScale } from './scale.ts';

/** One line of a chart: values a time, in the chart's unit; null where nothing was measured. */
export interface Series {
  readonly style: string;
  readonly values: readonly (number | null)[];
  readonly filled?: boolean;
}

/** What a chart over business time of day shows; sizes in pixels. */
export interface TimeChart {
  readonly title: string;
  readonly width: number;
  readonly height: number;
  readonly from_us: number;
  readonly to_us: number;
  /** Business instants of the values. */
  readonly at_us: readonly number[];
  readonly series: readonly Series[];
  readonly bands: readonly Band[];
  /** Whether the bands' names are written above the plot. */
  readonly named: boolean;
  readonly limits: readonly { readonly value: number; readonly label: string }[];
  readonly label: (value: number) => string;
  /** What hovering over a time says, without a script. */
  readonly hover: readonly string[];
}

const LEFT = 54;
/** Half of the widest time of day, which may stand at the axis' end. */
const RIGHT = 24;
/** A limit further above everything seen would flatten it: such a one is named at the top. */
const FAR = 3;

/** A chart over business time of day: lines from zero, faults shaded, limits where they apply. */
export function timeChart(chart: TimeChart): Markup {
  const { width, from_us, to_us } = chart;
  const right = width - RIGHT;
  const x = timeScale(from_us, to_us, LEFT, right, width > 600 ? 10 : 4);
  const lanesFrame = { left: LEFT, right, top: 0, bottom: 0 };
  const bands = layBands(chart.bands, x, lanesFrame);
  const top = 10 + (chart.named ? lanesOf(bands) * LANE : 0);
  const frame: Frame = { left: LEFT, right, top, bottom: top + chart.height };
  const seen = Math.max(0, ...chart.series.flatMap((one) => one.values.map((value) => value ?? 0)));
  const near = chart.limits.filter((limit) => seen === 0 || limit.value <= seen * FAR);
  const y = fromZero(Math.max(seen, ...near.map(({ value }) => value)), frame.bottom, frame.top);
  const points = (values: readonly (number | null)[]): Point[] =>
    values.map((value, i) =>
      value === null ? null : [x.at(chart.at_us[i] ?? from_us), y.at(value)],
    );
  return markup`<svg class="${width > 600 ? 'wide' : 'narrow'}" viewBox="0 0 ${width} ${frame.bottom + 22}" role="img" aria-label="${chart.title}">
${bandShades(bands, frame)}${chart.named && bandLabels(bands, 4)}
${yAxis(y, frame, chart.label)}${xAxis(x, frame, formatTimeOfDay)}
${chart.series.map((one) =>
  one.filled === true
    ? area(
        points(one.values).filter((point) => point !== null),
        frame.bottom,
        one.style,
      )
    : line(points(one.values), one.style),
)}
${near.map(
  ({ value, label }) =>
    markup`<line class="limit" x1="${LEFT}" x2="${right}" y1="${y.at(value)}"
y2="${y.at(value)}"/>${limitLabel(label, right, y.at(value) + (y.at(value) < 20 ? 14 : -5))}`,
)}${chart.limits
  .filter((limit) => !near.includes(limit))
  .map(({ label }, i) => limitLabel(`${label} ↑`, right, frame.top + 14 + i * 14))}
${hovers(chart, frame, x.at)}</svg>`;
}

const limitLabel = (label: string, right: number, y: number): Markup =>
  markup`<text class="limit" x="${right - 4}" y="${y}" text-anchor="end">${label}</text>`;

/** Invisible columns whose titles the browser shows: only on the wide drawing, where a mouse is. */
function hovers(
  { hover, at_us, width }: TimeChart,
  frame: Frame,
  x: (at: number) => number,
): Markup {
  if (width <= 600) return markup``;
  const half = at_us.length < 2 ? 4 : (x(at_us[1] ?? 0) - x(at_us[0] ?? 0)) / 2;
  const columns = hover.map((text, i) => {
    const left = Math.round((x(at_us[i] ?? 0) - half) * 10) / 10;
    return markup`<path d="M${left} ${frame.top}h${Math.round(half * 20) / 10}V${frame.bottom}H${left}z"><title>${text}</title></path>`;
  });
  return markup`<g class="hover">${columns}</g>`;
}
