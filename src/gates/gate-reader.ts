import { Failure } from '../model/failure.ts';
import { nearest } from '../model/nearest.ts';
import { parseDuration } from '../model/units.ts';
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

  /** Takes one of the words. */
  one<Word extends string>(words: readonly Word[], what: string): Word {
    const token = this.next();
    const found = words.find((word) => word === token.text);
    if (found === undefined) this.fail(token, `expected ${what}`, nearest(token.text, words));
    return found;
  }

  /** Takes a name in quotes. @param known those there are, where that is known */
  name(what: string, known: readonly string[] | undefined): string {
    const token = this.next();
    const name = token.text.slice(1, -1);
    if (token.kind !== 'name') {
      this.fail(token, `expected ${what} in quotes`, nearest(token.text, known ?? []));
    }
    if (known !== undefined && !known.includes(name)) {
      const listed = known.length === 0 ? 'it has none' : `it has ${some(known)}`;
      this.refuse(token, `the scenario has no such ${what}; ${listed}`, nearest(name, known));
    }
    return name;
  }

  /** Takes a duration above zero; µs. */
  duration(what: string): number {
    const token = this.next();
    const length_us = token.kind === 'number' ? parseDuration(token.text) : undefined;
    if (length_us === undefined || length_us === 0) this.fail(token, `expected ${what}`);
    return length_us;
  }

  /** @throws Failure PD_GATE_SYNTAX, with the gate, a caret line and what was meant */
  fail(token: Token, problem: string, meant?: string): never {
    const found = token.kind === 'end' ? 'the end' : `"${token.text}"`;
    return this.refuse(token, `${problem}, found ${found}`, meant);
  }

  /** Likewise, of something that was understood and cannot be. */
  refuse(token: Token, problem: string, meant?: string): never {
    const carets = '^'.repeat(Math.max(1, token.text.length));
    const indent = ' '.repeat(token.column - 1);
    throw new Failure(
      'PD_GATE_SYNTAX',
      `gate not understood: ${problem}\n  ${this.#text}\n  ${indent}${carets}`,
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

const some = (names: readonly string[]): string =>
  names.length <= 6 ? names.join(', ') : `${names.slice(0, 5).join(', ')} and others`;
