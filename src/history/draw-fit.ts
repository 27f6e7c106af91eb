import { formatTimeOfDay } from '../model/units.ts';
import type { ClassFit } from './fit-day.ts';

const HEIGHT = 6;
const BLOCKS = ' ▁▂▃▄▅▆▇█';
const LABEL = 9;
const EVERY = 8;

/**
 * A class's day for a terminal: a bar for the sales of every quarter of an hour, a dot where the
 * fitted curve is. One column a quarter, so that it fits 80 columns for any day up to 17 hours.
 */
export function drawFit({ name, count, quarters, error, chance }: ClassFit): string {
  const top = Math.max(...quarters.map((one) => Math.max(one.observed, one.fitted)));
  const rows = Array.from({ length: HEIGHT }, (_, row) => {
    const floor = HEIGHT - 1 - row;
    const cells = quarters.map(({ observed, fitted }) => {
      const dot = Math.min(HEIGHT - 1, Math.floor((fitted / top) * HEIGHT)) === floor;
      return dot ? '•' : block((observed / top) * HEIGHT - floor);
    });
    const label = row === 0 ? String(Math.round(top)) : row === HEIGHT - 1 ? '0' : '';
    return `${label.padStart(LABEL)} ${cells.join('')}`;
  });
  const axis = quarters.reduce((line, { minute }, i) => {
    const label = formatTimeOfDay(minute * 60e6);
    return i % EVERY === 0 ? `${line.padEnd(i)}${label}` : line;
  }, '');
  const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`;
  return [
    `${name}: ${count} stores, sales a quarter hour (• fitted): off by ${percent(error)}, chance ${percent(chance)}`,
    ...rows,
    `${' '.repeat(LABEL)} ${axis}`,
  ]
    .map((line) => line.trimEnd())
    .join('\n');
}

const block = (rest: number): string =>
  BLOCKS[Math.round(Math.min(1, Math.max(0, rest)) * 8)] ?? ' ';
