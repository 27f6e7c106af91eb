import { plainWords } from '../columns.ts';
import { type PersonalKind, personalKind } from './personal-kind.ts';
import { looksMobile, namesPhones } from './phone-number.ts';

/** A column in which something personal was found; never the value. */
export interface PersonalFinding {
  readonly column: string;
  readonly kind: PersonalKind;
  /** Line of the first such value. */
  readonly line: number;
  readonly values: number;
}

/** Bare numbers of a column that could be phones or ids, told apart when all were seen. */
interface BareNumbers {
  values: number;
  mobiles: number;
  rising: number;
  last: number;
  line: number;
}

/** A column is one of mobile numbers when nearly all values look like it... */
const NEARLY_ALL = 0.9;
/** ...there are some, and they do not rise as ids do. */
const FEWEST = 5;
const RISING = 0.7;

/** Looks for personal things in every field of every row, and blanks them where that is wanted. */
export class PersonalSearch {
  readonly #names: readonly string[];
  readonly #phones: readonly boolean[];
  readonly #bare: readonly BareNumbers[];
  readonly #found = new Map<
    string,
    { -readonly [K in keyof PersonalFinding]: PersonalFinding[K] }
  >();

  constructor(header: readonly string[]) {
    this.#names = columnNames(header);
    this.#phones = header.map((cell) => namesPhones(plainWords(cell)));
    this.#bare = header.map(() => ({ values: 0, mobiles: 0, rising: 0, last: 0, line: 0 }));
  }

  /** The row with personal values blanked; the same row when it has none. */
  clean(fields: readonly string[], line: number): readonly string[] {
    let cleaned: string[] | undefined;
    for (let column = 0; column < fields.length; column++) {
      const value = fields[column] ?? '';
      const kind = personalKind(value, this.#phones[column] ?? false);
      if (kind === undefined) {
        this.#countBare(value, column, line);
        continue;
      }
      this.#note(column, kind, line, 1);
      cleaned ??= [...fields];
      cleaned[column] = '';
    }
    return cleaned ?? fields;
  }

  /** Columns with something personal in them, in the order they were met. */
  findings(): readonly PersonalFinding[] {
    this.#bare.forEach(({ values, mobiles, rising, line }, column) => {
      if (mobiles >= FEWEST && mobiles >= NEARLY_ALL * values && rising < RISING * mobiles) {
        this.#note(column, 'phone numbers', line, mobiles);
      }
    });
    return [...this.#found.values()];
  }

  #countBare(value: string, column: number, line: number): void {
    const bare = this.#bare[column];
    if (bare === undefined || value === '') return;
    bare.values++;
    if (value.length < 9 || value.length > 11 || !looksMobile(value)) return;
    const number = Number(value);
    if (bare.mobiles === 0) bare.line = line;
    if (number >= bare.last) bare.rising++;
    bare.last = number;
    bare.mobiles++;
  }

  #note(column: number, kind: PersonalKind, line: number, values: number): void {
    const found = this.#found.get(`${column} ${kind}`);
    if (found) {
      found.values += values;
      return;
    }
    const name = this.#names[column] ?? `column ${column + 1}`;
    this.#found.set(`${column} ${kind}`, { column: name, kind, line, values });
  }
}

/** Columns as messages name them: a header cell that is personal itself is a number. */
export const columnNames = (header: readonly string[]): readonly string[] =>
  header.map((cell, column) => {
    const name = cell.trim();
    return name === '' || personalKind(name, false) !== undefined
      ? `column ${column + 1}`
      : `'${name}'`;
  });
