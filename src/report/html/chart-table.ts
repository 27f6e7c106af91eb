import { type Markup, markup } from '../markup.ts';
import { type Column, table } from './table.ts';

/** The figures behind a chart, folded away: for those who cannot see it, or want to know. */
export const chartTable = (
  summary: string,
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly (string | Markup)[])[],
): Markup =>
  markup`<details><summary>${summary}</summary>
${table(caption, columns, rows)}</details>
`;

/** At most so many rows, evenly picked, the last one always among them. */
export function thinned<T>(rows: readonly T[], most: number): readonly T[] {
  if (rows.length <= most) return rows;
  const every = (rows.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, i) => rows[Math.round(i * every)]).filter(
    (row): row is T => row !== undefined,
  );
}
