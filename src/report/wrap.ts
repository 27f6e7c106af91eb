/** A text cut to a width, the cut shown. */
export const clip = (text: string, width: number): string =>
  text.length <= width ? text : `${text.slice(0, Math.max(1, width - 1))}…`;

/** Breaks at spaces; a word longer than a line stays whole, so that it can be copied. */
export function wrap(text: string, width: number): readonly string[] {
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

/** Rows with their cells below one another, two spaces apart; the last cell is cut to fit. */
export function fitted(rows: readonly (readonly string[])[], columns = 1000): readonly string[] {
  const cells = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: cells }, (_, i) =>
    Math.max(0, ...rows.map((row) => row[i]?.length ?? 0)),
  );
  return rows.map((row) => {
    const line = row.map((text, i) => text.padEnd(widths[i] ?? 0)).join('  ');
    return clip(line.trimEnd(), columns);
  });
}
