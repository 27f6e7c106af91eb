import type { Bitmap } from '../receipt.ts';
import type { Job, Runner, Runners } from './job.ts';

const word = (bytes: ArrayLike<number>, at: number): number =>
  (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0);
const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** Bar codes by `GS k m`: the first seven by 0 to 6, and the same and more by 65 on. */
const BARCODES = [
  ...['UPC-A', 'UPC-E', 'EAN13', 'EAN8', 'CODE39', 'ITF', 'CODABAR', 'CODE93', 'CODE128'],
  ...['GS1-128', 'DataBar', 'DataBar', 'DataBar', 'DataBar', 'CODE128'],
];
const CAPTIONS = ['none', 'above', 'below', 'both'] as const;

/** Families of `GS ( k`, by cn. */
const SYMBOLS: Readonly<Record<number, string>> = {
  48: 'PDF417',
  49: 'QR',
  50: 'MaxiCode',
  51: 'DataBar',
  52: 'Composite',
  53: 'Aztec',
  54: 'DataMatrix',
};
const LEVELS = ['L', 'M', 'Q', 'H'] as const;

const barcode: Runner = ({ page, barcode: look }, [, , m = 0], data) => {
  const symbology = BARCODES[m >= 65 ? m - 65 : m];
  if (symbology === undefined || data.length === 0) return;
  page.barcode({ ...look, symbology, value: latin1(data) });
};

/** `GS ( k pL pH cn fn`: size, correction, store and print of two-dimensional symbols. */
const symbol: Runner = (job, _, data) => {
  const [family = 0, fn = 0, n = 0] = data;
  const symbology = SYMBOLS[family];
  if (symbology === undefined) return;
  if (family === 49 && fn === 67) job.symbol = { ...job.symbol, module: Math.max(1, n) };
  if (family === 49 && fn === 69) job.symbol = { ...job.symbol, level: LEVELS[n - 48] ?? 'L' };
  if (fn === 80) {
    const bytes = data.subarray(3);
    job.stored.set(family, new TextDecoder().decode(bytes));
  }
  const value = job.stored.get(family);
  if (fn === 81 && value !== undefined) job.page.symbol({ ...job.symbol, symbology, value });
};

/** Rows of `width` dots; what the data lack is white, what they have too much is left. */
function raster(width: number, height: number, data: Uint8Array): Bitmap {
  const bytes = Math.ceil(width / 8);
  const rows = bytes === 0 ? 0 : Math.min(height, Math.floor(data.length / bytes));
  return { width, height: rows, bits: data.subarray(0, bytes * rows) };
}

/** Columns of `bytes` bytes from top to bottom, as `ESC *` sends them, turned into rows. */
function columns(width: number, bytes: number, data: Uint8Array): Bitmap {
  const stride = Math.ceil(width / 8);
  const bits = new Uint8Array(stride * bytes * 8);
  for (let x = 0; x < width; x++) {
    for (let y = 0; y < bytes * 8; y++) {
      const dark = ((data[x * bytes + (y >> 3)] ?? 0) >> (7 - (y & 7))) & 1;
      const at = y * stride + (x >> 3);
      if (dark === 1) bits[at] = (bits[at] ?? 0) | (0x80 >> (x & 7));
    }
  }
  return { width, height: bytes * 8, bits };
}

/** Dots a picture’s dot takes, across and down, by the mode of `ESC *`. */
const STRIPS: Readonly<Record<number, readonly [bytes: number, x: number, y: number]>> = {
  0: [1, 2, 3],
  1: [1, 1, 3],
  32: [3, 2, 1],
  33: [3, 1, 1],
};

const strip: Runner = ({ page }, head, data) => {
  const [bytes, scaleX, scaleY] = STRIPS[head[2] ?? 0] ?? [0, 0, 0];
  const width = word(head, 3);
  if (bytes > 0 && width > 0) page.strip(columns(width, bytes, data), scaleX, scaleY);
};

/** `GS v 0`: m doubles the width by bit 0 and the height by bit 1. */
const rasterImage: Runner = ({ page }, head, data) => {
  const m = (head[3] ?? 0) & 3;
  const bitmap = raster(8 * word(head, 4), word(head, 6), data);
  if (bitmap.height > 0) page.image(bitmap, (m & 1) + 1, (m >> 1) + 1);
};

/** `GS ( L` and `GS 8 L`: stores a raster (fn 112) or columns (113), and prints it (2 or 50). */
function graphics(job: Job, data: Uint8Array): void {
  const [m, fn] = data;
  if (m !== 48) return;
  if ((fn === 2 || fn === 50) && job.graphics !== null) {
    const { bitmap, scaleX, scaleY } = job.graphics;
    job.page.image(bitmap, scaleX, scaleY);
    job.graphics = null;
  }
  if (fn !== 112 && fn !== 113) return;
  const [scaleX = 1, scaleY = 1] = data.subarray(3, 5);
  const [width, height] = [word(data, 6), word(data, 8)];
  const rest = data.subarray(10);
  const bytes = Math.min(Math.ceil(height / 8), Math.floor(rest.length / Math.max(1, width)));
  const bitmap = fn === 112 ? raster(width, height, rest) : columns(width, bytes, rest);
  if (bitmap.height > 0) job.graphics = { bitmap, scaleX, scaleY };
}

/** Codes and pictures (Epson ESC/POS command reference). */
export const GRAPHIC_RUNNERS: Runners = {
  'GS k': barcode,
  'GS h': (job, [, , n = 0]) => {
    job.barcode = { ...job.barcode, height: Math.max(1, n) };
  },
  'GS w': (job, [, , n = 0]) => {
    job.barcode = { ...job.barcode, moduleWidth: Math.min(6, Math.max(1, n)) };
  },
  'GS H': (job, [, , n = 0]) => {
    job.barcode = { ...job.barcode, caption: CAPTIONS[n & 3] ?? 'none' };
  },
  'ESC *': strip,
  'GS v': rasterImage,
  'GS 8': (job, [, , letter], data) => {
    if (letter === 0x4c) graphics(job, data);
  },
  'GS (': (job, [, , letter], data) => {
    if (letter === 0x6b) symbol(job, [], data);
    else if (letter === 0x4c) graphics(job, data);
    else if (letter === 0x48 && data[0] === 48) {
      // Process id: told back in its turn, which is how a host learns what has been printed.
      job.reply([0x37, 0x22, ...data.subarray(2, 6), 0]);
    }
  },
  'GS *': (job, [, , x = 0, y = 0], data) => {
    job.defined = columns(8 * x, y, data);
  },
  'GS /': ({ page, defined }, [, , n = 0]) => {
    if (defined !== null) page.image(defined, (n & 1) + 1, ((n >> 1) & 1) + 1);
  },
};
