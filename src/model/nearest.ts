/**
 * The candidate a mistyped word most likely meant: fewest edits, where inserting, deleting,
 * replacing a letter and swapping two neighbours count one each (optimal string alignment).
 * @returns `undefined` when no candidate is within two fifths of the word's length (at least 1)
 * @example nearest('compresion', ['compression', 'share']) // 'compression'
 */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const wanted = word.toLowerCase();
  let best: string | undefined;
  let fewest = Math.max(1, Math.floor(wanted.length * 0.4)) + 1;
  for (const candidate of candidates) {
    const edits = distance(wanted, candidate.toLowerCase(), fewest);
    if (edits < fewest) [best, fewest] = [candidate, edits];
  }
  return best;
}

/** Edits between two words, or `limit` as soon as it cannot be less. */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      const up = above[j] ?? limit;
      const left = row[j - 1] ?? limit;
      const corner = above[j - 1] ?? limit;
      let edits = Math.min(up + 1, left + 1, corner + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        edits = Math.min(edits, (before[j - 2] ?? limit) + 1);
      }
      row.push(edits);
    }
    if (Math.min(...row) >= limit) return limit;
    [before, above] = [above, row];
  }
  return above[b.length] ?? limit;
}
