import type { Gate } from '../../gates/gate.ts';
import { percent, whole } from '../../gates/gate-figure.ts';
import type { Verdict } from '../../gates/judge.ts';
import { parseGate } from '../../gates/parse.ts';
import type { Measures } from '../../measure/measures.ts';
import { ISSUE_KINDS } from '../../model/ticket.ts';
import { formatDuration, formatMoney } from '../../model/units.ts';
import { survivalQuantile } from '../../stats/survival-quantile.ts';
import { headlineOperation } from '../headline.ts';
import { type Markup, markup } from '../markup.ts';
import type { Summary } from '../summary-shape.ts';
import type { Texts } from '../texts.ts';
import { badge } from './badge.ts';

interface Card {
  readonly label: string;
  readonly figure: string;
  readonly lines: readonly string[];
  readonly source: string;
  readonly verdict: Verdict | null;
}

/** Six figures that say how the day went, each with its clock and what its gates say. */
export function cards(summary: Summary, measures: Measures, texts: Texts): Markup {
  const all = [
    salesCard(summary, texts),
    latencyCard(summary, measures, texts),
    resolveCard(summary, measures, texts),
    issuesCard(summary, texts),
    requestsCard(summary, texts),
    generatorCard(summary, texts),
  ];
  return markup`<section class="cards" aria-label="Key figures">
${all.map((card) => cardOf(card, texts))}</section>
`;
}

const cardOf = ({ label, figure, lines, source, verdict }: Card, texts: Texts): Markup =>
  markup`<article class="card ${verdict ?? 'plain'}"><h2>${label}</h2>
<p class="figure">${figure}</p>
${lines.map((line) => markup`<p>${line}</p>`)}
<footer><span>${source}</span>
${verdict === null ? markup`<span>no gate</span>` : badge(verdict, texts)}</footer></article>
`;

const SEVERITY: readonly Verdict[] = ['pass', 'inconclusive', 'fail'];

/** The worst verdict among the gates on a measure; null where none is set. */
function worst(summary: Summary, on: (measure: Gate['measure']) => boolean): Verdict | null {
  return summary.gates
    .filter((result) => on(parseGate(result.gate).measure))
    .reduce<Verdict | null>(
      (sofar, { verdict }) =>
        sofar === null || SEVERITY.indexOf(verdict) > SEVERITY.indexOf(sofar) ? verdict : sofar,
      null,
    );
}

/** A figure and its unit stay on one line. */
const keep = (text: string): string => text.replaceAll(' ', '\u00a0');

function salesCard(summary: Summary, texts: Texts): Card {
  const { done, doneValueMinor, lost, lostValueMinor, currency } = summary.sales;
  const share = done + lost === 0 ? 'none' : percent(lost / (done + lost));
  return {
    label: 'Sales done',
    figure: whole(done),
    lines: [
      keep(formatMoney(doneValueMinor, currency)),
      `${whole(lost)} lost (${keep(share)})`,
      `${keep(formatMoney(lostValueMinor, currency))} lost`,
    ],
    source: `count, ${texts.part}`,
    verdict: worst(summary, ({ kind }) => kind === 'sales' || kind.startsWith('lost')),
  };
}

function latencyCard(summary: Summary, measures: Measures, texts: Texts): Card {
  const shown = headlineOperation(measures);
  if (shown === undefined || shown.intended.count === 0) {
    const lines = ['no request was answered'];
    return { label: 'Checkout p99', figure: '–', lines, source: 'wall', verdict: null };
  }
  return {
    label: 'Checkout p99',
    figure: formatDuration(shown.intended.quantile(0.99)),
    lines: [
      `median ${keep(formatDuration(shown.intended.quantile(0.5)))}`,
      `worst ${keep(formatDuration(shown.intended.max()))}`,
      shown.operation,
    ],
    source: `wall, ${texts.part}`,
    verdict: worst(
      summary,
      (measure) => measure.kind === 'latency' && measure.operation === shown.operation,
    ),
  };
}

function resolveCard(summary: Summary, measures: Measures, texts: Texts): Card {
  const curve = measures.issues.stages.resolve.all;
  const { total } = summary.issues;
  const { p50, p90, longest } = summary.issues.stages.resolve;
  const reached = (at: number | null): string =>
    at === null ? `> ${formatDuration(longest)}` : formatDuration(at);
  return {
    label: 'Time to resolve p90',
    figure: curve.n === 0 ? '–' : reached(p90),
    lines: [
      curve.n === 0
        ? 'no issue began'
        : `${p90 === null ? 'p90 not reached; ' : ''}median ${reached(survivalQuantile(curve, 0.5) ?? p50)}`,
      `${whole(curve.events)} resolved`,
      `${whole(total.ended)} ended by themselves, ${whole(total.open)} open`,
    ],
    source: `business, ${texts.part}`,
    verdict: worst(
      summary,
      (measure) => measure.kind === 'issueTime' && measure.stage === 'resolve',
    ),
  };
}

function issuesCard(summary: Summary, texts: Texts): Card {
  const { total, byKind } = summary.issues;
  return {
    label: 'Issues',
    figure: whole(total.began),
    lines: [
      ...ISSUE_KINDS.map((kind) => `${whole(byKind[kind].began)} ${texts.shortIssue[kind]}`),
      `${whole(total.reopened)} reopened`,
    ],
    source: `count, ${texts.part}`,
    verdict: worst(
      summary,
      (measure) =>
        measure.kind === 'reopened' ||
        measure.kind === 'reported' ||
        (measure.kind === 'issueTime' && measure.stage !== 'resolve'),
    ),
  };
}

function requestsCard(summary: Summary, texts: Texts): Card {
  const { issued, answered, failed, cut } = summary.requests;
  const broken = summary.checks.find((check) => check.check === 'requestsAccounted');
  return {
    label: 'Requests',
    figure: whole(issued),
    lines: [
      `${whole(answered)} answered`,
      `${whole(failed)} failed, ${whole(cut)} cut`,
      broken?.verdict === 'pass' ? 'all accounted for' : 'not all accounted for',
    ],
    source: `count, ${texts.part}`,
    verdict:
      broken?.verdict === 'pass'
        ? worst(summary, ({ kind }) => kind === 'errors' || kind === 'rate')
        : 'inconclusive',
  };
}

function generatorCard(summary: Summary, texts: Texts): Card {
  const { lagP99_us, debtShare, trustworthy } = summary.generator;
  return {
    label: 'Load generator',
    figure: trustworthy ? 'kept up' : 'not trusted',
    lines: [
      `lag p99 ${keep(formatDuration(lagP99_us))}`,
      `${keep(percent(debtShare))} of waits in latency debt`,
    ],
    source: `wall, ${texts.part}`,
    verdict: trustworthy ? 'pass' : 'inconclusive',
  };
}
