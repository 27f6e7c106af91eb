import { decodeText } from '../escpos/decode-text.ts';
import type { Printer } from '../printer.ts';
import type { Align, Typesetter } from '../typesetter.ts';

const ESC = 0x1b;
const GS = 0x1d;
const RS = 0x1e;

/** Star’s numbers of code pages in `ESC GS t n`, as Epson’s. */
const PAGES: Readonly<Record<number, number>> = {
  0: 0,
  1: 0,
  4: 19,
  5: 18,
  6: 3,
  8: 4,
  9: 5,
  10: 17,
  32: 16,
};
const ALIGN: readonly Align[] = ['left', 'center', 'right'];
const BARCODES: readonly string[] = [
  ...['UPC-E', 'UPC-A', 'EAN8', 'EAN13', 'CODE39', 'ITF', 'CODE128', 'CODE93', 'CODABAR'],
];
const LEVELS = ['L', 'M', 'Q', 'H'] as const;

/** What a job has set for the commands after it. */
interface StarJob {
  readonly page: Typesetter;
  codePage: number;
  level: 'L' | 'M' | 'Q' | 'H';
  module: number;
  value: string;
}

/** Does a command that begins at the first byte. @returns its length */
type StarCommand = (job: StarJob, bytes: Uint8Array) => number;

const digit = (n: number | undefined): number => (n ?? 0) & 0x0f;
const word = (bytes: Uint8Array, at: number): number =>
  (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0);
const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const styled =
  (change: Parameters<Typesetter['restyle']>[0]): StarCommand =>
  ({ page }) => {
    page.restyle(change);
    return 2;
  };

const COMMANDS: Readonly<Record<string, StarCommand>> = {
  '@': ({ page }) => {
    page.reset();
    return 2;
  },
  E: styled({ bold: true }),
  F: styled({ bold: false }),
  '4': styled({ inverse: true }),
  '5': styled({ inverse: false }),
  M: styled({ font: 'A' }),
  P: styled({ font: 'A' }),
  ':': styled({ font: 'B' }),
  '-': ({ page }, [, , n]) => {
    page.restyle({ underline: digit(n) === 1 ? 1 : 0 });
    return 3;
  },
  i: ({ page }, [, , height, width]) => {
    page.restyle({ height: (digit(height) & 7) + 1, width: (digit(width) & 7) + 1 });
    return 4;
  },
  W: ({ page }, [, , n]) => {
    page.restyle({ width: digit(n) + 1 });
    return 3;
  },
  h: ({ page }, [, , n]) => {
    page.restyle({ height: digit(n) + 1 });
    return 3;
  },
  a: ({ page }, [, , n = 0]) => {
    page.feedLines(n);
    return 3;
  },
  d: ({ page }, [, , n]) => {
    if (digit(n) >= 2) page.feedLines(3);
    page.cut(digit(n) % 2 === 0 ? 'full' : 'partial');
    return 3;
  },
  b: barcode,
  // Pictures in Star’s own forms are passed over.
  k: (_, bytes) => 4 + word(bytes, 2),
  K: (_, bytes) => 4 + word(bytes, 2),
  X: (_, bytes) => 4 + 3 * word(bytes, 2),
  '\x1d': extended,
};

/** `ESC b n1 n2 n3 n4 d... RS`. */
function barcode({ page }: StarJob, bytes: Uint8Array): number {
  const [, , type, caption, , height = 80] = bytes;
  const end = bytes.indexOf(RS, 6);
  const data = bytes.subarray(6, end < 0 ? bytes.length : end);
  page.barcode({
    symbology: BARCODES[digit(type)] ?? 'barcode',
    value: latin1(data),
    moduleWidth: 2,
    height: Math.max(1, height),
    caption: digit(caption) === 2 || digit(caption) === 4 ? 'below' : 'none',
  });
  return 7 + data.length;
}

/** `ESC GS ...`: alignment, code page, place in the line, QR codes. */
function extended(job: StarJob, bytes: Uint8Array): number {
  const { page } = job;
  const [, , letter = 0, n = 0] = bytes;
  switch (String.fromCharCode(letter)) {
    case 'a':
      page.align = ALIGN[digit(n)] ?? page.align;
      return 4;
    case 't':
      job.codePage = PAGES[n] ?? 0;
      return 4;
    case 'A':
      page.moveTo(word(bytes, 3));
      return 5;
    case 'R':
      page.moveBy(word(bytes, 3));
      return 5;
    case 'S':
      return 9 + word(bytes, 4) * word(bytes, 6);
    case 'y':
      return qrCode(job, bytes);
    case '\x03':
      return 6;
    default:
      return 3;
  }
}

/** `ESC GS y S 0/1/2 n`, `y D 1 m nL nH d...` and `y P`. */
function qrCode(job: StarJob, bytes: Uint8Array): number {
  const [, , , part, kind, n = 0] = bytes;
  if (part === 0x53) {
    if (kind === 0x31) job.level = LEVELS[digit(n)] ?? 'L';
    if (kind === 0x32) job.module = Math.max(1, n);
    return 6;
  }
  if (part === 0x44) {
    const length = word(bytes, 6);
    job.value = new TextDecoder().decode(bytes.subarray(8, 8 + length));
    return 8 + length;
  }
  const { level, module, value } = job;
  if (part === 0x50) job.page.symbol({ symbology: 'QR', value, level, module });
  return 4;
}

/**
 * Prints a job in Star line mode as far as text, its look, bar codes, QR codes and cuts go
 * (Star line mode command specifications); pictures are passed over. It ends where the printer
 * stops.
 */
export function printStarLine(page: Typesetter, printer: Printer, bytes: Uint8Array): void {
  const job: StarJob = { page, codePage: 0, level: 'L', module: 3, value: '' };
  for (let at = 0; at < bytes.length && printer.ready; ) {
    const byte = bytes[at] ?? 0;
    if (byte === ESC) {
      const command = COMMANDS[String.fromCharCode(bytes[at + 1] ?? 0)];
      at += command?.(job, bytes.subarray(at)) ?? 2;
    } else if (byte >= 0x20) {
      let end = at + 1;
      while (end < bytes.length && (bytes[end] ?? 0) >= 0x20) end++;
      const mode = { codePage: job.codePage, national: 0, kanji: null };
      page.text(decodeText(bytes.subarray(at, end), mode).text);
      at = end;
    } else {
      if (byte === 0x0a) page.newline();
      if (byte === 0x09) page.tab();
      at += byte === GS ? 2 : 1;
    }
  }
}
