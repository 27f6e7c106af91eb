import type { Printer } from './printer.ts';
import type { Item, Receipt, Via } from './receipt.ts';
import type { ReceiptTray } from './receipt-tray.ts';

/** Where receipts and their time come from. */
export interface SheetOptions {
  readonly via: Via;
  /** Milliseconds since the Unix epoch. */
  readonly now_ms: () => number;
}

/** A receipt ends by itself at this many items or picture bytes: memory has a bound. */
const ITEM_LIMIT = 4000;
const PICTURE_LIMIT = 4 << 20;

/** The paper since the last cut: what is on it and how long it is. */
export class Sheet {
  readonly #printer: Printer;
  readonly #tray: ReceiptTray;
  readonly #options: SheetOptions;
  #items: Item[] = [];
  #pictureBytes = 0;
  #y = 0;
  #busy_ms = 0;

  constructor(printer: Printer, tray: ReceiptTray, options: SheetOptions) {
    this.#printer = printer;
    this.#tray = tray;
    this.#options = options;
  }

  /** Whether the printer goes on. */
  get isReady(): boolean {
    return this.#printer.ready;
  }

  /** Dots from the last cut. */
  get y(): number {
    return this.#y;
  }

  /** Wall milliseconds that printing took since this was last asked. */
  takeBusy_ms(): number {
    const busy_ms = this.#busy_ms;
    this.#busy_ms = 0;
    return busy_ms;
  }

  print(item: Item): void {
    this.#items.push(item);
    if (item.kind === 'image') this.#pictureBytes += item.bitmap.bits.length;
  }

  /** Moves the paper on, and ends a receipt that became too large to keep. */
  move(dots: number): void {
    this.#y += dots;
    this.#busy_ms += this.#printer.advance(dots);
    if (this.#items.length >= ITEM_LIMIT || this.#pictureBytes >= PICTURE_LIMIT) this.end('none');
  }

  /** A cut, or the end of the job; an empty sheet is no receipt. */
  end(cut: Receipt['cut'], width: number = this.#printer.columns * 12): void {
    const { via, now_ms } = this.#options;
    const [items, length] = [this.#items, this.#y];
    this.#items = [];
    this.#pictureBytes = 0;
    this.#y = 0;
    if (items.length === 0) return;
    this.#tray.add({ printer: this.#printer.id, at_ms: now_ms(), via, width, length, items, cut });
  }
}
