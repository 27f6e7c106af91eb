import type { Item, Receipt, Run } from '../receipt.ts';
import { qrMatrix } from '../symbols/qr-matrix.ts';
import { bmpUri } from './bmp.ts';
import { escapeXml } from './escape-xml.ts';

/** White paper around what is printed, dots: the unprintable edges of an 80 mm roll. */
const EDGE = 32;
const BASELINE = 0.79;

/**
 * A receipt as an SVG image, one unit a dot. It needs no style sheet and no script, so that any
 * content security policy shows it. Symbols other than QR, and bar codes that are not drawn (see
 * `barcodeModules`), are boxes with a label.
 */
export function receiptSvg({ items, width, length }: Receipt): string {
  const [wide, high] = [width + 2 * EDGE, length + 2 * EDGE];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${wide} ${high}" width="${wide / 2}" height="${high / 2}">`,
    `<rect width="${wide}" height="${high}" fill="#fff"/>`,
    `<g transform="translate(${EDGE} ${EDGE})" font-family="DejaVu Sans Mono, Menlo, Consolas, monospace">`,
    ...items.map(drawn),
    '</g></svg>',
  ].join('\n');
}

function drawn(item: Item): string {
  switch (item.kind) {
    case 'text':
      return item.runs.map((run) => drawnRun(run, item.y, item.height)).join('');
    case 'rule':
      return rectangle(item.x, item.y, item.width, item.height);
    case 'image':
      return `<image x="${item.x}" y="${item.y}" width="${item.width}" height="${item.height}" preserveAspectRatio="none" image-rendering="pixelated" href="${bmpUri(item.bitmap)}"/>`;
    case 'barcode':
      return drawnBarcode(item);
    case 'symbol':
      return drawnSymbol(item);
  }
}

function drawnRun({ x, width, text, style }: Run, y: number, lineHeight: number): string {
  const height = (style.font === 'A' ? 24 : 17) * style.height;
  const top = y + Math.max(0, lineHeight - height);
  const cell = height / style.height;
  const parts: string[] = [];
  if (style.inverse) parts.push(rectangle(x, top, width, height));
  if (text.trim() !== '') {
    const weight = style.bold ? ' font-weight="bold"' : '';
    const turn = style.upsideDown ? ` rotate(180 ${width / 2} ${height / 2})` : '';
    parts.push(
      `<text transform="translate(${x} ${top})${turn} scale(1 ${style.height})" y="${(cell * BASELINE).toFixed(1)}" font-size="${style.font === 'A' ? 20 : 15}" textLength="${width}" lengthAdjust="spacingAndGlyphs" xml:space="preserve"${weight}${style.inverse ? ' fill="#fff"' : ''}>${escapeXml(text)}</text>`,
    );
  }
  if (style.underline > 0) parts.push(rectangle(x, top + height - 1, width, style.underline));
  return parts.join('');
}

function drawnBarcode(item: Extract<Item, { kind: 'barcode' }>): string {
  const { x, y, width, height, modules, caption, value } = item;
  if (modules === null) return labelledBox(item, `${item.symbology} ${value}`);
  const above = caption === 'above' || caption === 'both' ? 24 : 0;
  const below = caption === 'below' || caption === 'both' ? 24 : 0;
  const module = width / modules.length;
  const bars = [...modules.matchAll(/1+/g)].map(
    (bar) =>
      `M${x + bar.index * module} ${y + above}h${bar[0].length * module}v${height - above - below}H${x + bar.index * module}z`,
  );
  return [
    `<path d="${bars.join('')}"/>`,
    above > 0 ? label(x + width / 2, y + 18, value) : '',
    below > 0 ? label(x + width / 2, y + height - 5, value) : '',
  ].join('');
}

function drawnSymbol(item: Extract<Item, { kind: 'symbol' }>): string {
  const { symbology, value, level } = item;
  const matrix = symbology === 'QR' ? qrMatrix(value, level) : undefined;
  if (matrix === undefined) return labelledBox(item, `${symbology} ${value}`);
  const module = item.width / matrix.length;
  const path = matrix.flatMap((row, y) =>
    row.flatMap((dark, x) =>
      dark
        ? [`M${item.x + x * module} ${item.y + y * module}h${module}v${module}h-${module}z`]
        : [],
    ),
  );
  return `<path d="${path.join('')}"><title>${escapeXml(value)}</title></path>`;
}

const rectangle = (x: number, y: number, width: number, height: number): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}"/>`;

const label = (x: number, y: number, text: string): string =>
  `<text x="${x}" y="${y}" font-size="18" text-anchor="middle">${escapeXml(text)}</text>`;

function labelledBox({ x, y, width, height }: Item, text: string): string {
  const shown = text.length > 40 ? `${text.slice(0, 39)}…` : text;
  const box = `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="none" stroke="#000" stroke-width="2"/>`;
  return box + label(x + width / 2, y + height / 2 + 6, shown);
}
