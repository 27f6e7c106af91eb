import { CODE_PAGES } from './code-pages.ts';

/** What national sets print for these twelve, by the number in `ESC R n` (Epson ESC/POS reference). */
const REPLACED = '#$@[\\]^`{|}~';
const NATIONAL: readonly string[] = [
  REPLACED,
  '#$à°ç§^`éùè¨',
  '#$§ÄÖÜ^`äöüß',
  '£$@[\\]^`{|}~',
  '#$@ÆØÅ^`æøå~',
  '#¤ÉÄÖÅÜéäöåü',
  '#$@°\\é^ùàòèì',
  '₧$@¡Ñ¿^`¨ñ}~',
  '#$@[¥]^`{|}~',
  '#¤ÉÆØÅÜéæøåü',
  '#$ÉÆØÅÜéæøåü',
  '#$á¡Ñ¿é`íñóú',
  '#$á¡Ñ¿éüíñóú',
  '#$@[₩]^`{|}~',
  '#$ŽŠĐĆČžšđćč',
  '#¥@[\\]^`{|}~',
];

/** How bytes are read as characters: code page, national set, and two bytes a character or not. */
export interface TextMode {
  /** `ESC t n`; a page that is not known reads as PC437. */
  readonly codePage: number;
  /** `ESC R n`. */
  readonly national: number;
  /** Two-byte characters are on: how they are encoded. */
  readonly kanji: 'gb18030' | 'shift_jis' | null;
}

/** Characters, and the first byte of a pair that is not complete. */
interface Decoded {
  readonly text: string;
  readonly lead: number | undefined;
}

/** Stands where a pair is no character. */
const GETA = '〓';

/**
 * Bytes of a text run as characters; what a page has no character for is U+FFFD.
 * @param lead the first byte of a pair that the run before ended with
 */
export function decodeText(bytes: Uint8Array, mode: TextMode, lead?: number): Decoded {
  const { codePage, national, kanji } = mode;
  const upper = CODE_PAGES[codePage] ?? CODE_PAGES[0] ?? '';
  const decoded =
    kanji === null
      ? { text: decodeSingle(bytes, upper), lead: undefined }
      : decodePairs(bytes, kanji, lead);
  const set = NATIONAL[national];
  if (national === 0 || set === undefined) return decoded;
  const text = decoded.text.replace(
    /[#$@[\\\]^`{|}~]/g,
    (found) => set[REPLACED.indexOf(found)] ?? found,
  );
  return { ...decoded, text };
}

function decodeSingle(bytes: Uint8Array, upper: string): string {
  let text = '';
  for (const byte of bytes) text += byte < 0x80 ? String.fromCharCode(byte) : upper[byte - 0x80];
  return text;
}

/** Half-width katakana stand alone in Shift JIS. */
const isLead = (byte: number, kanji: string): boolean =>
  byte >= 0x80 && !(kanji === 'shift_jis' && byte >= 0xa0 && byte < 0xe0);

function decodePairs(bytes: Uint8Array, kanji: string, before: number | undefined): Decoded {
  let text = '';
  let lead = before;
  for (const byte of bytes) {
    if (lead !== undefined) {
      text += decodeOne([lead, byte], kanji);
      lead = undefined;
    } else if (isLead(byte, kanji)) lead = byte;
    else text += byte < 0x80 ? String.fromCharCode(byte) : decodeOne([byte], kanji);
  }
  return { text, lead };
}

/** One character by itself: decoders of whole streams throw on some of what printers are sent. */
function decodeOne(bytes: readonly number[], kanji: string): string {
  try {
    const text = new TextDecoder(kanji, { fatal: true }).decode(Uint8Array.from(bytes));
    return [...text].length === 1 ? text : GETA;
  } catch {
    return GETA;
  }
}
