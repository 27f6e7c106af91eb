const TRIVIA = /(?:\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)+/y;
const QUOTED = /'(?:[^'\\\n]|\\[\s\S])*'|"(?:[^"\\\n]|\\[\s\S])*"/y;
const PLAIN_KEY = /[\p{ID_Start}$_][\p{ID_Continue}$]*|\d+(?:\.\d+)?/uy;
const CLOSING: Readonly<Record<string, string>> = { '{': '}', '[': ']', '(': ')' };

/**
 * Reads over JavaScript text by brackets, quotes and comments, without understanding it. Offsets
 * in, offsets out; `undefined` wherever the text could mean two things.
 */
export class SourceScanner {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** The offset of the next thing that is neither space nor comment. */
  skipTrivia(offset: number): number {
    return offset + this.#matched(TRIVIA, offset).length;
  }

  /** The property key at an offset; `undefined` for spreads, computed and escaped keys. */
  keyAt(offset: number): { readonly name: string; readonly end: number } | undefined {
    const quoted = this.#matched(QUOTED, offset);
    if (quoted.includes('\\')) return undefined;
    const raw = quoted || this.#matched(PLAIN_KEY, offset);
    if (raw === '') return undefined;
    return { name: quoted ? quoted.slice(1, -1) : raw, end: offset + raw.length };
  }

  /** The offset after the comma that ends an item, or of the bracket that ends its list. */
  nextItem(offset: number): number | undefined {
    let at: number | undefined = offset;
    while (at !== undefined && at < this.text.length) {
      const char = this.text[at] ?? '';
      if (char === ',') return this.skipTrivia(at + 1);
      if ('}])'.includes(char)) return at;
      at = this.#step(at);
    }
    return undefined;
  }

  /** The offset itself when a bracketed literal starts there and nothing is done with it. */
  wholeLiteral(offset: number): number | undefined {
    if (!'{['.includes(this.text[offset] ?? ' ')) return undefined;
    const end = this.#step(offset);
    if (end === undefined) return undefined;
    const after = this.skipTrivia(end);
    return /[,}\])]|(?:as|satisfies)\b/y.test(this.text.slice(after, after + 10))
      ? offset
      : undefined;
  }

  /** Where a sticky pattern matches in code, not in quotes or comments: the ends of matches. */
  findAll(pattern: RegExp): readonly number[] | undefined {
    const ends: number[] = [];
    let at: number | undefined = 0;
    while (at < this.text.length) {
      const found = /[\p{ID_Continue}$.]/u.test(this.text[at - 1] ?? ' ')
        ? ''
        : this.#matched(pattern, at);
      if (found !== '') ends.push(at + found.length);
      const bracket = '{[()]}'.includes(this.text[at] ?? ' ');
      at = bracket ? at + 1 : this.#step(at);
      if (at === undefined) return undefined;
    }
    return ends;
  }

  /** Past one thing: trivia, a quoted text, a bracketed group, or a character. */
  #step(offset: number): number | undefined {
    const trivia = this.#matched(TRIVIA, offset);
    if (trivia !== '') return offset + trivia.length;
    const char = this.text[offset] ?? '';
    if (char === "'" || char === '"') {
      const quoted = this.#matched(QUOTED, offset);
      return quoted === '' ? undefined : offset + quoted.length;
    }
    if (char === '`') return this.#pastTemplate(offset);
    if (char in CLOSING) return this.#pastGroup(offset);
    if (char === '/' && !this.#isDivision(offset)) return undefined;
    return offset + 1;
  }

  #pastGroup(offset: number): number | undefined {
    const closing = CLOSING[this.text[offset] ?? ''];
    let at: number | undefined = offset + 1;
    while (at !== undefined && at < this.text.length) {
      const char = this.text[at] ?? '';
      if (char === closing) return at + 1;
      if ('}])'.includes(char)) return undefined;
      at = this.#step(at);
    }
    return undefined;
  }

  #pastTemplate(offset: number): number | undefined {
    let at: number | undefined = offset + 1;
    while (at !== undefined && at < this.text.length) {
      const char = this.text[at];
      if (char === '`') return at + 1;
      if (char === '\\') at += 2;
      else if (char === '$' && this.text[at + 1] === '{') at = this.#pastGroup(at + 1);
      else at += 1;
    }
    return undefined;
  }

  /** A slash after a value divides; elsewhere it may open a regular expression. */
  #isDivision(offset: number): boolean {
    return /[\w$)\]]\s*$/.test(this.text.slice(Math.max(0, offset - 40), offset));
  }

  #matched(pattern: RegExp, offset: number): string {
    pattern.lastIndex = offset;
    return pattern.exec(this.text)?.[0] ?? '';
  }
}
