import { runBytes } from '../escpos/run-bytes.ts';
import type { Printer } from '../printer.ts';
import type { Bitmap, Style } from '../receipt.ts';
import type { Align, Typesetter } from '../typesetter.ts';
import type { XmlElement } from '../xml.ts';

/** Prints one element. */
type ElementRunner = (page: Typesetter, element: XmlElement, printer: Printer) => void;

const isTrue = (value: string | undefined): boolean => value === 'true' || value === '1';
const number = (value: string | undefined, otherwise: number): number => {
  const read = Number(value ?? Number.NaN);
  return Number.isFinite(read) ? Math.max(0, Math.min(65_535, Math.trunc(read))) : otherwise;
};
const size = (value: string | undefined): number => Math.max(1, Math.min(8, number(value, 1)));

const setAlign = (page: Typesetter, align: string | undefined): void => {
  if (align === 'left' || align === 'center' || align === 'right') page.align = align as Align;
};

/** Attributes of `text` that are given; those that are not stay as they were set last. */
function styleOf(attributes: XmlElement['attributes'], now: Style): Style {
  const { font, dw, dh, width, height, reverse, ul, em } = attributes;
  return {
    ...now,
    ...(font !== undefined && { font: font === 'font_b' ? 'B' : 'A' }),
    ...(dw !== undefined && { width: isTrue(dw) ? 2 : 1 }),
    ...(dh !== undefined && { height: isTrue(dh) ? 2 : 1 }),
    ...(width !== undefined && { width: size(width) }),
    ...(height !== undefined && { height: size(height) }),
    ...(reverse !== undefined && { inverse: isTrue(reverse) }),
    ...(ul !== undefined && { underline: isTrue(ul) ? 1 : 0 }),
    ...(em !== undefined && { bold: isTrue(em) }),
  };
}

const text: ElementRunner = (page, { attributes, text: characters }) => {
  setAlign(page, attributes['align']);
  page.style = styleOf(attributes, page.style);
  if (attributes['x'] !== undefined) page.moveTo(number(attributes['x'], 0));
  const lines = characters.replace(/\r/g, '').split('\n');
  lines.forEach((line, at) => {
    line.split('\t').forEach((cell, tab) => {
      if (tab > 0) page.tab();
      if (cell !== '') page.text(cell);
    });
    if (at < lines.length - 1) page.newline();
  });
};

const feed: ElementRunner = (page, { attributes }) => {
  const { unit, line, linespc } = attributes;
  if (linespc !== undefined) page.lineSpacing = number(linespc, page.lineSpacing);
  if (unit !== undefined) page.feedDots(number(unit, 0));
  if (line !== undefined) page.feedLines(number(line, 1));
  if (unit === undefined && line === undefined && linespc === undefined) page.feedLines(1);
};

/** One bit a dot, or four of which the darker half is black (`gray16`). */
function bitmapOf({ attributes, text: base64 }: XmlElement): Bitmap {
  const data = Buffer.from(base64, 'base64');
  const width = number(attributes['width'], 0);
  const stride = Math.ceil(width / 8);
  const isGrey = attributes['mode'] === 'gray16';
  const row = isGrey ? Math.ceil(width / 2) : stride;
  const height = Math.min(
    number(attributes['height'], 0),
    row === 0 ? 0 : Math.floor(data.length / row),
  );
  if (!isGrey) return { width, height, bits: data.subarray(0, stride * height) };
  const bits = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const pair = data[y * row + (x >> 1)] ?? 0;
      const at = y * stride + (x >> 3);
      if ((x % 2 === 0 ? pair >> 4 : pair & 15) >= 8)
        bits[at] = (bits[at] ?? 0) | (0x80 >> (x & 7));
    }
  }
  return { width, height, bits };
}

const image: ElementRunner = (page, element) => {
  setAlign(page, element.attributes['align']);
  const bitmap = bitmapOf(element);
  if (bitmap.height > 0) page.image(bitmap);
};

const BARCODES: Readonly<Record<string, string>> = {
  upc_a: 'UPC-A',
  upc_e: 'UPC-E',
  ean13: 'EAN13',
  jan13: 'EAN13',
  ean8: 'EAN8',
  jan8: 'EAN8',
  code39: 'CODE39',
  itf: 'ITF',
  codabar: 'CODABAR',
  code93: 'CODE93',
  code128: 'CODE128',
  code128_auto: 'CODE128',
  gs1_128: 'GS1-128',
};

const barcode: ElementRunner = (page, { attributes, text: value }) => {
  const { type = '', hri, width, height, align } = attributes;
  setAlign(page, align);
  const caption = hri === 'above' || hri === 'below' || hri === 'both' ? hri : 'none';
  page.barcode({
    symbology: BARCODES[type] ?? type,
    value,
    caption,
    moduleWidth: Math.max(1, number(width, 3)),
    height: Math.max(1, number(height, 162)),
  });
};

const symbol: ElementRunner = (page, { attributes, text: value }) => {
  const { type = '', level = '', width, align } = attributes;
  setAlign(page, align);
  const letter = /^level_([lmqh])$/.exec(level)?.[1]?.toUpperCase();
  page.symbol({
    symbology: type.startsWith('qrcode') ? 'QR' : type.split('_')[0]?.toUpperCase() || 'symbol',
    value,
    level: letter === 'M' || letter === 'Q' || letter === 'H' ? letter : 'L',
    module: Math.max(1, number(width, 3)),
  });
};

const hline: ElementRunner = (page, { attributes }) => {
  const from = number(attributes['x1'], 0);
  const thickness = attributes['style']?.startsWith('thick') ? 3 : 1;
  page.rule(from, Math.max(from, number(attributes['x2'], from)), thickness);
};

const cut: ElementRunner = (page, { attributes }) => {
  const { type = 'feed' } = attributes;
  if (!type.startsWith('no_feed')) page.feedLines(4);
  page.cut(type.endsWith('fullcut') ? 'full' : 'partial');
};

/** Prints in the order of the document; page mode is set as if it were none. */
const page: ElementRunner = (sheet, { children }, printer) => {
  for (const child of children) EPOS_ELEMENTS[child.name]?.(sheet, child, printer);
};

const nothing: ElementRunner = () => undefined;

/** What every child of `epos-print` does (Epson ePOS-Print XML); others are a SchemaError. */
export const EPOS_ELEMENTS: Readonly<Record<string, ElementRunner>> = {
  text,
  feed,
  image,
  barcode,
  symbol,
  hline,
  cut,
  page,
  pulse: (_page, _element, printer) => printer.kickDrawer(),
  recovery: (_page, _element, printer) => printer.recover(),
  reset: (sheet) => sheet.reset(),
  command: (sheet, { text: hex }, printer) =>
    runBytes(printer, sheet, Buffer.from(hex.replace(/\s/g, ''), 'hex')),
  logo: nothing,
  'vline-begin': nothing,
  'vline-end': nothing,
  area: nothing,
  direction: nothing,
  position: (sheet, { attributes }) => sheet.moveTo(number(attributes['x'], 0)),
  line: nothing,
  rectangle: nothing,
  sound: nothing,
  layout: nothing,
};
