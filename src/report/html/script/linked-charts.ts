import uPlot from 'uplot';
import { formatDuration, formatTimeOfDay, significant } from '../../../model/units.ts';
import type { ChartPoints, LinkedCharts } from '../chart-points.ts';
import { drawBackdrop } from './draw-backdrop.ts';
import { ink } from './ink.ts';
import { listenToKeys } from './listen-to-keys.ts';

/** uPlot's own style sheet, put in by tools/build.mjs. */
declare const UPLOT_CSS: string;

let styled = false;

/** Draws the charts of a script's section anew, to be zoomed, with one cursor for all. */
export function linkCharts(script: Element): void {
  const section = script.closest('section');
  if (!section) return;
  if (!styled)
    document.head.append(
      Object.assign(document.createElement('style'), { textContent: UPLOT_CSS }),
    );
  styled = true;
  const linked = JSON.parse(script.textContent ?? '') as LinkedCharts;
  const plots: uPlot[] = [];
  const reset = document.createElement('button');
  const zoom = (min: number, max: number): void => {
    reset.hidden = min <= linked.from_s && max >= linked.to_s;
    for (const plot of plots) {
      if (plot.scales['x']?.min !== min || plot.scales['x']?.max !== max) {
        plot.setScale('x', { min, max });
      }
    }
  };
  for (const chart of linked.charts) {
    const figure = section.querySelector<HTMLElement>(`figure[data-chart="${chart.id}"]`);
    const still = figure?.querySelector('svg[role]');
    if (!figure || !still) continue;
    plots.push(plotOf(figure, chart, linked, still.getAttribute('aria-label') ?? '', zoom));
  }
  reset.type = 'button';
  reset.className = 'reset';
  reset.hidden = true;
  reset.textContent = linked.words.reset;
  reset.addEventListener('click', () => zoom(linked.from_s, linked.to_s));
  const note = section.querySelector('.note .still');
  if (note) note.textContent = linked.words.help;
  section.querySelector('h2')?.after(reset);
  for (const plot of plots) listenToKeys(plot, plots, linked, zoom);
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  scheme.addEventListener('change', () => {
    for (const plot of plots) plot.redraw(false, true);
  });
}

function plotOf(
  figure: HTMLElement,
  chart: ChartPoints,
  linked: LinkedCharts,
  title: string,
  zoom: (min: number, max: number) => void,
): uPlot {
  const frame = document.createElement('div');
  frame.className = 'plot';
  frame.tabIndex = 0;
  frame.setAttribute('role', 'group');
  frame.setAttribute('aria-label', `${title}. ${linked.words.help}`);
  const readout = document.createElement('span');
  readout.className = 'readout';
  readout.setAttribute('aria-live', 'polite');
  readout.textContent = '\u00a0';
  figure.querySelector('figcaption')?.append(readout);
  figure.append(frame);
  figure.classList.add('lively');
  const lanes =
    chart.id === 'load' ? Math.max(0, ...linked.bands.map(([, , , lane]) => lane + 1)) : 0;
  const height = (HEIGHTS[chart.id] ?? 100) + lanes * LANE;
  const figures = chart.unit === 'ms' ? milliseconds : significant;
  const axis: uPlot.Axis = {
    stroke: () => ink('--soft'),
    grid: { stroke: () => ink('--rule'), width: 1 },
    ticks: { stroke: () => ink('--rule'), width: 1 },
    font: '11px system-ui, sans-serif',
  };
  const seen = Math.max(0, ...chart.series.flatMap(({ values }) => values.map((one) => one ?? 0)));
  const near = chart.limits.filter(({ value }) => value <= seen * 3).map(({ value }) => value);
  const top = Math.max(seen, ...near) * 1.06 || 1;
  const plot = new uPlot(
    {
      width: figure.clientWidth,
      height,
      legend: { show: false },
      // Right: half of the widest time of day, which may stand at the axis' end.
      padding: [8 + lanes * LANE, 24, 0, 0],
      scales: {
        x: { time: false, range: (_, low, high) => wholeOr(linked, low, high) },
        y: { range: () => [0, top] },
      },
      axes: [
        {
          ...axis,
          values: (_, ticks) => ticks.map((at) => formatTimeOfDay(at * 1e6)),
          incrs: STEPS,
          size: 30,
        },
        {
          ...axis,
          size: 60,
          values: (_, ticks) => ticks.map((one) => (one === 0 ? '0' : figures(one))),
        },
      ],
      series: [{}, ...chart.series.map(({ label, style }) => lineOf(label, style))],
      cursor: { sync: { key: keyOf(linked) }, drag: { x: true, y: false } },
      hooks: {
        drawAxes: [(self) => drawBackdrop(self, chart, linked, { lanes, lane: LANE })],
        setScale: [
          (self, scale) => {
            const { min, max } = self.scales['x'] ?? {};
            if (scale === 'x' && min != null && max != null) zoom(min, max);
          },
        ],
        setCursor: [
          (self) => {
            const { idx } = self.cursor;
            const at = idx == null ? undefined : linked.at_s[idx];
            if (at === undefined) {
              readout.textContent = '\u00a0';
              return;
            }
            const parts = chart.series.map(({ label, values }) => {
              const value = values[idx ?? 0] ?? null;
              return `${label} ${value === null ? '–' : figures(value)}`;
            });
            readout.textContent = `${formatTimeOfDay(Math.round(at) * 1e6)}: ${parts.join(', ')}`;
          },
        ],
      },
    },
    [[...linked.at_s], ...chart.series.map(({ values }) => [...values])] as uPlot.AlignedData,
    frame,
  );
  new ResizeObserver(() => plot.setSize({ width: frame.clientWidth, height })).observe(frame);
  return plot;
}

const milliseconds = (value: number): string => formatDuration(value * 1e3);

const HEIGHTS: Readonly<Record<string, number>> = { load: 150, latency: 150 };

/** Height of a line of faults' names above the load's plot. */
const LANE = 13;

/** All points are shown with the whole of the axis about them. */
const wholeOr = (
  { at_s, from_s, to_s }: LinkedCharts,
  low: number,
  high: number,
): [number, number] =>
  low <= (at_s[0] ?? low) && high >= (at_s.at(-1) ?? high) ? [from_s, to_s] : [low, high];

/** Round seconds, minutes and hours. */
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600];

const keyOf = ({ from_s, to_s, at_s }: LinkedCharts): string => `${from_s}-${to_s}-${at_s.length}`;

function lineOf(label: string, style: string): uPlot.Series {
  const hue = `--${style.split(' ')[0]}`;
  return {
    label,
    stroke: () => ink(hue),
    width: style.includes('p50') || style.includes('p95') ? 1.2 : 1.8,
    points: { show: false },
    ...(style.includes('dashed') && { dash: [6, 4] }),
    ...(style.includes('p95') && { dash: [2, 2] }),
    ...(style === 'lost' && { fill: () => `${ink(hue)}38` }),
  };
}
