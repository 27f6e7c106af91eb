import { Failure } from '../model/failure.ts';
import { nearest } from '../model/nearest.ts';
import { type Token, tokenize } from './tokenize.ts';

const END: Token = { kind: 'end', text: '', column: 1 };

/** Walks a gate's tokens; whatever does not fit is a Failure that points at its column. */
export class GateReader {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = tokenize(text);
  }

  peek(): Token {
    return this.#tokens[this.#at] ?? this.#tokens.at(-1) ?? END;
  }

  next(): Token {
    const token = this.peek();
    this.#at++;
    return token;
  }

  /** Takes the word when it is the next one. */
  takes(word: string): boolean {
    if (this.peek().text !== word) return false;
    this.#at++;
    return true;
  }

  /** Whether the limit ends so, which may tell its unit; a part may follow it. */
  endsWith(suffix: string): boolean {
    return this.#text
      .replace(/\bover\b.*$/, '')
      .trimEnd()
      .endsWith(suffix);
  }

  /** Takes one of the words. */
  one<Word extends string>(words: readonly Word[], what: string): Word {
    const token = this.next();
    const found = words.find((word) => word === token.text);
    if (found === undefined) this.fail(token, `expected ${what}`, nearest(token.text, words));
    return found;
  }

  /** @throws Failure PD_GATE_SYNTAX, with the gate, a caret line and what was meant */
  fail(token: Token, problem: string, meant?: string): never {
    const carets = '^'.repeat(Math.max(1, token.text.length));
    const indent = ' '.repeat(token.column - 1);
    const found = token.kind === 'end' ? 'the end' : `"${token.text}"`;
    throw new Failure(
      'PD_GATE_SYNTAX',
      `gate not understood: ${problem}, found ${found}\n  ${this.#text}\n  ${indent}${carets}`,
      {
        place: { file: 'gate', line: 1, column: token.column },
        hint:
          meant === undefined
            ? 'docs/gates.md lists what a gate can say'
            : `did you mean "${meant}"?`,
      },
    );
  }
}
