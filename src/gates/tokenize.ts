/** A piece of a gate's text; `column` counts from 1. */
export interface Token {
  readonly kind: 'word' | 'number' | 'comparison' | 'name' | 'other' | 'end';
  readonly text: string;
  readonly column: number;
}

const PIECE =
  /\s*(?:(?<comparison>[<>]=?|=)|(?<number>\d[\w.]*(?:(?::\d\d)+|%|\/[a-z]+)?)|(?<word>[A-Za-z][\w.]*)|(?<name>'[^']*'|"[^"]*")|(?<other>\S))/gy;

/**
 * Cuts a gate into words, numbers with their unit (`400ms`, `1%`, `500/s`, `1.5x`), times of day
 * (`17:30`), comparisons and names in quotes, which keep these. It never fails: what belongs
 * nowhere is an `other`, which the parser points at.
 */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(PIECE)) {
    const [kind, piece] = Object.entries(match.groups ?? {}).find(([, found]) => found) ?? [];
    if (piece === undefined) continue;
    const column = match.index + match[0].length - piece.length + 1;
    tokens.push({ kind: kind as Token['kind'], text: piece, column });
  }
  tokens.push({ kind: 'end', text: '', column: text.trimEnd().length + 1 });
  return tokens;
}
