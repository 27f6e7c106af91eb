import type { DeviceFaults } from '../wire/faults/device-faults.ts';
import { Misfortune } from './misfortune.ts';
import { Printer, type PrinterOptions } from './printer.ts';
import type { Via } from './receipt.ts';
import { ReceiptTray } from './receipt-tray.ts';
import { Typesetter } from './typesetter.ts';

/** A printer with the receipts that came out of it. */
export interface Device {
  readonly id: string;
  readonly printer: Printer;
  readonly tray: ReceiptTray;
  /** A host turns to it: faults that are in force may strike now, and those that ended heal. */
  turnTo(): void;
  /** A new job on its paper. */
  typesetter(via: Via): Typesetter;
}

/** What a device keeps, its clock, and what may befall it. */
export interface DeviceOptions extends PrinterOptions {
  /** Receipts kept; 50 unless told. */
  readonly receipts?: number;
  /** Milliseconds since the Unix epoch. */
  readonly now_ms?: () => number;
  /** The faults in force, asked whenever a host turns to the printer. */
  readonly faults?: () => DeviceFaults;
}

/** Sets up a printer with an empty tray. */
export function makeDevice(options: DeviceOptions): Device {
  const { id, receipts, now_ms = Date.now, faults } = options;
  const printer = new Printer(options);
  const tray = new ReceiptTray(receipts);
  const misfortune = faults && new Misfortune(printer, tray, faults);
  return {
    id,
    printer,
    tray,
    turnTo: () => misfortune?.draw(),
    typesetter: (via) => new Typesetter(printer, tray, { via, now_ms }),
  };
}
