/**
 * Pieces of text at their columns as one line, in whatever order they were set; a piece that would
 * overlap follows the one before.
 */
export function formatCells(pieces: readonly (readonly [column: number, text: string])[]): string {
  return [...pieces]
    .sort(([a], [b]) => a - b)
    .reduce((line, [column, text]) => line.padEnd(column) + text, '');
}
