import type { Item, Receipt } from '../receipt.ts';
import { formatCells } from './format-cells.ts';

/** A cell of font A, and a line when nothing else is said. */
const CELL = 12;
const LINE = 34;

/**
 * A receipt as plain text, one character a column of font A: lines where they were, characters of
 * double width not spread, codes and pictures by a word in brackets.
 */
export function receiptText({ items, width }: Receipt): string {
  const columns = Math.floor(width / CELL);
  const lines: string[] = [];
  let end = 0;
  let line = LINE;
  for (const item of items) {
    const blanks = Math.round((item.y - end) / Math.max(line, 1));
    for (let i = 0; i < Math.min(blanks, 20); i++) lines.push('');
    lines.push(textOf(item, columns).trimEnd());
    line = item.kind === 'text' && item.feed > 0 ? item.feed : LINE;
    end = item.y + (item.kind === 'text' ? item.feed : item.height);
  }
  return lines.map((text) => `${text}\n`).join('');
}

function textOf(item: Item, columns: number): string {
  switch (item.kind) {
    case 'text':
      return formatCells(item.runs.map(({ x, text }) => [Math.round(x / CELL), text]));
    case 'rule':
      return '─'.repeat(columns);
    case 'image':
      return centred(`[image ${item.bitmap.width}x${item.bitmap.height}]`, item, columns);
    case 'barcode':
    case 'symbol':
      return centred(`[${item.symbology} ${item.value}]`, item, columns);
  }
}

/** A word as far from the edges as what it stands for. */
function centred(word: string, { x, width }: Item, columns: number): string {
  const middle = (x + width / 2) / CELL;
  const from = Math.max(0, Math.min(Math.round(middle - word.length / 2), columns - word.length));
  return ' '.repeat(from) + word;
}
