import type { Comparison } from '../compare/compare-runs.ts';
import {
  clockText,
  figureText,
  intervalText,
  ROW_WORDS,
  relativeText,
} from '../report/html/compare-figures.ts';
import { painter } from './streams.ts';

const WORDS = {
  equal: ['green', '= EQUAL'],
  different: ['red', '≠ DIFFERENT'],
  notComparable: ['yellow', '? NOT COMPARABLE'],
} as const;

/** What `peakday compare` found, for a terminal: verdict, why, what differs, what is unlike. */
export function formatComparison(comparison: Comparison, color: boolean): string {
  const { a, b, verdict, why, unlike, forced, rows, currency, title } = comparison;
  const paint = painter(color);
  const [tone, word] = WORDS[verdict];
  const clear = rows.filter((row) => row.verdict === 'worse' || row.verdict === 'better');
  const shown = clear.map((row) => [
    ROW_WORDS[row.verdict].join(' '),
    `${row.subject} ${row.measure}`,
    `${figureText(row.a, row, currency)} → ${figureText(row.b, row, currency)}`,
    relativeText(row),
    intervalText(row, currency),
    clockText(row),
  ]);
  const lines = [
    `${paint('bold', paint(tone, word))}  ${title}`,
    why,
    '',
    ...unlike.map(({ what, a: was, b: is }) => `unlike  ${what}: ${was} | ${is}`),
    ...(forced ? [paint('yellow', 'Compared by force: the runs are unlike.')] : []),
    ...(unlike.length > 0 ? [''] : []),
    ...columns(shown),
    ...(shown.length > 0 ? [''] : []),
    paint('dim', `baseline  ${a.runId}`),
    paint('dim', `this run  ${b.runId}`),
  ];
  return `${lines.join('\n')}\n`;
}

function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((text, i) => text.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
