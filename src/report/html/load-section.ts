import { parseGate } from '../../gates/parse.ts';
import type { Measures } from '../../measure/measures.ts';
import { windowSeconds } from '../../measure/window-seconds.ts';
import { OPERATIONS } from '../../model/operations.ts';
import { formatDuration, formatTimeOfDay, significant } from '../../model/units.ts';
import { headlineOperation } from '../headline.ts';
import { type Markup, markup } from '../markup.ts';
import { type Band, layBands } from '../svg/bands.ts';
import { timeScale } from '../svg/scale.ts';
import { type TimeChart, timeChart } from '../svg/time-chart.ts';
import type { Texts } from '../texts.ts';
import { type Bucket, timeline } from '../timeline.ts';
import type { ChartPoints, LinkedCharts } from './chart-points.ts';
import { embedded } from './embedded.ts';

/** Points of the charts that scripts draw: a day in minutes. */
const FINE = 900;
/** Points of the drawings on a phone. */
const COARSE = 60;

interface Measure {
  readonly id: string;
  readonly title: string;
  readonly unit: 'us' | 'perSecond';
  readonly height: number;
  readonly named: boolean;
  readonly limits: TimeChart['limits'];
  readonly lines: readonly Line[];
}

interface Line {
  readonly label: string;
  readonly style: string;
  readonly filled?: boolean;
  readonly of: (bucket: Bucket) => number | null;
}

/** Load, latency and lost sales on one axis of business time, faults as shaded bands. */
export function loadSection(measures: Measures, texts: Texts): Markup {
  const { plan } = measures;
  const said = texts.page.load;
  const seconds = windowSeconds(measures.seconds, plan.live);
  if (seconds.length < 3) {
    return markup`<section><h2>${said.heading(texts.part)}</h2>
<p>${said.tooShort(seconds.length)}</p></section>
`;
  }
  const shown = headlineOperation(measures);
  const op = shown === undefined ? -1 : OPERATIONS.indexOf(shown.operation);
  const buckets = (most: number): readonly Bucket[] =>
    timeline(seconds, op, plan.live.from_us, most);
  const [wide, narrow] = [buckets(90), buckets(COARSE)];
  const bands = bandsOf(measures, texts);
  const isVirtual = measures.record.engine === 'virtual';
  const all = measuresShown(measures, texts);
  return markup`<section class="load"><h2>${said.heading(texts.part)}</h2>
${all.map((one) => figure(one, [wide, narrow], bands, measures, texts))}
<p class="note">${said.axis}
${isVirtual ? said.modelled : said.wallSecondIs(significant(plan.live.compression))}
<span class="still">${said.hover}</span></p>
<script type="application/json" class="chart-points">${embedded(
    linked(all, buckets(FINE), bands, measures, texts),
  )}</script></section>
`;
}

function measuresShown(measures: Measures, texts: Texts): readonly Measure[] {
  const said = texts.page.load;
  const second = measures.record.engine === 'virtual' ? said.aSecond : said.aWallSecond;
  const shown = headlineOperation(measures);
  const rate = { unit: 'perSecond', limits: [], named: false } as const;
  const load: Measure = {
    ...rate,
    id: 'load',
    title: `${said.arriving}, ${second}`,
    height: 170,
    named: true,
    lines: [
      { label: said.delivered, style: 'load', of: ({ arrived }) => arrived },
      { label: said.planned, style: 'load dashed', of: ({ planned }) => planned },
    ],
  };
  const lost: Measure = {
    ...rate,
    id: 'lost',
    title: `${said.lostSales}, ${second}`,
    height: 70,
    lines: [{ label: said.lost, style: 'lost', filled: true, of: (bucket) => bucket.lost }],
  };
  if (shown === undefined) return [load, lost];
  const latency: Measure = {
    id: 'latency',
    title: `${said.latencyOf(shown.operation)}, ${said.fromIntended}, ${texts.clock.wall}`,
    unit: 'us',
    height: 150,
    named: false,
    limits: limitsOn(shown.operation, measures.plan.gates, said.gate),
    lines: [
      { label: 'p50', style: 'latency p50', of: ({ p50 }) => p50 },
      { label: 'p95', style: 'latency p95', of: ({ p95 }) => p95 },
      { label: 'p99', style: 'latency', of: ({ p99 }) => p99 },
    ],
  };
  return [load, latency, lost];
}

/** Faults, and the hours in which every shop is closed: the web shop, which never is, aside. */
function bandsOf({ plan, faults }: Measures, texts: Texts): readonly Band[] {
  const { from_us, to_us } = plan.live;
  const shops = plan.stores.filter(({ channel }) => channel !== 'web');
  const open = shops.length === 0 ? plan.stores : shops;
  const opens_us = Math.min(...open.map((store) => store.opens_us));
  const closes_us = Math.max(...open.map((store) => store.closes_us));
  const closed = { label: texts.page.load.closed, tone: 'closed' } as const;
  return [
    ...(opens_us > from_us ? [{ ...closed, from_us, to_us: Math.min(opens_us, to_us) }] : []),
    ...faults.map(({ id, kind, ...span }) => ({
      label: `${id} (${kind})`,
      from_us: span.from_us,
      to_us: span.to_us,
    })),
    ...(closes_us < to_us ? [{ ...closed, from_us: Math.max(closes_us, from_us), to_us }] : []),
  ];
}

/** Each chart twice, for a screen and for a phone; style sheets show one. */
function figure(
  one: Measure,
  [wide, narrow]: readonly [readonly Bucket[], readonly Bucket[]],
  bands: readonly Band[],
  measures: Measures,
  texts: Texts,
): Markup {
  const { from_us, to_us } = measures.plan.live;
  const said = texts.page.load;
  const drawing = (buckets: readonly Bucket[], width: number): Markup =>
    timeChart({
      title: one.title,
      width,
      height: one.height,
      from_us,
      to_us,
      at_us: buckets.map((bucket) => (bucket.from_us + bucket.to_us) / 2),
      series: one.lines.map(({ of, style, filled }) => ({
        style,
        values: buckets.map(of),
        ...(filled === true && { filled }),
      })),
      bands,
      named: one.named,
      limits: one.limits,
      label: labelOf(one.unit),
      hover: buckets.map((bucket) => hoverText(bucket, one)),
    });
  const keys = [
    ...one.lines.map(({ style, label }) => key(style, label)),
    ...(one.named && bands.some(({ tone }) => tone === undefined)
      ? [key('shade', said.faultOn)]
      : []),
    ...(one.named && bands.some(({ tone }) => tone === 'closed')
      ? [key('shade closed', said.closed)]
      : []),
    ...(one.limits.length > 0 ? [key('limit', said.gate)] : []),
  ];
  return markup`<figure data-chart="${one.id}"><figcaption><b>${one.title}</b>${keys}</figcaption>
${drawing(wide, 1120)}
${drawing(narrow, 350)}</figure>`;
}

const labelOf = (unit: Measure['unit']): ((value: number) => string) =>
  unit === 'us' ? formatDuration : significant;

const key = (style: string, label: string): Markup =>
  markup`<span class="key"><svg viewBox="0 0 26 10" aria-hidden="true">${
    style.startsWith('shade')
      ? markup`<g class="bands"><rect class="${style}" width="26" height="10"/></g>`
      : markup`<path class="${style}" d="M1 5H25"/>`
  }</svg>${label}</span>`;

function limitsOn(operation: string, gates: readonly string[], name: string): TimeChart['limits'] {
  return gates.flatMap((text) => {
    const { measure, limit, comparison, stops, time } = parseGate(text);
    if (measure.kind !== 'latency' || measure.operation !== operation) return [];
    // A line is drawn through the whole chart: only limits that hold all the time may be.
    if (stops || time !== null) return [];
    const quantile = `p${significant(measure.quantile * 100)}`;
    return [{ value: limit, label: `${name}: ${quantile} ${comparison} ${formatDuration(limit)}` }];
  });
}

function hoverText(bucket: Bucket, { lines, unit }: Measure): string {
  const label = labelOf(unit);
  const figures = lines.map(({ label: name, of }) => {
    const value = of(bucket);
    return `${name} ${value === null ? '–' : label(value)}`;
  });
  return `${formatTimeOfDay(bucket.from_us)}: ${figures.join(', ')}`;
}

function linked(
  all: readonly Measure[],
  buckets: readonly Bucket[],
  bands: readonly Band[],
  { plan }: Measures,
  texts: Texts,
): LinkedCharts {
  const seconds = (at_us: number): number => Math.round(at_us / 1e5) / 10;
  const axis = timeScale(plan.live.from_us, plan.live.to_us, 0, 1120, 10);
  return {
    at_s: buckets.map(({ from_us, to_us }) => seconds((from_us + to_us) / 2)),
    from_s: seconds(plan.live.from_us),
    to_s: seconds(plan.live.to_us),
    bands: layBands(bands, axis, { left: 0, right: 1120, top: 0, bottom: 0 }).map(
      ({ label, from_us, to_us, lane, tone }) => {
        const band = [label, seconds(from_us), seconds(to_us), lane] as const;
        return tone === undefined ? band : [...band, tone];
      },
    ),
    charts: all.map(({ id, unit, limits, lines }): ChartPoints => {
      const scale = unit === 'us' ? 1e3 : 1;
      return {
        id,
        unit: unit === 'us' ? 'ms' : unit,
        limits: limits.map(({ value, label }) => ({ value: value / scale, label })),
        series: lines.map(({ label, style, of }) => ({
          label,
          style,
          values: buckets.map((bucket) => rounded(of(bucket), scale)),
        })),
      };
    }),
    words: { help: texts.page.load.chartHelp, reset: texts.page.load.reset },
  };
}

/** Three digits are what a chart can show. */
const rounded = (value: number | null, scale: number): number | null =>
  value === null ? null : Number((value / scale).toPrecision(3));
