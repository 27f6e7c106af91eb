import { gateFigure, percent, whole } from '../gates/gate-figure.ts';
import { formatDuration, formatMoney } from '../model/units.ts';
import { marginText } from './format.ts';
import { phrasesOf } from './phrases.ts';
import type { OperationSummary, Summary } from './summary-shape.ts';
import { ENGLISH } from './texts/en.ts';

/** How the terminal is. */
export interface TerminalForm {
  readonly color: boolean;
  /** Columns; text is laid out for 60 to 100. */
  readonly width: number;
}

type Paint = (style: keyof typeof STYLES, text: string) => string;

const STYLES = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33 } as const;
const TONES = { pass: 'green', fail: 'red', inconclusive: 'yellow' } as const;

/** A run's end in a terminal: verdict, why, gates, key figures, worst operations, what next. */
export function formatSummary(summary: Summary, { color, width }: TerminalForm): string {
  const columns = Math.max(60, Math.min(width, 100));
  const paint: Paint = (style, text) => (color ? `\u001b[${STYLES[style]}m${text}\u001b[0m` : text);
  const { verdict, title, window, stores, tills } = summary;
  const sign = `${ENGLISH.symbol[verdict]} ${ENGLISH.verdict[verdict]}`;
  const where = [
    `${window.from}–${window.to} business time`,
    `${whole(stores.opened)} stores, ${whole(tills)} tills`,
    `${phrasesOf(summary).load}, seed ${summary.seed}`,
  ].join(', ');
  const blocks = [
    [
      `${paint('bold', paint(TONES[verdict], sign))}  ${clip(title, columns - sign.length - 2)}`,
      ...wrap(summary.why, columns),
    ],
    gateLines(summary, columns, paint),
    heading(
      summary.engine === 'virtual' ? 'Figures, virtual day' : 'Figures, live window',
      paint,
      figureLines(summary, columns),
    ),
    heading(
      'Slowest operations (wall clock, from intended start)',
      paint,
      operationLines(summary.operations),
    ),
    heading(
      `The whole day in virtual time, ${summary.day?.window.from}–${summary.day?.window.to}`,
      paint,
      summary.day ? figureLines(summary.day, columns) : [],
    ),
    [...wrap(where, columns).map((text) => paint('dim', text)), `again   ${summary.reproduce}`],
  ];
  const filled = blocks.filter((block) => block.length > 0);
  return `${filled.map((block) => block.join('\n')).join('\n\n')}\n`;
}

const heading = (text: string, paint: Paint, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [paint('dim', text), ...lines];

function gateLines(summary: Summary, columns: number, paint: Paint): readonly string[] {
  const { gates, checks, sales } = summary;
  const doubtful = checks
    .filter((check) => check.verdict !== 'pass')
    .flatMap(({ check, why }) => [
      paint('yellow', `? ${ENGLISH.check[check]}: no`),
      ...wrap(why, columns - 2).map((text) => `  ${text}`),
    ]);
  const rows = gates.map((result) => {
    const { gate, verdict, measured, unit } = result;
    const seen = measured === null ? '–' : gateFigure(measured, unit, sales.currency);
    return { result, verdict, gate, seen, room: marginText(result) };
  });
  const seenWidth = Math.max(0, ...rows.map((row) => row.seen.length));
  const roomWidth = Math.max(0, ...rows.map((row) => row.room.length));
  const longest = Math.max(0, ...rows.map((row) => row.gate.length));
  const gateWidth = Math.min(longest, columns - seenWidth - roomWidth - 6);
  const lines = rows.flatMap(({ result, verdict, gate, seen, room }) => {
    const name = `${ENGLISH.symbol[verdict]} ${clip(gate, gateWidth).padEnd(gateWidth)}`;
    const text = `${name}  ${seen.padStart(seenWidth)}  ${room.padStart(roomWidth)}`;
    const why = verdict === 'inconclusive' ? wrap(result.why, columns - 2) : [];
    return [paint(TONES[verdict], text), ...why.map((part) => paint('dim', `  ${part}`))];
  });
  const title = `Gates: ${gates.length === 0 ? 'none set' : 'measured, and margin to the limit'}`;
  return [paint('dim', title), ...lines, ...doubtful];
}

function figureLines(summary: Summary, columns: number): readonly string[] {
  const { sales } = summary;
  const { stages } = summary.issues;
  const said = phrasesOf(summary);
  const { n, p50, p90, longest } = stages.resolve;
  const at = (value: number | null): string =>
    value === null ? `> ${formatDuration(longest)} (not reached)` : formatDuration(value);
  const { currency } = sales;
  const rows: readonly (readonly [string, string])[] = [
    ['sales', `${whole(sales.done)} done, ${formatMoney(sales.doneValueMinor, currency)}`],
    ['', `${whole(sales.lost)} lost, ${formatMoney(sales.lostValueMinor, currency)}`],
    ['issues', said.issues],
    ...(n === 0
      ? []
      : ([['resolve', `median ${at(p50)}, p90 ${at(p90)} (business clock)`]] as const)),
    ['audit', said.audit],
    ['requests', said.requests],
    ...(summary.engine === 'virtual' ? [] : ([['load', said.generator]] as const)),
  ];
  return rows.flatMap(([name, text]) =>
    wrap(text, columns - 10).map((part, i) => `${(i === 0 ? name : '').padEnd(10)}${part}`),
  );
}

/** The five slowest by p99. */
function operationLines(operations: readonly OperationSummary[]): readonly string[] {
  const slowest = operations
    .filter((one) => one.latency.intended.p99 !== null)
    .sort((a, b) => (b.latency.intended.p99 ?? 0) - (a.latency.intended.p99 ?? 0))
    .slice(0, 5);
  const rows = slowest.map(({ operation, errors, latency: { intended } }) => [
    operation,
    `p50 ${formatDuration(intended.p50 ?? 0)}`,
    `p99 ${formatDuration(intended.p99 ?? 0)}`,
    `${errors === null ? '–' : percent(errors)} errors`,
  ]);
  const widths = [0, 1, 2, 3].map((i) => Math.max(0, ...rows.map((row) => row[i]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((text, i) => text.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

const clip = (text: string, width: number): string =>
  text.length <= width ? text : `${text.slice(0, Math.max(1, width - 1))}…`;

/** Breaks at spaces; a word longer than a line stays whole, so that it can be copied. */
function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of text.split(' ')) {
    if (current !== '' && current.length + 1 + word.length > width) {
      lines.push(current);
      current = word;
    } else {
      current = current === '' ? word : `${current} ${word}`;
    }
  }
  return [...lines, current];
}
