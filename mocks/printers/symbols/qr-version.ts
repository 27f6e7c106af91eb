/** Error correction of a QR code, weakest first. */
export type QrLevel = 'L' | 'M' | 'Q' | 'H';

/** How a version's codewords are shared out (ISO/IEC 18004, table 9). */
export interface QrVersion {
  readonly version: number;
  /** Modules a side. */
  readonly size: number;
  /** Codewords of data and correction together. */
  readonly total: number;
  readonly blocks: number;
  /** Error correction codewords of each block. */
  readonly correction: number;
}

const CORRECTION: Readonly<Record<QrLevel, string>> = {
  L: '7 10 15 20 26 18 20 24 30 18 20 24 26 30 22 24 28 30 28 28 28 28 30 30 26 28 30 30 30 30 30 30 30 30 30 30 30 30 30 30',
  M: '10 16 26 18 24 16 18 22 22 26 30 22 22 24 24 28 28 26 26 26 26 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28',
  Q: '13 22 18 26 18 24 18 22 20 24 28 26 24 20 30 24 28 28 26 30 28 30 30 30 30 28 30 30 30 30 30 30 30 30 30 30 30 30 30 30',
  H: '17 28 22 16 22 28 26 26 24 28 24 28 22 24 24 30 28 28 26 28 30 24 30 30 30 30 30 30 30 30 30 30 30 30 30 30 30 30 30 30',
};
const BLOCKS: Readonly<Record<QrLevel, string>> = {
  L: '1 1 1 1 1 2 2 2 2 4 4 4 4 4 6 6 6 6 7 8 8 9 9 10 12 12 12 13 14 15 16 17 18 19 19 20 21 22 24 25',
  M: '1 1 1 2 2 4 4 4 5 5 5 8 9 9 10 10 11 13 14 16 17 17 18 20 21 23 25 26 28 29 31 33 35 37 38 40 43 45 47 49',
  Q: '1 1 2 2 4 4 6 6 8 8 8 10 12 16 12 17 16 18 21 20 23 23 25 27 29 34 34 35 38 40 43 45 48 51 53 56 59 62 65 68',
  H: '1 1 2 4 4 4 5 6 8 8 11 11 16 16 18 16 19 21 25 25 25 34 30 32 35 37 40 42 45 48 51 54 57 60 63 66 70 74 77 81',
};

const number = (table: string, at: number): number => Number(table.split(' ')[at] ?? 0);

/** Modules that are neither a finder, timing, alignment, format nor version pattern. */
function freeModules(version: number): number {
  let free = (16 * version + 128) * version + 64;
  if (version >= 2) {
    const aligned = Math.floor(version / 7) + 2;
    free -= (25 * aligned - 10) * aligned - 55;
    if (version >= 7) free -= 36;
  }
  return free;
}

function versionOf(version: number, level: QrLevel): QrVersion {
  return {
    version,
    size: 17 + 4 * version,
    total: Math.floor(freeModules(version) / 8),
    blocks: number(BLOCKS[level], version - 1),
    correction: number(CORRECTION[level], version - 1),
  };
}

const TABLE: Readonly<Record<QrLevel, readonly QrVersion[]>> = (() => {
  const all = (level: QrLevel): readonly QrVersion[] =>
    Array.from({ length: 40 }, (_, at) => versionOf(at + 1, level));
  return { L: all('L'), M: all('M'), Q: all('Q'), H: all('H') };
})();

/** The smallest version that holds so many bytes in byte mode; undefined when none does. */
export function qrVersion(bytes: number, level: QrLevel): QrVersion | undefined {
  return TABLE[level].find(({ version, total, blocks, correction }) => {
    const bits = 4 + (version < 10 ? 8 : 16) + 8 * bytes;
    return bits <= 8 * (total - blocks * correction);
  });
}

/** Modules a side of the QR code of a text, without its quiet zone. */
export const qrSize = (text: string, level: QrLevel): number | undefined =>
  qrVersion(new TextEncoder().encode(text).length, level)?.size;
