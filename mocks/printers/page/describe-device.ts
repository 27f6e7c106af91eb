import type { Device } from '../device.ts';
import type { Receipt } from '../receipt.ts';
import { receiptText } from '../render/receipt-text.ts';
import { badgesOf } from './controls.ts';

/** A printer as the control API and the page tell it. */
export const describeDevice = ({ id, printer, tray }: Device, address: string): object => ({
  id,
  address,
  offline: printer.offline,
  badges: badgesOf(printer.state, printer.offline),
  state: printer.state,
  identity: printer.identity,
  receipts: tray.count,
});

/** A receipt without its layout. */
export const describeReceipt = (receipt: Receipt): object => ({
  printer: receipt.printer,
  number: receipt.number,
  at: new Date(receipt.at_ms).toISOString(),
  via: receipt.via,
  cut: receipt.cut,
  length_mm: Math.round(receipt.length / 8),
  text: receiptText(receipt),
});
