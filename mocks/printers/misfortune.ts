import { belongsTo } from '../terminals/belongs-to.ts';
import type { DeviceCall, DeviceFaults } from '../wire/faults/device-faults.ts';
import type { Printer } from './printer.ts';
import { PRINTER_FAULTS, type PrinterFault } from './printer-faults.ts';
import type { ReceiptTray } from './receipt-tray.ts';

const isPrinterFault = (kind: string): kind is PrinterFault => Object.hasOwn(PRINTER_FAULTS, kind);

/**
 * The faults in force on one printer. Each receipt is drawn for once, when a host first turns to
 * the printer for it; what strikes stays until somebody mends it or the fault ends, but slowness
 * is the receipt's own.
 */
export class Misfortune {
  readonly #printer: Printer;
  readonly #tray: ReceiptTray;
  readonly #faults: () => DeviceFaults;
  /** What has struck, and at which receipt. */
  readonly #struck = new Map<PrinterFault, number>();
  #drawn = -1;

  constructor(printer: Printer, tray: ReceiptTray, faults: () => DeviceFaults) {
    this.#printer = printer;
    this.#tray = tray;
    this.#faults = faults;
  }

  draw(): void {
    const faults = this.#faults();
    const receipt = this.#tray.count;
    for (const [kind, ordinal] of this.#struck) {
      const isOver = kind === 'printer/slow' && ordinal !== receipt;
      if (isOver || faults.foresee(this.#call(ordinal)) !== kind) this.#heal(kind);
    }
    if (receipt === this.#drawn) return;
    this.#drawn = receipt;
    const kind = faults.strike(this.#call(receipt));
    if (kind === undefined || !isPrinterFault(kind)) return;
    this.#struck.set(kind, receipt);
    PRINTER_FAULTS[kind].bite(this.#printer);
  }

  #heal(kind: PrinterFault): void {
    this.#struck.delete(kind);
    PRINTER_FAULTS[kind].heal(this.#printer);
  }

  #call(ordinal: number): DeviceCall {
    const { id } = this.#printer;
    const isIn = (store: string): boolean => belongsTo(store, id);
    return { layer: 'printer/', device: `printer/${id}`, ordinal, isIn };
  }
}
