import { gateFigure, whole } from '../../gates/gate-figure.ts';
import type { GateResult } from '../../gates/judge.ts';
import { formatTimeOfDay } from '../../model/units.ts';
import { baselineText, marginText } from '../format.ts';
import { type Markup, markup } from '../markup.ts';
import type { Summary } from '../summary-shape.ts';
import type { Texts } from '../texts.ts';
import { badge } from './badge.ts';
import { table } from './table.ts';

const firstBreach = (result: GateResult, breaches: Summary['breaches']): string =>
  result.firstBreach_us === undefined
    ? (breaches.find(({ gate }) => gate === result.gate)?.first ?? '–')
    : formatTimeOfDay(result.firstBreach_us);

/** Gates and built-in checks: measured, limit, margin, first breach, baseline, verdict. */
export function gatesSection(summary: Summary, texts: Texts): Markup {
  const { gates, checks, sales, breaches } = summary;
  const said = texts.page.gates;
  const compared = gates.some(({ baseline }) => baseline !== undefined);
  const rows = gates.map((result) => [
    markup`<code>${result.gate}</code>`,
    result.measured === null
      ? said.notMeasured
      : gateFigure(result.measured, result.unit, sales.currency),
    `${result.comparison} ${gateFigure(result.limit, result.unit, sales.currency)}`,
    marginText(result),
    firstBreach(result, breaches),
    ...(compared ? [baselineText(result, sales.currency)] : []),
    result.clock === null ? texts.page.count : texts.clock[result.clock],
    whole(result.samples),
    markup`${badge(result.verdict, texts)}${result.verdict !== 'pass' && markup`<small>${result.why}</small>`}`,
  ]);
  const checkRows = checks.map(({ check, verdict, why }) => [
    texts.check[check],
    why,
    badge(verdict, texts),
  ]);
  return markup`<section id="gates"><h2>${said.heading}</h2>
${
  gates.length === 0
    ? markup`<p>${said.none}</p>`
    : table(
        said.caption(texts.part),
        [
          { head: said.gate },
          { head: said.measured, figure: true },
          { head: said.limit, figure: true },
          { head: said.margin, figure: true },
          { head: said.firstBreach, figure: true },
          ...(compared ? [{ head: said.baseline, figure: true }] : []),
          { head: said.clock },
          { head: said.samples, figure: true },
          { head: said.verdict },
        ],
        rows,
      )
}
${table(said.checks, [{ head: said.check }, { head: said.seen }, { head: said.verdict }], checkRows)}
${summary.findings.map((finding) => markup`<p class="note">${said.note}: ${finding.text}.</p>`)}</section>
`;
}
