import { percent, whole } from '../../gates/gate-figure.ts';
import type { Verdict } from '../../gates/judge.ts';
import type { FindingKind } from '../../measure/audit/finding.ts';
import { formatDuration, formatMoney } from '../../model/units.ts';
import type { Courses } from '../courses.ts';
import { type Markup, markup } from '../markup.ts';
import type { Summary } from '../summary-shape.ts';
import { sparkline } from '../svg/sparkline.ts';
import type { Texts } from '../texts.ts';
import { badge } from './badge.ts';
import { worstVerdict } from './worst-verdict.ts';

interface Card {
  readonly label: string;
  readonly figure: string;
  /** Where the figure is found in summary.json. */
  readonly from: string;
  readonly lines: readonly Line[];
  readonly clock: string;
  readonly spark: readonly [course: keyof Courses, style: string, name: string];
  readonly verdict: Verdict | null;
}

/** What is said below the figure, and where its numbers are found in summary.json. */
type Line = readonly [text: string, ...from: readonly string[]];

/** Six figures that say how the part went, each with its clock, course and what its gates say. */
export function cards(summary: Summary, texts: Texts): Markup {
  const all = [
    salesCard(summary, texts),
    latencyCard(summary, texts),
    resolveCard(summary, texts),
    offlineCard(summary, texts),
    auditCard(summary, texts),
    generatorCard(summary, texts),
  ];
  const { courses } = summary.firstScreen;
  return markup`<section class="cards" aria-label="${texts.page.keyFigures}, ${texts.part}">
${all.map((card) => cardOf(card, courses, texts))}</section>
`;
}

function cardOf(card: Card, courses: Courses, texts: Texts): Markup {
  const { label, figure, from, lines, clock, verdict } = card;
  const [course, style, name] = card.spark;
  const { cards: said, noGate } = texts.page;
  return markup`<article class="card ${verdict ?? 'plain'}"><h2>${label}</h2>
<p class="figure" data-from="${from}">${figure}</p>
${sparkline(said.through(name), courses[course], style)}${lines.map(lineOf)}
<footer><span>${clock}, ${texts.part}</span>
${verdict === null ? markup`<span>${noGate}</span>` : badge(verdict, texts)}</footer></article>
`;
}

const lineOf = ([text, ...from]: Line): Markup =>
  from.length === 0 ? markup`<p>${text}</p>` : markup`<p data-from="${from.join(' ')}">${text}</p>`;

/** A figure and its unit stay on one line. */
const keep = (text: string): string => text.replaceAll(' ', '\u00a0');

function salesCard(summary: Summary, texts: Texts): Card {
  const { cards: said, count, none } = texts.page;
  const { done, doneValueMinor, lost, lostValueMinor, currency } = summary.sales;
  const { lostShare } = summary.firstScreen;
  const share = lostShare === null ? none : percent(lostShare);
  return {
    label: said.sales,
    figure: whole(done),
    from: 'sales.done',
    lines: [
      [keep(formatMoney(doneValueMinor, currency)), 'sales.doneValueMinor'],
      [said.lost(whole(lost), keep(share)), 'sales.lost', 'firstScreen.lostShare'],
      [said.lostValue(keep(formatMoney(lostValueMinor, currency))), 'sales.lostValueMinor'],
    ],
    clock: count,
    spark: ['done', 'load', said.sales],
    verdict: worstVerdict(summary, ({ kind }) => kind === 'sales' || kind.startsWith('lost')),
  };
}

function latencyCard(summary: Summary, texts: Texts): Card {
  const { cards: said } = texts.page;
  const at = summary.firstScreen.operation;
  const shown = at === null ? undefined : summary.operations[at];
  const from = `operations.${at}.latency.intended`;
  const { p50, p99, max } = shown?.latency.intended ?? { p50: null, p99: null, max: null };
  const text = (value: number | null): string =>
    value === null ? '–' : keep(formatDuration(value));
  return {
    label: said.latency,
    figure: text(p99),
    from: at === null ? 'firstScreen.operation' : `${from}.p99`,
    lines:
      shown === undefined || p99 === null
        ? [[said.noAnswer]]
        : [
            [said.median(text(p50)), `${from}.p50`],
            [said.worst(text(max)), `${from}.max`],
            [shown.operation],
          ],
    clock: texts.clock.wall,
    spark: ['p99_us', 'latency', 'p99'],
    verdict: worstVerdict(
      summary,
      (measure) => measure.kind === 'latency' && measure.operation === shown?.operation,
    ),
  };
}

function resolveCard(summary: Summary, texts: Texts): Card {
  const { cards: said } = texts.page;
  const { total, stages } = summary.issues;
  const { n, p50, p90, longest } = stages.resolve;
  const from = 'issues.stages.resolve';
  const reached = (at: number | null): string =>
    keep(at === null ? `> ${formatDuration(longest)}` : formatDuration(at));
  return {
    label: said.resolve,
    figure: n === 0 ? '–' : reached(p90),
    from: `${from}.${p90 === null ? 'longest' : 'p90'}`,
    lines: [
      n === 0
        ? [said.noIssue]
        : [
            `${p90 === null ? `${said.notReached}; ` : ''}${said.median(reached(p50))}`,
            `${from}.${p50 === null ? 'longest' : 'p50'}`,
          ],
      [said.resolved(whole(summary.firstScreen.resolved)), 'firstScreen.resolved'],
      [
        said.unresolved(whole(total.ended), whole(total.open)),
        'issues.total.ended',
        'issues.total.open',
      ],
    ],
    clock: texts.clock.business,
    spark: ['openIssues', 'issues', said.openIssues],
    verdict: worstVerdict(
      summary,
      (measure) => measure.kind === 'issueTime' && measure.stage === 'resolve',
    ),
  };
}

function offlineCard({ offline }: Summary, texts: Texts): Card {
  const { cards: said, count } = texts.page;
  return {
    label: said.offline,
    figure: whole(offline.sold),
    from: 'offline.sold',
    lines: [
      [said.replayed(whole(offline.replayed)), 'offline.replayed'],
      [said.pending(whole(offline.pending)), 'offline.pending'],
      [said.lostOffline(whole(offline.lost)), 'offline.lost'],
    ],
    clock: count,
    spark: ['storesOffline', 'lost', said.storesOffline],
    verdict: null,
  };
}

function auditCard(summary: Summary, texts: Texts): Card {
  const { cards: said, count } = texts.page;
  const { counts, unanswered } = summary.audit;
  const kinds = (Object.entries(counts) as [FindingKind, number][]).sort((a, b) => b[1] - a[1]);
  return {
    label: said.audit,
    figure: whole(summary.firstScreen.findings),
    from: 'firstScreen.findings',
    lines: [
      ...(kinds.length === 0 ? [[said.clean] as const] : []),
      ...kinds
        .slice(0, 3)
        .map(
          ([kind, times]): Line => [
            `${whole(times)} × ${texts.finding[kind]}`,
            `audit.counts.${kind}`,
          ],
        ),
      ...(unanswered > 0
        ? [[said.unanswered(whole(unanswered)), 'audit.unanswered'] as const]
        : []),
    ],
    clock: count,
    spark: ['findings', 'lost', said.findings],
    verdict: worstVerdict(summary, ({ kind }) => kind.startsWith('finding')),
  };
}

function generatorCard(summary: Summary, texts: Texts): Card {
  const { cards: said } = texts.page;
  const { lagP99_us, debtShare, trustworthy } = summary.generator;
  const isVirtual = summary.engine === 'virtual';
  return {
    label: said.generator,
    figure: trustworthy ? said.keptUp : said.notTrusted,
    from: 'generator.trustworthy',
    lines: isVirtual
      ? [[said.modelled]]
      : [
          [said.lag(keep(formatDuration(lagP99_us))), 'generator.lagP99_us'],
          [said.debt(keep(percent(debtShare))), 'generator.debtShare'],
        ],
    clock: texts.clock.wall,
    spark: ['lagP99_us', 'latency', said.lag('')],
    verdict: trustworthy ? 'pass' : 'inconclusive',
  };
}
