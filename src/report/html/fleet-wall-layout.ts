/** A store's states by the letter they are kept under, from the mildest to the gravest. */
export const WALL_STATES = {
  '-': 'closed',
  '.': 'calm',
  V: 'mending',
  A: 'working',
  U: 'unseen',
  W: 'waiting',
  O: 'offline',
} as const;
/** What a state is kept as. */
export type WallLetter = keyof typeof WALL_STATES;
/** All of them, from the mildest to the gravest. */
export const WALL_LETTERS: readonly WallLetter[] = Object.keys(WALL_STATES) as WallLetter[];

/** Everything a page needs to draw the wall at any of its moments. Part of the report's file. */
export interface WallPoints {
  /** Business seconds since midnight of the first frame, and between frames. */
  readonly from_s: number;
  readonly step_s: number;
  readonly frames: number;
  /** The frame with most stores in trouble. */
  readonly worst: number;
  readonly regions: readonly (readonly [name: string, stores: number])[];
  /** Stores region by region: id, and its states run by run: letter, then length in base 36. */
  readonly stores: readonly (readonly [id: string, runs: string])[];
}

/** Where a wall's cells go; sizes in pixels. */
export interface WallForm {
  readonly width: number;
  /** Room for the regions' names. */
  readonly left: number;
  readonly cell: number;
}

/** Runs as text: `.1k` is 56 frames in order. */
export function encodeRuns(letters: readonly WallLetter[]): string {
  let text = '';
  for (let i = 0; i < letters.length; ) {
    let end = i;
    while (letters[end] === letters[i]) end++;
    text += `${letters[i]}${(end - i).toString(36)}`;
    i = end;
  }
  return text;
}

/** The state of a store in a frame. */
export function letterAt(runs: string, frame: number): WallLetter {
  let at = 0;
  for (const [, letter, count] of runs.matchAll(/([-.A-Z])([0-9a-z]+)/g)) {
    at += Number.parseInt(count ?? '', 36);
    if (frame < at) return letter as WallLetter;
  }
  return '-';
}

/** Cells in a row. */
export const columnsOf = ({ width, left, cell }: WallForm): number =>
  Math.floor((width - left) / cell);

/** The top left corner of every store's cell, region below region; and of every region's name. */
export function wallCells(
  regions: WallPoints['regions'],
  form: WallForm,
): {
  readonly cells: readonly (readonly [x: number, y: number])[];
  readonly names: readonly number[];
  readonly height: number;
} {
  const columns = columnsOf(form);
  const cells: [number, number][] = [];
  const names: number[] = [];
  let row = 0;
  for (const [, stores] of regions) {
    names.push(row * form.cell);
    for (let i = 0; i < stores; i++) {
      const line = row + Math.floor(i / columns);
      cells.push([form.left + (i % columns) * form.cell, line * form.cell]);
    }
    row += Math.ceil(stores / columns);
  }
  return { cells, names, height: row * form.cell };
}

/** One path a state over all its stores: each state has a shape, so that colour is not needed. */
export function wallPaths(
  letters: readonly WallLetter[],
  cells: readonly (readonly [x: number, y: number])[],
  cell: number,
): Readonly<Record<WallLetter, string>> {
  const paths: Record<WallLetter, string> = { '-': '', '.': '', V: '', A: '', U: '', W: '', O: '' };
  for (const [i, letter] of letters.entries()) {
    const [x, y] = cells[i] ?? [0, 0];
    paths[letter] += wallMark(letter, x, y, cell);
  }
  return paths;
}

const tenth = (value: number): number => Math.round(value * 10) / 10;

/** The mark of a state in a cell: bar, small square, triangle, diamond, disc, square, cross. */
export function wallMark(letter: WallLetter, x: number, y: number, cell: number): string {
  const side = cell - 2;
  const half = tenth(side / 2);
  const [left, top, middle] = [x + 1, y + 1, tenth(x + 1 + side / 2)];
  switch (letter) {
    case '-':
      return `M${left} ${tenth(top + half - 0.5)}h${side}v1h-${side}z`;
    case '.': {
      const inner = tenth(side / 2);
      return `M${tenth(x + 1 + side / 4)} ${tenth(y + 1 + side / 4)}h${inner}v${inner}h-${inner}z`;
    }
    case 'V':
      return `M${middle} ${top}l${half} ${side}h-${side}z`;
    case 'A':
      return `M${middle} ${top}l${half} ${half}l-${half} ${half}l-${half}-${half}z`;
    case 'U':
      return `M${left} ${tenth(top + half)}a${half} ${half} 0 1 0 ${side} 0a${half} ${half} 0 1 0-${side} 0z`;
    case 'W':
      return `M${left} ${top}h${side}v${side}h-${side}z`;
    case 'O': {
      const arm = tenth(side / 3);
      return `M${tenth(left + arm)} ${top}h${arm}v${arm}h${arm}v${arm}h-${arm}v${arm}h-${arm}v-${arm}h-${arm}v-${arm}h${arm}z`;
    }
  }
}
