import { type Device, type DeviceOptions, makeDevice } from '../../../../mocks/printers/device.ts';
import { type Connection, EscPosReceiver } from '../../../../mocks/printers/escpos/receiver.ts';
import { receiptText } from '../../../../mocks/printers/render/receipt-text.ts';

/** A printer on a wire of the test's own: time stands still unless it is let go on. */
export interface Bench {
  readonly device: Device;
  readonly receiver: EscPosReceiver;
  readonly connection: Connection;
  readonly replies: number[];
  readonly texts: () => readonly string[];
  /** Waits that the printer has asked for, milliseconds. */
  readonly waits: number[];
  /** Lets the oldest wait end. */
  readonly pass: () => void;
}

export function bench(options: Partial<DeviceOptions> = {}): Bench {
  const device = makeDevice({ id: '1', now_ms: () => 0, ...options });
  const replies: number[] = [];
  const waits: number[] = [];
  const due: (() => void)[] = [];
  const receiver = new EscPosReceiver(device, (delay_ms, then) => {
    waits.push(delay_ms);
    due.push(then);
  });
  const connection = receiver.connect({ reply: (bytes) => replies.push(...bytes) });
  const texts = (): readonly string[] => device.tray.receipts.map(receiptText);
  return { device, receiver, connection, replies, texts, waits, pass: () => due.shift()?.() };
}

/** Bytes of a text in which `\x` escapes stand for themselves. */
export const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');
