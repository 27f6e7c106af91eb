import { whole } from '../../gates/gate-figure.ts';
import { FLOW_STATES, type FlowState } from '../../measure/issue-timeline.ts';
import type { FlowMeasure } from '../../measure/measure-flow.ts';
import type { Measures } from '../../measure/measures.ts';
import { formatDuration, formatTimeOfDay } from '../../model/units.ts';
import { type Markup, markup, NOTHING } from '../markup.ts';
import { stackedArea } from '../svg/stacked-area.ts';
import { timeChart } from '../svg/time-chart.ts';
import type { Texts } from '../texts.ts';
import { capital } from './capital.ts';
import { chartTable, thinned } from './chart-table.ts';
import { issueLimits } from './issue-limits.ts';
import { sectionId } from './section-id.ts';
import { table } from './table.ts';

/** Rows of the figures behind the chart. */
const ROWS = 25;

/** The backlog: issues by where they stood, the oldest open one, what came back or was ignored. */
export function flowSection({ flow, issues, plan }: Measures, texts: Texts): Markup {
  if (issues.total.began === 0) return NOTHING;
  const words = texts.sections.flow;
  const { most, neverTaken } = flow;
  const { reopened, resolved, reported } = issues.total;
  return markup`<section id="${sectionId('backlog', texts)}"><h2>${words.heading}</h2>
<p>${words.most(whole(most.open), formatTimeOfDay(most.at_us))} ${words.reopened(whole(reopened), whole(resolved))} ${
    neverTaken.count > 0
      ? words.neverTaken(
          whole(neverTaken.count),
          whole(neverTaken.open),
          formatDuration(neverTaken.longest_us),
        )
      : reported > 0 && words.allTaken
  }</p>
${backlog(flow, texts)}${oldest(flow, plan.gates, texts)}${figures(flow, texts)}${openIssues(flow, texts)}</section>
`;
}

function backlog({ points }: FlowMeasure, texts: Texts): Markup {
  const words = texts.sections.flow;
  const title = words.chart(texts.clock.business, texts.part);
  const at_us = points.map((point) => point.at_us);
  const seen = statesSeen(points);
  const layers = seen.map((state) => ({
    style: state,
    values: points.map(({ counts }) => counts[state]),
  }));
  const drawing = { title, at_us, layers };
  return markup`<figure class="flow"><figcaption><b>${title}</b>${[...seen].reverse().map((state) => key(state, words.state[state]))}</figcaption>
${stackedArea({ ...drawing, width: 1120, height: 190, fit: 'wide' })}
${stackedArea({ ...drawing, width: 350, height: 180, fit: 'narrow' })}</figure>
`;
}

const key = (state: FlowState, label: string): Markup =>
  markup`<span class="key"><svg viewBox="0 0 26 10" aria-hidden="true"><rect class="layer ${state}" width="26" height="10"/></svg>${label}</span>`;

/** The age of the oldest open issue, with the time that gates give issues to be solved in. */
function oldest({ points }: FlowMeasure, gates: readonly string[], texts: Texts): Markup {
  const words = texts.sections.flow;
  const title = words.oldest(texts.clock.business, texts.part);
  // Ticks at round numbers of the unit that the axis will be read in.
  const unit_us = points.some(({ oldest_us }) => oldest_us > 3 * 3600e6) ? 3600e6 : 60e6;
  const limits = issueLimits(gates, texts)
    .filter(({ stage }) => stage === 'resolve')
    .map(({ limit_us, gate }) => ({ value: limit_us / unit_us, label: gate }));
  const drawing = {
    title,
    from_us: points[0]?.at_us ?? 0,
    to_us: points.at(-1)?.at_us ?? 0,
    at_us: points.map((point) => point.at_us),
    series: [{ style: 'issues', values: points.map(({ oldest_us }) => oldest_us / unit_us) }],
    bands: [],
    named: false,
    limits,
    label: (units: number) => formatDuration(units * unit_us),
    hover: [],
    height: 90,
  };
  return markup`<figure><figcaption><b>${title}</b></figcaption>
${timeChart({ ...drawing, width: 1120 })}
${timeChart({ ...drawing, width: 350 })}</figure>
`;
}

/** What both charts show, in figures. */
function figures({ points }: FlowMeasure, texts: Texts): Markup {
  const words = texts.sections.flow;
  const seen = statesSeen(points);
  return chartTable(
    texts.sections.figures,
    words.chart(texts.clock.business, texts.part),
    [
      { head: texts.sections.at },
      ...seen.map((state) => ({ head: capital(words.state[state]), figure: true })),
      { head: words.oldestOpen, figure: true },
    ],
    thinned(points, ROWS).map(({ at_us, counts, oldest_us }) => [
      formatTimeOfDay(at_us),
      ...seen.map((state) => whole(counts[state])),
      oldest_us === 0 ? '–' : formatDuration(oldest_us),
    ]),
  );
}

const statesSeen = (points: FlowMeasure['points']): readonly FlowState[] =>
  FLOW_STATES.filter((state) => points.some(({ counts }) => counts[state] > 0));

function openIssues({ open }: FlowMeasure, texts: Texts): Markup {
  const words = texts.sections.flow;
  if (open.length === 0) return markup`<p>${words.noneOpen}</p>\n`;
  return table(
    words.openNow(texts.clock.business, texts.part),
    [
      { head: words.issue },
      { head: texts.sections.store },
      { head: words.stands },
      { head: words.age, figure: true },
    ],
    open.map(({ issue, store, state, age_us }) => [
      markup`<code>${issue}</code>`,
      store,
      words.state[state],
      formatDuration(age_us),
    ]),
  );
}
