import { gateFigure, whole } from '../../gates/gate-figure.ts';
import { marginText } from '../format.ts';
import { type Markup, markup } from '../markup.ts';
import type { Summary } from '../summary-shape.ts';
import type { Texts } from '../texts.ts';
import { badge } from './badge.ts';
import { table } from './table.ts';

/** Gates and built-in checks: measured, limit, margin, verdict. */
export function gatesSection(summary: Summary, texts: Texts): Markup {
  const { gates, checks, sales } = summary;
  const rows = gates.map((result) => [
    markup`<code>${result.gate}</code>`,
    result.measured === null
      ? 'not measured'
      : gateFigure(result.measured, result.unit, sales.currency),
    `${result.comparison} ${gateFigure(result.limit, result.unit, sales.currency)}`,
    marginText(result),
    result.clock === null ? 'count' : texts.clock[result.clock],
    whole(result.samples),
    markup`${badge(result.verdict, texts)}${result.verdict !== 'pass' && markup`<small>${result.why}</small>`}`,
  ]);
  const checkRows = checks.map(({ check, verdict, why }) => [
    texts.check[check],
    why,
    badge(verdict, texts),
  ]);
  return markup`<section><h2>Gates</h2>
${
  gates.length === 0
    ? markup`<p>No gates were set.</p>`
    : table(
        `Gates of the scenario, on the ${texts.part}`,
        [
          { head: 'Gate' },
          { head: 'Measured', figure: true },
          { head: 'Limit', figure: true },
          { head: 'Margin', figure: true },
          { head: 'Clock' },
          { head: 'Samples', figure: true },
          { head: 'Verdict' },
        ],
        rows,
      )
}
${table('Checks every run gets', [{ head: 'Check' }, { head: 'Seen' }, { head: 'Verdict' }], checkRows)}
${summary.findings.map((finding) => markup`<p class="note">Note: ${finding.text}.</p>`)}</section>
`;
}
