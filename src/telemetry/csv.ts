/** A cell; null is empty. */
export type Cell = string | number | boolean | null;

/**
 * Rows as RFC 4180 has them. Text that a spreadsheet would take for a formula gets an apostrophe
 * in front (OWASP, CSV injection): some of it is what a service under rehearsal said.
 */
export const csv = (head: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  [head, ...rows].map((row) => `${row.map(quoted).join(',')}\r\n`).join('');

function quoted(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
