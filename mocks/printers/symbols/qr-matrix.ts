import { qrCodewords } from './qr-codewords.ts';
import { type QrLevel, type QrVersion, qrVersion } from './qr-version.ts';

/** Format bits of the levels (ISO/IEC 18004 table 12). */
const LEVEL_BITS: Readonly<Record<QrLevel, number>> = { L: 1, M: 0, Q: 3, H: 2 };

/** Which modules the mask inverts, by its number. */
const MASKS: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/** Rows of dark (true), light and not yet drawn modules. */
type Modules = (boolean | undefined)[][];

function set(modules: Modules, x: number, y: number, dark: boolean): void {
  const row = modules[y];
  if (row !== undefined && x >= 0 && x < modules.length) row[x] = dark;
}

/** A square pattern of rings around its middle: dark where the distance is one of these. */
function rings(modules: Modules, x: number, y: number, reach: number, dark: readonly number[]) {
  for (let dy = -reach; dy <= reach; dy++)
    for (let dx = -reach; dx <= reach; dx++)
      set(modules, x + dx, y + dy, dark.includes(Math.max(Math.abs(dx), Math.abs(dy))));
}

function alignmentCentres({ version, size }: QrVersion): readonly number[] {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = Math.floor((version * 8 + count * 3 + 5) / (count * 4 - 4)) * 2;
  const others = Array.from({ length: count - 1 }, (_, at) => size - 7 - at * step);
  return [6, ...others.reverse()];
}

/** The remainder bits of a BCH code appended to its data. */
function bch(data: number, bits: number, polynomial: number): number {
  let rest = data;
  for (let i = 0; i < bits; i++) rest = (rest << 1) ^ ((rest >>> (bits - 1)) * polynomial);
  return (data << bits) | rest;
}

function drawFormat(modules: Modules, level: QrLevel, mask: number): void {
  const size = modules.length;
  const bits = bch((LEVEL_BITS[level] << 3) | mask, 10, 0x537) ^ 0x5412;
  for (let i = 0; i < 15; i++) {
    const dark = ((bits >>> i) & 1) === 1;
    // Twice: beside the top left finder, and along the other two.
    if (i < 8) set(modules, 8, i < 6 ? i : i + 1, dark);
    else set(modules, i === 8 ? 7 : 14 - i, 8, dark);
    if (i < 8) set(modules, size - 1 - i, 8, dark);
    else set(modules, 8, size - 15 + i, dark);
  }
  set(modules, 8, size - 8, true);
}

function drawVersion(modules: Modules, version: number): void {
  if (version < 7) return;
  const bits = bch(version, 12, 0x1f25);
  for (let i = 0; i < 18; i++) {
    const dark = ((bits >>> i) & 1) === 1;
    const [near, far] = [Math.floor(i / 3), modules.length - 11 + (i % 3)];
    set(modules, far, near, dark);
    set(modules, near, far, dark);
  }
}

function drawPatterns(modules: Modules, form: QrVersion): void {
  const { size } = form;
  for (let i = 0; i < size; i++) {
    set(modules, 6, i, i % 2 === 0);
    set(modules, i, 6, i % 2 === 0);
  }
  for (const [x, y] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const)
    rings(modules, x, y, 4, [0, 1, 3]);
  const centres = alignmentCentres(form);
  const last = centres.length - 1;
  centres.forEach((x, i) => {
    centres.forEach((y, j) => {
      const onFinder = (i === 0 && j === 0) || (i === 0 && j === last) || (i === last && j === 0);
      if (!onFinder) rings(modules, x, y, 2, [0, 2]);
    });
  });
}

/** Fills what is free in two-module columns, upwards and downwards in turn, from the right. */
function drawCodewords(modules: Modules, codewords: readonly number[], mask: number): void {
  const size = modules.length;
  const inverts = MASKS[mask];
  let bit = 0;
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step++) {
      const y = ((right + 1) & 2) === 0 ? size - 1 - step : step;
      for (const x of [right, right - 1]) {
        if (modules[y]?.[x] !== undefined) continue;
        const value = ((codewords[bit >>> 3] ?? 0) >>> (7 - (bit & 7))) & 1;
        set(modules, x, y, (value === 1) !== (inverts?.(x, y) ?? false));
        bit++;
      }
    }
  }
}

/**
 * A QR code model 2 in byte mode, rows of dark modules, without its quiet zone. Every mask can be
 * read; a printer takes the one that looks best, this takes the one it is told.
 * @returns undefined for more than fits version 40
 */
export function qrMatrix(
  text: string,
  level: QrLevel,
  mask = 0,
): readonly (readonly boolean[])[] | undefined {
  const bytes = new TextEncoder().encode(text);
  const form = qrVersion(bytes.length, level);
  if (form === undefined) return undefined;
  const modules: Modules = Array.from({ length: form.size }, () =>
    Array.from({ length: form.size }, () => undefined),
  );
  drawPatterns(modules, form);
  drawFormat(modules, level, mask);
  drawVersion(modules, form.version);
  drawCodewords(modules, qrCodewords(bytes, form), mask);
  return modules.map((row) => row.map((dark) => dark === true));
}
