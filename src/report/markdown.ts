import { gateFigure, whole } from '../gates/gate-figure.ts';
import type { Measures } from '../measure/measures.ts';
import { windowSeconds } from '../measure/window-seconds.ts';
import { OPERATIONS } from '../model/operations.ts';
import { formatDuration, formatMoney, significant } from '../model/units.ts';
import { baselineText, marginText } from './format.ts';
import { headlineOperation } from './headline.ts';
import { phrasesOf } from './phrases.ts';
import { sparkline } from './sparkline.ts';
import type { Summary } from './summary-shape.ts';
import type { Texts } from './texts.ts';
import { timeline } from './timeline.ts';

const SIGNS = { pass: '✅', fail: '❌', inconclusive: '⚠️' } as const;

/**
 * `summary.md`: for a CI step summary or a comment on a pull request. Its charts are text in code
 * spans, which GitHub, GitLab, mail and terminals show alike (decision 0051).
 */
export function markdown(summary: Summary, texts: Texts, measures: Measures): string {
  const { verdict, why, title, window, gates, sales } = summary;
  const part = summary.engine === 'virtual' ? 'Virtual day' : 'Live window';
  const compared = gates.some(({ baseline }) => baseline !== undefined);
  const lines = [
    `## ${SIGNS[verdict]} ${texts.verdict[verdict]}: ${cell(title)}`,
    '',
    cell(why),
    '',
    ...table(
      [
        'Gate',
        'Measured',
        'Limit',
        'Margin',
        ...(compared ? ['Baseline'] : []),
        'Clock',
        'Verdict',
      ],
      gates.map((result) => [
        code(result.gate),
        result.measured === null
          ? cell(result.why)
          : gateFigure(result.measured, result.unit, sales.currency),
        `${cell(result.comparison)} ${gateFigure(result.limit, result.unit, sales.currency)}`,
        marginText(result),
        ...(compared ? [baselineText(result, sales.currency)] : []),
        result.clock ?? 'count',
        `${SIGNS[result.verdict]} ${texts.gate[result.verdict]}`,
      ]),
    ),
    ...table(
      ['Key figure', 'Value', 'Clock'],
      keyFigures(summary).map((row) => row.map(cell)),
    ),
    ...table(['Through the run', part, 'Highest', 'Clock'], courses(measures)),
    ...summary.checks
      .filter((check) => check.verdict !== 'pass')
      .map(
        ({ check, why: said }) =>
          `- ${SIGNS.inconclusive} ${texts.check[check]}: no, ${cell(said)}`,
      ),
    `${part} ${window.from}–${window.to}, ${phrasesOf(summary).load}. Run ${code(summary.runId)}.`,
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

/** From the window's first minute to its last, every line from zero to its own highest. */
function courses(measures: Measures): readonly (readonly string[])[] {
  const { seconds, plan } = measures;
  const shown = headlineOperation(measures);
  const op = shown === undefined ? -1 : OPERATIONS.indexOf(shown.operation);
  const inWindow = windowSeconds(seconds, plan.live);
  const buckets = timeline(inWindow, op, plan.live.from_us, 40);
  if (buckets.length < 2) return [];
  const perSecond = (value: number): string => `${significant(value)} /s`;
  const course = (
    name: string,
    values: readonly (number | null)[],
    figure: (value: number) => string,
  ): readonly string[] => {
    const highest = Math.max(...values.map((value) => value ?? 0));
    return [name, `\`${sparkline(values)}\``, figure(highest), 'wall'];
  };
  const p99 = buckets.map((bucket) => bucket.p99);
  return [
    course(
      'Requests',
      buckets.map(({ issued }) => issued),
      perSecond,
    ),
    ...(shown === undefined ? [] : [course(`p99 ${shown.operation}`, p99, formatDuration)]),
    course(
      'Sales done',
      buckets.map(({ done }) => done),
      perSecond,
    ),
    course(
      'Sales lost',
      buckets.map(({ lost }) => lost),
      perSecond,
    ),
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
