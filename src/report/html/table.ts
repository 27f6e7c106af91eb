import { type Markup, markup } from '../markup.ts';

/** A column's heading; figures are aligned to the right. */
export interface Column {
  readonly head: string;
  readonly figure?: boolean;
}

type Cell = string | Markup;

/** A table; on a phone each row becomes a block of its own, every figure beside its heading. */
export function table(
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
): Markup {
  const style = (i: number): Markup | false => columns[i]?.figure === true && markup` class="n"`;
  const head = columns.map((column, i) => markup`<th scope="col"${style(i)}>${column.head}</th>`);
  const body = rows.map(
    (row) =>
      markup`<tr>${row.map((cell, i) =>
        i === 0
          ? markup`<th scope="row"${style(i)}>${cell}</th>`
          : markup`<td${style(i)} data-l="${columns[i]?.head ?? ''}">${cell}</td>`,
      )}</tr>\n`,
  );
  return markup`<div class="scroll"><table><caption>${caption}</caption>
<thead><tr>${head}</tr></thead><tbody>
${body}</tbody></table></div>
`;
}
