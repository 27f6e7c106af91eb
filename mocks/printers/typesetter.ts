import type { Printer } from './printer.ts';
import type { Bitmap, Box, Item, Receipt, Run, Style } from './receipt.ts';
import type { ReceiptTray } from './receipt-tray.ts';
import { Sheet, type SheetOptions } from './sheet.ts';
import { barcodeCaption, barcodeModules } from './symbols/barcode-modules.ts';
import { qrSize } from './symbols/qr-version.ts';

/** Justification of a line. */
export type Align = 'left' | 'center' | 'right';

/** A bar code to be set: its look in dots. */
export interface BarcodeSpec {
  readonly symbology: string;
  readonly value: string;
  readonly moduleWidth: number;
  readonly height: number;
  readonly caption: 'none' | 'above' | 'below' | 'both';
}

/** A two-dimensional symbol to be set; `module` in dots. */
export interface SymbolSpec {
  readonly symbology: string;
  readonly value: string;
  readonly level: 'L' | 'M' | 'Q' | 'H';
  readonly module: number;
}

const PLAIN: Style = {
  bold: false,
  underline: 0,
  inverse: false,
  font: 'A',
  width: 1,
  height: 1,
  upsideDown: false,
};
/** Width and height of a character, dots. */
const CELL = { A: [12, 24], B: [9, 17] } as const;
/** 1/6 inch, as after power on. */
const LINE_SPACING = 34;
const CAPTION = 24;
/** Characters that take two cells: East Asian scripts and their punctuation. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60]/;
const LOOSE: Readonly<Record<Align, number>> = { left: 0, center: 0.5, right: 1 };

/**
 * Sets text, codes and pictures on paper: a line is printed when it is fed, then the printer's
 * paper moves. What is set between two cuts becomes a receipt in the tray.
 */
export class Typesetter {
  readonly #sheet: Sheet;
  readonly #paperWidth: number;
  style: Style = PLAIN;
  align: Align = 'left';
  lineSpacing: number = LINE_SPACING;
  charSpacing = 0;
  #tabs: readonly number[] = [];
  #margin = 0;
  #area: number;
  #runs: Run[] = [];
  #position = 0;
  #lineAlign: Align = 'left';
  /** Height of a picture that stands in the line. */
  #inLine = 0;

  constructor(printer: Printer, tray: ReceiptTray, options: SheetOptions) {
    this.#sheet = new Sheet(printer, tray, options);
    this.#paperWidth = printer.columns * CELL.A[0];
    this.#area = this.#paperWidth;
  }

  /** Wall milliseconds that printing took since this was last asked. */
  takeBusy_ms(): number {
    return this.#sheet.takeBusy_ms();
  }

  restyle(change: Partial<Style>): void {
    this.style = { ...this.style, ...change };
  }

  /** Power-on modes; what stands in the line is dropped (`ESC @`). */
  reset(): void {
    this.dropLine();
    this.style = PLAIN;
    this.align = 'left';
    this.lineSpacing = LINE_SPACING;
    this.charSpacing = 0;
    this.#tabs = [];
    this.#margin = 0;
    this.#area = this.#paperWidth;
  }

  dropLine(): void {
    this.#runs = [];
    this.#position = 0;
  }

  /** The left margin and the width of the printing area, dots. */
  setMargin(dots: number): void {
    this.#margin = Math.min(dots, this.#paperWidth - CELL.A[0]);
  }

  setArea(dots: number): void {
    this.#area = Math.max(CELL.A[0], dots);
  }

  /** Tab stops in columns. */
  setTabs(columns: readonly number[]): void {
    this.#tabs = columns;
  }

  /**
   * Puts characters into the line; a full line is printed by itself.
   * @returns what is left when the printer stops at one of those
   */
  text(text: string): string {
    const { style } = this;
    const cell = (CELL[style.font][0] + this.charSpacing) * style.width;
    const isWide = WIDE.test(text);
    for (let from = 0; from < text.length; ) {
      const [first = ''] = text.slice(from, from + 2);
      const width = isWide && WIDE.test(first) ? 2 * cell : cell;
      if (this.#position > 0 && this.#position + width > this.#width) {
        this.newline();
        if (!this.#sheet.isReady) return text.slice(from);
      }
      const room = Math.floor((this.#width - this.#position) / cell);
      const piece = isWide ? first : text.slice(from, from + Math.max(1, room));
      this.#put(piece, width * (isWide ? 1 : piece.length));
      from += piece.length;
    }
    return '';
  }

  /** Prints the line and feeds it. */
  newline(): void {
    const tallest = this.#runs.reduce(
      (height, { style }) => Math.max(height, CELL[style.font][1] * style.height),
      0,
    );
    const feed = Math.max(0, this.lineSpacing - this.#inLine, tallest);
    this.#inLine = 0;
    this.#printRuns(tallest, feed);
    this.#sheet.move(feed);
  }

  /** Prints the line, then feeds so many lines. */
  feedLines(lines: number): void {
    if (this.#runs.length > 0 && lines > 0) {
      this.newline();
      this.#sheet.move((lines - 1) * this.lineSpacing);
    } else if (this.#runs.length > 0) this.newline();
    else this.#sheet.move(lines * this.lineSpacing);
  }

  /** Prints the line and feeds exactly so many dots. */
  feedDots(dots: number): void {
    this.#printRuns(CELL.A[1], dots);
    this.#sheet.move(dots);
  }

  tab(): void {
    const cell = CELL[this.style.font][0];
    const stop =
      this.#tabs.length > 0
        ? this.#tabs.map((column) => column * cell).find((dots) => dots > this.#position)
        : (Math.floor(this.#position / (8 * cell)) + 1) * 8 * cell;
    if (stop !== undefined) this.moveTo(stop);
  }

  /** The next character's place in the line, from its left end. */
  moveTo(dots: number): void {
    if (dots <= this.#width) this.#position = dots;
  }

  moveBy(dots: number): void {
    const to = this.#position + dots;
    if (to >= 0) this.moveTo(to);
  }

  barcode(spec: BarcodeSpec): void {
    const { symbology, caption } = spec;
    const modules = barcodeModules(symbology, spec.value);
    const value = barcodeCaption(symbology, spec.value);
    const captions = caption === 'none' ? 0 : caption === 'both' ? 2 : 1;
    const width = (modules?.length ?? 11 * value.length + 35) * spec.moduleWidth;
    const box = this.#box(width, spec.height + captions * CAPTION);
    this.#block({ kind: 'barcode', symbology, value, modules, caption, ...box });
  }

  symbol({ symbology, value, level, module }: SymbolSpec): void {
    const modules = symbology === 'QR' ? (qrSize(value, level) ?? 33) : 33;
    const side = modules * module;
    this.#block({ kind: 'symbol', symbology, value, level, ...this.#box(side, side) });
  }

  /** A picture as a block of its own, `scaleX` and `scaleY` dots for each of its own. */
  image(bitmap: Bitmap, scaleX = 1, scaleY = 1): void {
    const box = this.#box(bitmap.width * scaleX, bitmap.height * scaleY);
    this.#block({ kind: 'image', bitmap, ...box });
  }

  /** A picture that is a part of the line: the line feed after it moves only what is left. */
  strip(bitmap: Bitmap, scaleX: number, scaleY: number): void {
    this.image(bitmap, scaleX, scaleY);
    this.#inLine = bitmap.height * scaleY;
  }

  /** A horizontal line, dots. */
  rule(from: number, to: number, thickness: number): void {
    this.#block({ kind: 'rule', x: from, y: this.#sheet.y, width: to - from, height: thickness });
  }

  cut(kind: 'full' | 'partial'): void {
    if (this.#runs.length > 0) this.newline();
    this.#end(kind);
  }

  /** The job ends without a cut: what was printed is a receipt all the same. */
  endJob(): void {
    this.#end('none');
  }

  get #width(): number {
    return Math.min(this.#area, this.#paperWidth - this.#margin);
  }

  #put(text: string, width: number): void {
    if (this.#runs.length === 0) this.#lineAlign = this.align;
    const last = this.#runs.at(-1);
    const { style } = this;
    if (last?.style === style && last.x + last.width === this.#position) {
      const longer = { ...last, text: last.text + text, width: last.width + width };
      this.#runs[this.#runs.length - 1] = longer;
    } else this.#runs.push({ x: this.#position, width, text, style });
    this.#position += width;
  }

  #printRuns(height: number, feed: number): void {
    const runs = this.#runs;
    if (runs.length > 0) {
      const extent = runs.reduce((end, run) => Math.max(end, run.x + run.width), 0);
      const loose = Math.max(0, this.#width - extent);
      const x = this.#margin + Math.floor(loose * LOOSE[this.#lineAlign]);
      const placed = runs.map((run) => ({ ...run, x: run.x + x }));
      const { y } = this.#sheet;
      this.#sheet.print({ kind: 'text', runs: placed, x, y, width: extent, height, feed });
    }
    this.dropLine();
  }

  /** Prints what stands in the line, then gives a block its place below. */
  #box(width: number, height: number): Box {
    if (this.#runs.length > 0) this.newline();
    const loose = Math.max(0, this.#width - width - this.#position);
    const x = this.#margin + this.#position + Math.floor(loose * LOOSE[this.align]);
    this.#position = 0;
    return { x, y: this.#sheet.y, width, height };
  }

  #block(item: Item): void {
    this.#sheet.print(item);
    this.#sheet.move(item.height);
  }

  #end(kind: Receipt['cut']): void {
    this.#sheet.end(kind);
    this.#inLine = 0;
  }
}
