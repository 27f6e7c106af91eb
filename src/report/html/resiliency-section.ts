import { percent, whole } from '../../gates/gate-figure.ts';
import type {
  FaultOutcome,
  FaultTarget,
  ResiliencyMeasure,
  ResiliencyRow,
} from '../../measure/measure-resiliency.ts';
import type { Measures } from '../../measure/measures.ts';
import type { AnswerFigures } from '../../measure/service-answers.ts';
import { formatDuration, formatMoney } from '../../model/units.ts';
import { type Markup, markup } from '../markup.ts';
import type { Texts } from '../texts.ts';
import { sectionId } from './section-id.ts';
import { table } from './table.ts';

const TARGETS: readonly FaultTarget[] = [
  'promotions',
  'payments',
  'support',
  'sales',
  'stores',
  'desk',
];

const SIGNS: Readonly<Record<FaultOutcome, readonly [tone: string, sign: string]>> = {
  notExercised: ['plain', '–'],
  unharmed: ['pass', '✓'],
  recovered: ['pass', '↺'],
  notRecovered: ['fail', '✕'],
  unknown: ['inconclusive', '?'],
};

/** Service by fault by outcome: detected, degraded, recovered, in how long. */
export function resiliencySection({ resiliency, plan }: Measures, texts: Texts): Markup {
  const words = texts.sections.resiliency;
  if (resiliency.rows.length === 0) {
    return markup`<section id="${sectionId('resilience', texts)}"><h2>${words.heading}</h2><p>${words.none}</p></section>
`;
  }
  return markup`<section id="${sectionId('resilience', texts)}"><h2>${words.heading}</h2>
<p>${words.intro(texts.clock.business, texts.part)}</p>
${matrix(resiliency, texts)}
<details><summary>${words.evidence(texts.part)}</summary>
${table(
  words.evidence(texts.part),
  [
    { head: texts.sections.fault },
    { head: words.on },
    { head: words.detected },
    { head: words.before },
    { head: words.during },
    { head: words.after },
    { head: words.recovery },
    { head: words.issues, figure: true },
    { head: texts.sections.value, figure: true },
  ],
  resiliency.rows.map((row) => [
    markup`<code>${row.fault}</code> ${row.kind}`,
    words.target[row.target],
    detected(row, texts),
    ...course(row, texts),
    outcomeText(row, texts),
    `${whole(row.issues)}, ${whole(row.issuesOpen)}`,
    formatMoney(row.lostMinor, plan.currency),
  ]),
)}</details></section>
`;
}

function matrix({ rows }: ResiliencyMeasure, texts: Texts): Markup {
  const words = texts.sections.resiliency;
  const targets = TARGETS.filter((target) => rows.some((row) => row.target === target));
  const faults = [...new Map(rows.map(({ fault, kind }) => [fault, kind]))];
  return table(
    words.matrix(texts.part),
    [
      { head: texts.sections.fault },
      { head: texts.sections.kind },
      { head: words.detected },
      ...targets.map((target) => ({ head: words.target[target] })),
    ],
    faults.map(([fault, kind]) => {
      const own = rows.filter((row) => row.fault === fault);
      const [first] = own;
      return [
        markup`<code>${fault}</code>`,
        kind,
        first === undefined ? '–' : detected(first, texts),
        ...targets.map((target) => {
          const row = own.find((one) => one.target === target);
          return row === undefined ? '' : outcome(row, texts);
        }),
      ];
    }),
  );
}

function outcome(row: ResiliencyRow, texts: Texts): Markup {
  const [tone, sign] = SIGNS[row.outcome];
  return markup`<span class="badge ${tone}"><b aria-hidden="true">${sign}</b> ${outcomeText(row, texts)}</span>`;
}

function outcomeText({ outcome: how, recovery_us }: ResiliencyRow, { sections }: Texts): string {
  const words = sections.resiliency;
  if (recovery_us === null) return words.outcome[how];
  return recovery_us === 0 ? words.atOnce : words.recoveredIn(formatDuration(recovery_us));
}

function detected(row: ResiliencyRow, { sections }: Texts): string {
  const words = sections.resiliency;
  if (row.outcome === 'notExercised') return '–';
  if (row.issues === 0) return words.noIssue;
  if (row.detected_us === null) return words.nobody;
  const by = row.detectedBy === null ? '' : `, ${words.by[row.detectedBy]}`;
  return `${formatDuration(row.detected_us)}${by}`;
}

/** Before, during and after. */
function course({ answers, backlog }: ResiliencyRow, texts: Texts): readonly string[] {
  const words = texts.sections.resiliency;
  if (answers !== null) {
    const { before, during, after } = answers;
    return [before, during, after].map((figures) => answerText(figures, texts));
  }
  if (backlog === null) return ['–', '–', '–'];
  const { before, most, atHeal } = backlog;
  return [words.waiting(whole(before)), words.most(whole(most)), words.atHeal(whole(atHeal))];
}

function answerText({ p95, errorShare }: AnswerFigures, { sections }: Texts): string {
  const words = sections.resiliency;
  if (errorShare === null) return words.noAnswers;
  return words.answers(p95 === null ? '–' : formatDuration(p95), percent(errorShare));
}
