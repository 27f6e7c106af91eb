import { gateFigure, whole } from '../gates/gate-figure.ts';
import { formatDuration, formatMoney } from '../model/units.ts';
import { marginText } from './format.ts';
import { phrasesOf } from './phrases.ts';
import type { Summary } from './summary-shape.ts';
import type { Texts } from './texts.ts';

const SIGNS = { pass: '✅', fail: '❌', inconclusive: '⚠️' } as const;

/** `summary.md`: for a CI step summary or a comment on a pull request. */
export function markdown(summary: Summary, texts: Texts): string {
  const { verdict, why, title, window, gates, sales } = summary;
  const lines = [
    `## ${SIGNS[verdict]} ${texts.verdict[verdict]}: ${cell(title)}`,
    '',
    cell(why),
    '',
    ...table(
      ['Gate', 'Measured', 'Limit', 'Margin', 'Clock', 'Verdict'],
      gates.map((result) => [
        code(result.gate),
        result.measured === null
          ? cell(result.why)
          : gateFigure(result.measured, result.unit, sales.currency),
        `${cell(result.comparison)} ${gateFigure(result.limit, result.unit, sales.currency)}`,
        marginText(result),
        result.clock ?? 'count',
        `${SIGNS[result.verdict]} ${texts.gate[result.verdict]}`,
      ]),
    ),
    ...table(
      ['Key figure', 'Value', 'Clock'],
      keyFigures(summary).map((row) => row.map(cell)),
    ),
    ...summary.checks
      .filter((check) => check.verdict !== 'pass')
      .map(
        ({ check, why: said }) =>
          `- ${SIGNS.inconclusive} ${texts.check[check]}: no, ${cell(said)}`,
      ),
    `Live window ${window.from}–${window.to}, ${phrasesOf(summary).load}. Run ${code(summary.runId)}.`,
    `Repeat it: ${code(summary.reproduce)}`,
    '',
  ];
  return lines.join('\n');
}

function keyFigures(summary: Summary): readonly (readonly string[])[] {
  const { sales, issues } = summary;
  const said = phrasesOf(summary);
  const { p90, longest, n } = issues.stages.resolve;
  const resolve = p90 === null ? `> ${formatDuration(longest)} (not reached)` : formatDuration(p90);
  return [
    [
      'Sales done',
      `${whole(sales.done)} (${formatMoney(sales.doneValueMinor, sales.currency)})`,
      'count',
    ],
    [
      'Sales lost',
      `${whole(sales.lost)} (${formatMoney(sales.lostValueMinor, sales.currency)})`,
      'count',
    ],
    ['Issues', said.issues, 'count'],
    ['Time to resolve p90', n === 0 ? 'no issue began' : resolve, 'business'],
    ['Audit', said.audit, 'count'],
    ['Requests', said.requests, 'count'],
    ['Load generator', said.generator, 'wall'],
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line), ''];
}

/** Nothing that a scenario or a service said may break the table or become markup. */
const cell = (text: string): string =>
  text
    .replace(/[\r\n]+/g, ' ')
    .replaceAll('|', '\\|')
    .replaceAll('<', '&lt;');

/** A code span: entities are not read inside it, but a table's bar and a backtick are. */
const code = (text: string): string =>
  `\`${text
    .replace(/[\r\n]+/g, ' ')
    .replaceAll('`', "'")
    .replaceAll('|', '\\|')}\``;
