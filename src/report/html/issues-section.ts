import { whole } from '../../gates/gate-figure.ts';
import { type IssueMeasures, STAGES } from '../../measure/measures.ts';
import { ISSUE_KINDS } from '../../model/ticket.ts';
import { formatDuration } from '../../model/units.ts';
import type { SurvivalCurve } from '../../stats/kaplan-meier.ts';
import { survivalQuantile } from '../../stats/survival-quantile.ts';
import { type Markup, markup } from '../markup.ts';
import { survivalChart } from '../svg/survival-chart.ts';
import type { Texts } from '../texts.ts';
import { table } from './table.ts';

const COUNTS = [
  'began',
  'noticed',
  'reported',
  'acknowledged',
  'resolved',
  'verified',
  'reopened',
  'ended',
  'open',
] as const;

/** How long issues lived: a survival curve a kind, the stages, and how many came how far. */
export function issuesSection(issues: IssueMeasures, texts: Texts): Markup {
  const { all, byKind } = issues.stages.resolve;
  if (all.n === 0) {
    return markup`<section><h2>Issues</h2><p>No issue began.</p></section>
`;
  }
  const figures = ISSUE_KINDS.filter((kind) => byKind[kind].n > 0).map(
    (kind) =>
      markup`<figure><figcaption><b>${texts.issue[kind]}</b>
<span>${medianText(byKind[kind])}</span></figcaption>
${survivalChart(`Share of ${texts.issue[kind]} still unresolved`, byKind[kind], all.longest, axisLabel)}</figure>`,
  );
  const rows = [
    ...ISSUE_KINDS.map((kind) => [
      texts.issue[kind],
      ...COUNTS.map((count) => whole(issues.byKind[kind][count])),
    ]),
    ['All', ...COUNTS.map((count) => whole(issues.total[count]))],
  ];
  return markup`<section><h2>Issues: how long until solved</h2>
<p>Share still unresolved by the
time since the issue began (${texts.clock.business}, ${texts.part}),
Kaplan-Meier with its 95 % interval. A tick is an issue that
stopped being watched unsolved: it ended by itself, or the run did.</p>
<div class="panels">${figures}</div>
${table(
  `How far issues came (${texts.part})`,
  [{ head: 'Kind' }, ...COUNTS.map((count) => ({ head: texts.counts[count], figure: true }))],
  rows,
)}
${stagesTable(issues, texts)}</section>
`;
}

function stagesTable(issues: IssueMeasures, texts: Texts): Markup {
  const rows = STAGES.map((stage) => {
    const curve = issues.stages[stage].all;
    const at = (p: number): string => (curve.n === 0 ? '–' : quantileText(curve, p));
    return [texts.stage[stage], at(0.5), at(0.9), whole(curve.n), whole(curve.censored)];
  });
  return table(
    `Time in each stage, ${texts.clock.business} (Kaplan-Meier)`,
    [
      { head: 'Stage' },
      { head: 'Median', figure: true },
      { head: 'p90', figure: true },
      { head: 'Entered', figure: true },
      { head: 'Censored', figure: true },
    ],
    rows,
  );
}

function quantileText(curve: SurvivalCurve, p: number): string {
  const at = survivalQuantile(curve, p);
  return at === null ? `> ${formatDuration(curve.longest)} (not reached)` : formatDuration(at);
}

const medianText = (curve: SurvivalCurve): string =>
  `n ${whole(curve.n)} · median ${quantileText(curve, 0.5)} · p90 ${quantileText(curve, 0.9)}`;

const axisLabel = (at_us: number): string => (at_us === 0 ? '0' : formatDuration(at_us));
