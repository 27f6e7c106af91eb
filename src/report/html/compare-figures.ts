import type { Row } from '../../compare/row.ts';
import { gateFigure, percent } from '../../gates/gate-figure.ts';

/** A row's verdict in symbol and word: never colour alone. */
export const ROW_WORDS: Readonly<Record<Row['verdict'], readonly [symbol: string, word: string]>> =
  {
    worse: ['▲', 'worse'],
    better: ['▼', 'better'],
    equal: ['=', 'equal'],
    unclear: ['~', 'no difference shown'],
  };

/** A part of a rehearsal, in words. */
export const PART_WORDS = { window: 'live window', day: 'virtual day' } as const;

type Shown = Pick<Row, 'unit'>;

/** A figure in its unit. */
export const figureText = (value: number, { unit }: Shown, currency: string): string =>
  gateFigure(value, unit, currency);

/** A difference with its sign; a real minus. */
export function signedText(value: number, row: Shown, currency: string): string {
  const size = figureText(Math.abs(value), row, currency);
  if (value === 0) return size;
  return `${value < 0 ? '−' : '+'}${size}`;
}

/** `−2 ms to +3 ms`. */
export const intervalText = (row: Row, currency: string): string =>
  `${signedText(row.interval.low, row, currency)} to ${signedText(row.interval.high, row, currency)}`;

/** The difference as a share of the baseline; nothing where that is 0. */
export function relativeText({ a, difference }: Pick<Row, 'a' | 'difference'>): string {
  if (a === 0 || difference === 0) return difference === 0 ? '0 %' : '–';
  const share = difference / Math.abs(a);
  return `${share < 0 ? '−' : '+'}${percent(Math.abs(share))}`;
}

/** `wall clock, live window`. */
export const clockText = ({ clock, part }: Pick<Row, 'clock' | 'part'>): string =>
  `${clock === null ? 'count' : `${clock} clock`}, ${PART_WORDS[part]}`;
