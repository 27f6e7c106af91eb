import { gateFigure, whole } from '../gates/gate-figure.ts';
import { marginText } from './format.ts';
import { phrasesOf } from './phrases.ts';
import type { Summary } from './summary-shape.ts';
import { figureLines, operationLines, storeLines } from './terminal-figures.ts';
import { ENGLISH } from './texts/en.ts';
import { clip, wrap } from './wrap.ts';

/** How the terminal is. */
export interface TerminalForm {
  readonly color: boolean;
  /** Columns; text is laid out for 60 to 100. */
  readonly width: number;
}

type Paint = (style: keyof typeof STYLES, text: string) => string;

const STYLES = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33 } as const;
const TONES = { pass: 'green', fail: 'red', inconclusive: 'yellow' } as const;

/**
 * A run's end in a terminal: verdict, why, gates, the report's cards with their courses, the slowest
 * operations, the stores longest in trouble, what next.
 */
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
    heading(`Figures, ${partOf(summary)}`, paint, figureLines(summary, columns)),
    heading('Slowest operations (wall clock, from intended start)', paint, operationLines(summary)),
    heading(
      `Stores longest in trouble (business clock, ${partOf(summary)})`,
      paint,
      storeLines(summary, columns),
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

const partOf = ({ engine }: Summary): string =>
  engine === 'virtual' ? ENGLISH.dayPart : ENGLISH.part;

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
