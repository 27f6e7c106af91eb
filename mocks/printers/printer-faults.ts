import type { Printer } from './printer.ts';

/** The printer's part of the fault catalogue. */
export type PrinterFault =
  | 'printer/paper-near-end'
  | 'printer/paper-out'
  | 'printer/cover-open'
  | 'printer/cutter-error'
  | 'printer/offline'
  | 'printer/slow'
  | 'printer/undetected';

/** A fault on a printer: what it does to it, and how it heals. */
interface PrinterStrike {
  bite(printer: Printer): void;
  heal(printer: Printer): void;
}

/** About what a matrix printer does; a thermal one is ten times as fast. */
const SLOW_MM_S = 20;

/** Every printer fault on the state machine. */
export const PRINTER_FAULTS: Readonly<Record<PrinterFault, PrinterStrike>> = {
  'printer/paper-near-end': {
    bite: (printer) => printer.runLow(),
    heal: (printer) => printer.loadPaper(),
  },
  'printer/paper-out': {
    bite: (printer) => printer.runOut(),
    heal: (printer) => printer.loadPaper(),
  },
  'printer/cover-open': {
    bite: (printer) => printer.put({ coverOpen: true }),
    heal: (printer) => printer.put({ coverOpen: false }),
  },
  'printer/cutter-error': {
    bite: (printer) => printer.fail('cutter'),
    heal: (printer) => {
      printer.clearError();
      printer.recover();
    },
  },
  'printer/offline': {
    bite: (printer) => printer.put({ offline: true }),
    heal: (printer) => printer.put({ offline: false }),
  },
  'printer/slow': {
    bite: (printer) => printer.put({ speed_mm_s: SLOW_MM_S }),
    heal: (printer) => printer.fullSpeed(),
  },
  'printer/undetected': {
    bite: (printer) => printer.put({ undetected: true }),
    heal: (printer) => printer.put({ undetected: false }),
  },
};
