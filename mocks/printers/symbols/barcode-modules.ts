import { code128Modules, readCode128 } from './code-128.ts';
import { eanDigits, eanModules } from './ean.ts';

/** Nine elements a character, bar first, 1 for wide; `*` begins and ends (ISO/IEC 16388). */
const CODE_39: Readonly<Record<string, string>> = {
  '0': '000110100',
  '1': '100100001',
  '2': '001100001',
  '3': '101100000',
  '4': '000110001',
  '5': '100110000',
  '6': '001110000',
  '7': '000100101',
  '8': '100100100',
  '9': '001100100',
  A: '100001001',
  B: '001001001',
  C: '101001000',
  D: '000011001',
  E: '100011000',
  F: '001011000',
  G: '000001101',
  H: '100001100',
  I: '001001100',
  J: '000011100',
  K: '100000011',
  L: '001000011',
  M: '101000010',
  N: '000010011',
  O: '100010010',
  P: '001010010',
  Q: '000000111',
  R: '100000110',
  S: '001000110',
  T: '000010110',
  U: '110000001',
  V: '011000001',
  W: '111000000',
  X: '010010001',
  Y: '110010000',
  Z: '011010000',
  '-': '010000101',
  '.': '110000100',
  ' ': '011000100',
  $: '010101000',
  '/': '010100010',
  '+': '010001010',
  '%': '000101010',
  '*': '010010100',
};
/** Seven elements a character (ANSI/AIM BC3); any of A to D begins and ends. */
const CODABAR: Readonly<Record<string, string>> = {
  '0': '0000011',
  '1': '0000110',
  '2': '0001001',
  '3': '1100000',
  '4': '0010010',
  '5': '1000010',
  '6': '0100001',
  '7': '0100100',
  '8': '0110000',
  '9': '1001000',
  '-': '0001100',
  $: '0011000',
  ':': '1000101',
  '/': '1010001',
  '.': '1010100',
  '+': '0010101',
  A: '0011010',
  B: '0101001',
  C: '0001011',
  D: '0001110',
};
/** Five elements a digit, two of them wide (ISO/IEC 16390). */
const ITF = [
  '00110',
  '10001',
  '01001',
  '11000',
  '00101',
  '10100',
  '01100',
  '00011',
  '10010',
  '01010',
];

/** Elements as modules: bars and spaces in turn, wide ones `ratio` modules. */
function drawn(elements: string, ratio: number): string {
  return [...elements]
    .map((width, at) => (at % 2 === 0 ? '1' : '0').repeat(width === '1' ? ratio : 1))
    .join('');
}

function tableModules(table: Readonly<Record<string, string>>, text: string): string | null {
  const characters = [...text.toUpperCase()].map((character) => table[character]);
  if (characters.length === 0 || characters.includes(undefined)) return null;
  return characters.map((elements) => drawn(elements ?? '', 3)).join('0');
}

function itfModules(digits: string): string | null {
  if (!/^(\d\d)+$/.test(digits)) return null;
  const pairs = digits.match(/\d\d/g) ?? [];
  const body = pairs.map((pair) => {
    const [bars = '', spaces = ''] = [...pair].map((digit) => ITF[Number(digit)]);
    return drawn([...bars].map((bar, at) => bar + spaces[at]).join(''), 3);
  });
  return `1010${body.join('')}11101`;
}

/**
 * The dark and light modules of a bar code, without its quiet zones, as 1 and 0.
 * @returns null for a symbology that is not drawn, or data that it cannot hold
 */
export function barcodeModules(symbology: string, value: string): string | null {
  switch (symbology) {
    case 'EAN13':
    case 'EAN8':
    case 'UPC-A':
      return eanModules(symbology, value);
    case 'CODE39':
      return tableModules(CODE_39, value.startsWith('*') ? value : `*${value}*`);
    case 'ITF':
      return itfModules(value);
    case 'CODABAR':
      return tableModules(CODABAR, /^[A-D]/i.test(value) ? value : `A${value}A`);
    case 'CODE128':
      return code128Modules(value);
    default:
      return null;
  }
}

/** What is written beside a bar code: its data without switches, with the check digit of an EAN. */
export function barcodeCaption(symbology: string, value: string): string {
  switch (symbology) {
    case 'EAN13':
    case 'EAN8':
    case 'UPC-A':
      return eanDigits(symbology, value) ?? value;
    case 'CODE128':
      return readCode128(value);
    default:
      return value;
  }
}
