/** How long a command is: its head, then data whose length the head tells, or that NUL ends. */
export interface CommandRule {
  /** Prefix and letter as in Epson’s reference; for display and for the interpreter’s table. */
  readonly name: string;
  /** Bytes of the head, prefix included; asked again until that many are there. */
  readonly head: number | ((head: readonly number[]) => number);
  readonly data?: (head: readonly number[]) => number | 'nul';
}

const ESC = 0x1b;
const GS = 0x1d;
const FS = 0x1c;

const at = (head: readonly number[], index: number): number => head[index] ?? 0;
const pair = (head: readonly number[], index: number): number =>
  at(head, index) + 256 * at(head, index + 1);
const quad = (head: readonly number[], index: number): number =>
  pair(head, index) + 65_536 * pair(head, index + 2);
/** `x pL pH` families carry their own length. */
const family = (head: readonly number[]): number => pair(head, 3);

/** `ESC & y c1 c2 [x d1...d(xy)]...`: one block for each character that is defined. */
function definedCharacters(head: readonly number[]): number {
  const [height, from, to] = [at(head, 2), at(head, 3), at(head, 4)];
  if (head.length < 5 || height > 3 || from > to) return 5;
  let length = 5;
  for (let code = from; code <= to; code++) {
    if (head.length <= length) return length + 1;
    length += 1 + height * at(head, length);
  }
  return length;
}

const isCutWithFeed = (m: number): boolean => [65, 66, 97, 98, 103, 104].includes(m);
const isLengthFirst = (m: number): boolean => m >= 65 && m <= 79;
const EVERY_COLUMN: Readonly<Record<number, number>> = { 0: 1, 1: 1, 32: 3, 33: 3 };

/** Rows of the table: prefix, name of the prefix, letters, length of the head. */
const FIXED: readonly (readonly [prefix: number, name: string, letters: string, head: number])[] = [
  [ESC, 'ESC', '@2<45imLSv\f', 2],
  [ESC, 'ESC', '!E-adJMtR3{ GVr%=TUueK?\x06', 3],
  [ESC, 'ESC', '$\\cB', 4],
  [ESC, 'ESC', 'p', 5],
  [ESC, 'ESC', 'W', 10],
  [FS, 'FS', '&.', 2],
  [FS, 'FS', 'C!-WA', 3],
  [FS, 'FS', 'Sp', 4],
  [GS, 'GS', ':', 2],
  [GS, 'GS', '!BHfhwTbarIE/', 3],
  [GS, 'GS', 'LW$\\P', 4],
  [GS, 'GS', '^z', 5],
  [GS, 'GS', 'g', 6],
];

const VARIABLE: readonly (readonly [prefix: number, letter: string, rule: CommandRule])[] = [
  [ESC, '*', { name: 'ESC *', head: 5, data: (h) => (EVERY_COLUMN[at(h, 2)] ?? 0) * pair(h, 3) }],
  [ESC, 'D', { name: 'ESC D', head: 2, data: () => 'nul' }],
  [ESC, '&', { name: 'ESC &', head: definedCharacters }],
  [ESC, '(', { name: 'ESC (', head: 5, data: family }],
  [FS, '(', { name: 'FS (', head: 5, data: family }],
  [FS, '2', { name: 'FS 2', head: 4, data: () => 72 }],
  [GS, '(', { name: 'GS (', head: 5, data: family }],
  [GS, '8', { name: 'GS 8', head: 7, data: (h) => quad(h, 3) }],
  [GS, 'V', { name: 'GS V', head: (h) => (isCutWithFeed(at(h, 2)) ? 4 : 3) }],
  [
    GS,
    'k',
    {
      name: 'GS k',
      head: (h) => (isLengthFirst(at(h, 2)) ? 4 : 3),
      data: (h) => (isLengthFirst(at(h, 2)) ? at(h, 3) : at(h, 2) <= 6 ? 'nul' : 0),
    },
  ],
  [GS, 'v', { name: 'GS v', head: 8, data: (h) => pair(h, 4) * pair(h, 6) }],
  [GS, 'Q', { name: 'GS Q', head: 8, data: (h) => pair(h, 4) * pair(h, 6) }],
  [GS, '*', { name: 'GS *', head: 4, data: (h) => 8 * at(h, 2) * at(h, 3) }],
];

const TABLE: ReadonlyMap<number, CommandRule> = new Map([
  ...FIXED.flatMap(([prefix, name, letters, head]) =>
    [...letters].map((letter): [number, CommandRule] => [
      prefix * 256 + letter.charCodeAt(0),
      { name: `${name} ${letter}`, head },
    ]),
  ),
  ...VARIABLE.map(([prefix, letter, rule]): [number, CommandRule] => [
    prefix * 256 + letter.charCodeAt(0),
    rule,
  ]),
]);

/** Whether a byte begins a command of two bytes or more. */
export const isPrefix = (byte: number): boolean => byte === ESC || byte === FS || byte === GS;

/**
 * The rule of a command by its first two bytes (Epson ESC/POS command reference); undefined for
 * one that is not known, of which a printer ignores just these two.
 */
export const ruleOf = (prefix: number, letter: number): CommandRule | undefined =>
  TABLE.get(prefix * 256 + letter);
