import { percent, whole } from '../../gates/gate-figure.ts';
import { type IssueMeasures, type Measures, STAGES } from '../../measure/measures.ts';
import { ISSUE_KINDS, type IssueKind } from '../../model/ticket.ts';
import { formatDuration, significant } from '../../model/units.ts';
import type { SurvivalCurve } from '../../stats/kaplan-meier.ts';
import { slaShare } from '../../stats/sla-share.ts';
import { survivalQuantile } from '../../stats/survival-quantile.ts';
import { type Markup, markup } from '../markup.ts';
import { type SurvivalWords, survivalChart } from '../svg/survival-chart.ts';
import type { Texts } from '../texts.ts';
import { capital } from './capital.ts';
import { type IssueLimit, issueLimits } from './issue-limits.ts';
import { sectionId } from './section-id.ts';
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
export function issuesSection({ issues, plan }: Measures, texts: Texts): Markup {
  const { all, byKind } = issues.stages.resolve;
  const words = texts.sections.issues;
  if (all.n === 0) {
    return markup`<section id="${sectionId('issues', texts)}"><h2>${words.heading}</h2><p>${words.none}</p></section>
`;
  }
  const limits = issueLimits(plan.gates, texts);
  const figures = ISSUE_KINDS.filter((kind) => byKind[kind].n > 0).map((kind) => {
    const still = words.still(texts.issue[kind]);
    const drawn = survivalWords(kind, limits, texts);
    return markup`<figure><figcaption><b>${texts.issue[kind]}</b>
<span>${medianText(byKind[kind], texts)}</span></figcaption>
${survivalChart(still, byKind[kind], all.longest, axisLabel, drawn)}</figure>`;
  });
  const rows = [
    ...ISSUE_KINDS.filter((kind) => issues.byKind[kind].began > 0).map((kind) => [
      texts.issue[kind],
      ...COUNTS.map((count) => whole(issues.byKind[kind][count])),
    ]),
    [texts.sections.all, ...COUNTS.map((count) => whole(issues.total[count]))],
  ];
  return markup`<section id="${sectionId('issues', texts)}"><h2>${words.heading}</h2>
<p>${words.intro(texts.clock.business, texts.part)}</p>
<div class="panels">${figures}</div>
${table(
  words.howFar(texts.part),
  [
    { head: texts.sections.kind },
    ...COUNTS.map((count) => ({ head: texts.counts[count], figure: true })),
  ],
  rows,
)}
${stagesTable(issues, texts)}${limitsTable(issues, limits, texts)}</section>
`;
}

/** The words of one kind's drawing, with the limits that its gates set for the whole way. */
function survivalWords(
  kind: IssueKind,
  limits: readonly IssueLimit[],
  { sections }: Texts,
): SurvivalWords {
  const own = limits.filter(
    (limit) => limit.stage === 'resolve' && (limit.kind === null || limit.kind === kind),
  );
  const { atRisk, solved, limit } = sections.issues;
  return {
    atRisk,
    solved,
    limits: own.map(({ limit_us, quantile }) => ({
      at_us: limit_us,
      label: `${limit}: p${significant(quantile * 100)} ${formatDuration(limit_us)}`,
    })),
  };
}

function stagesTable(issues: IssueMeasures, texts: Texts): Markup {
  const words = texts.sections.issues;
  const rows = STAGES.map((stage) => {
    const curve = issues.stages[stage].all;
    const at = (p: number): string => (curve.n === 0 ? '–' : quantileText(curve, p, texts));
    return [texts.stage[stage], at(0.5), at(0.9), whole(curve.n), whole(curve.censored)];
  });
  return table(
    words.stages(texts.clock.business, texts.part),
    [
      { head: words.stage },
      { head: capital(words.median), figure: true },
      { head: 'p90', figure: true },
      { head: words.entered, figure: true },
      { head: words.censored, figure: true },
    ],
    rows,
  );
}

/** What share of the issues came through a stage within the time that a gate sets. */
function limitsTable(issues: IssueMeasures, limits: readonly IssueLimit[], texts: Texts): Markup {
  const words = texts.sections.issues;
  if (limits.length === 0) return markup`<p class="note">${words.noLimit}</p>\n`;
  const rows = limits.map(({ stage, kind, quantile, limit_us }) => {
    const curve = kind === null ? issues.stages[stage].all : issues.stages[stage].byKind[kind];
    const share = slaShare(curve, limit_us);
    return [
      texts.stage[stage],
      kind === null ? texts.sections.all : texts.issue[kind],
      `p${significant(quantile * 100)} ${formatDuration(limit_us)}`,
      share === null ? words.notWatched : percent(share),
      whole(curve.n),
    ];
  });
  return table(
    words.limits(texts.clock.business, texts.part),
    [
      { head: words.stage },
      { head: texts.sections.kind },
      { head: words.limit, figure: true },
      { head: words.within, figure: true },
      { head: words.entered, figure: true },
    ],
    rows,
  );
}

function quantileText(curve: SurvivalCurve, p: number, { sections }: Texts): string {
  const at = survivalQuantile(curve, p);
  if (at === 0) return '0 s';
  return at === null
    ? `> ${formatDuration(curve.longest)} (${sections.issues.notReached})`
    : formatDuration(at);
}

const medianText = (curve: SurvivalCurve, texts: Texts): string =>
  `n ${whole(curve.n)} · ${texts.sections.issues.median} ${quantileText(curve, 0.5, texts)} · p90 ${quantileText(curve, 0.9, texts)}`;

const axisLabel = (at_us: number): string => (at_us === 0 ? '0' : formatDuration(at_us));
