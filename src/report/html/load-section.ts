import { parseGate } from '../../gates/parse.ts';
import type { Measures } from '../../measure/measures.ts';
import { windowSeconds } from '../../measure/window-seconds.ts';
import { OPERATIONS } from '../../model/operations.ts';
import { formatDuration, formatTimeOfDay, significant } from '../../model/units.ts';
import { headlineOperation } from '../headline.ts';
import { type Markup, markup, NOTHING } from '../markup.ts';
import { type TimeChart, timeChart } from '../svg/time-chart.ts';
import type { Texts } from '../texts.ts';
import { type Bucket, timeline } from '../timeline.ts';

type Drawing = Omit<TimeChart, 'width' | 'height'> & { readonly height: number };

/** Load, latency and lost sales on one axis of business time, faults as shaded bands. */
export function loadSection(measures: Measures, texts: Texts): Markup {
  const { plan, faults } = measures;
  const seconds = windowSeconds(measures.seconds, plan.live);
  const shown = headlineOperation(measures);
  if (seconds.length < 3) {
    return markup`<section><h2>Load through the window</h2>
<p>The run was too short for a chart: ${seconds.length} wall seconds were recorded.</p></section>
`;
  }
  const op = shown === undefined ? -1 : OPERATIONS.indexOf(shown.operation);
  const buckets = timeline(seconds, op, plan.live.from_us);
  const shared = {
    from_us: plan.live.from_us,
    to_us: plan.live.to_us,
    at_us: buckets.map((bucket) => (bucket.from_us + bucket.to_us) / 2),
    bands: faults.map(({ id, kind, from_us, to_us }) => ({
      label: `${id} (${kind})`,
      from_us,
      to_us,
    })),
    hover: buckets.map(hoverText),
  };
  const isVirtual = measures.record.engine === 'virtual';
  const second = isVirtual ? 'a second' : 'a wall second';
  const limits = shown === undefined ? [] : limitsOn(shown.operation, plan.gates);
  return markup`<section><h2>Load through the ${texts.part}</h2>
${figure(
  `Shoppers arriving, ${second}`,
  markup`${key('load dashed', 'planned')}${key('load', 'delivered')}${key('band', 'a fault is on')}`,
  {
    ...shared,
    ...loadLines(buckets),
    named: true,
    limits: [],
    label: significant,
    title: 'Shoppers arriving, planned and delivered',
    height: 170,
  },
)}
${
  shown === undefined
    ? NOTHING
    : figure(
        `Latency of ${shown.operation}, from intended start, ${texts.clock.wall}`,
        markup`${key('latency', 'p99')}${key('latency p95', 'p95')}${key('latency p50', 'p50')}${limits.length > 0 && key('limit', 'gate')}`,
        {
          ...shared,
          ...latencyLines(buckets),
          named: false,
          limits,
          label: formatDuration,
          title: `Latency of ${shown.operation}`,
          height: 150,
        },
      )
}
${figure(`Sales lost, ${second}`, key('lost', 'lost'), {
  ...shared,
  series: [{ style: 'lost', values: buckets.map((bucket) => bucket.lost), filled: true }],
  named: false,
  limits: [],
  label: significant,
  title: 'Sales lost',
  height: 70,
})}
<p class="note">Horizontal axis: business time of day.
${isVirtual ? 'Latencies are modelled, on the wall clock.' : `A wall second is ${significant(plan.live.compression)} business seconds.`}
Hover for figures.</p></section>
`;
}

/** Each chart twice, for a screen and for a phone; style sheets show one. */
function figure(title: string, keys: Markup, drawing: Drawing): Markup {
  return markup`<figure><figcaption><b>${title}</b>${keys}</figcaption>
${timeChart({ ...drawing, width: 1120 })}
${timeChart({ ...drawing, width: 350 })}</figure>`;
}

const key = (style: string, label: string): Markup =>
  markup`<span class="key"><svg viewBox="0 0 26 10" aria-hidden="true">${
    style === 'band'
      ? markup`<g class="bands"><rect class="shade" width="26" height="10"/></g>`
      : markup`<path class="${style}" d="M1 5H25"/>`
  }</svg>${label}</span>`;

const loadLines = (buckets: readonly Bucket[]): Pick<TimeChart, 'series'> => ({
  series: [
    { style: 'load', values: buckets.map((bucket) => bucket.arrived) },
    { style: 'load dashed', values: buckets.map((bucket) => bucket.planned) },
  ],
});

const latencyLines = (buckets: readonly Bucket[]): Pick<TimeChart, 'series'> => ({
  series: [
    { style: 'latency p50', values: buckets.map((bucket) => bucket.p50) },
    { style: 'latency p95', values: buckets.map((bucket) => bucket.p95) },
    { style: 'latency', values: buckets.map((bucket) => bucket.p99) },
  ],
});

function limitsOn(operation: string, gates: readonly string[]): TimeChart['limits'] {
  return gates.flatMap((text) => {
    const { measure, limit, comparison } = parseGate(text);
    if (measure.kind !== 'latency' || measure.operation !== operation) return [];
    const quantile = `p${significant(measure.quantile * 100)}`;
    return [{ value: limit, label: `gate: ${quantile} ${comparison} ${formatDuration(limit)}` }];
  });
}

function hoverText(bucket: Bucket): string {
  const { from_us, planned, arrived, issued, lost, p50, p99 } = bucket;
  const latency =
    p50 === null || p99 === null
      ? 'no answer'
      : `p50 ${formatDuration(p50)}, p99 ${formatDuration(p99)} (wall)`;
  return [
    `${formatTimeOfDay(from_us)}: planned ${significant(planned)}/s`,
    `delivered ${significant(arrived)}/s`,
    `${significant(issued)} requests/s`,
    latency,
    `${significant(lost)} sales lost/s`,
  ].join(', ');
}
