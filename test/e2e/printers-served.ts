import { connect, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Device } from '../../mocks/printers/device.ts';
import { type DeviceOptions, makeDevice } from '../../mocks/printers/device.ts';
import { serveTcpPrinter, type TcpPrinterOptions } from '../../mocks/printers/escpos/tcp-server.ts';
import { receiptText } from '../../mocks/printers/render/receipt-text.ts';

/** One printer on a loopback port, closed when the test ends. */
export interface ServedPrinter {
  readonly device: Device;
  readonly host: string;
  readonly port: number;
  /** Text of all receipts so far. */
  readonly texts: () => readonly string[];
  /** Settles when so many receipts are there. */
  readonly printed: (count?: number) => Promise<void>;
}

export async function servedPrinter(
  options: Partial<DeviceOptions> & TcpPrinterOptions = {},
): Promise<ServedPrinter> {
  const device = makeDevice({ id: '1', ...options });
  const { host, port, close } = await serveTcpPrinter(device, options);
  onTestFinished(close);
  const { tray } = device;
  const texts = (): readonly string[] => tray.receipts.map(receiptText);
  const printed = (count = 1): Promise<void> =>
    new Promise((resolve) => {
      if (tray.count >= count) return resolve();
      const stop = tray.watch(() => {
        if (tray.count < count) return;
        stop();
        resolve();
      });
    });
  return { device, host, port, texts, printed };
}

/** A plain socket to a printer: what is sent, and what comes back. */
export interface RawClient {
  readonly socket: Socket;
  send(bytes: readonly number[] | Uint8Array | string): void;
  /** The next so many bytes of all that were answered. */
  answer(length: number): Promise<readonly number[]>;
  end(): Promise<void>;
}

export function rawClient({
  host,
  port,
}: Pick<ServedPrinter, 'host' | 'port'>): Promise<RawClient> {
  return new Promise((resolve, reject) => {
    let answered: number[] = [];
    let wake = (): void => undefined;
    const socket = connect({ host, port }, () => {
      onTestFinished(() => void socket.destroy());
      socket.on('data', (chunk) => {
        answered.push(...chunk);
        wake();
      });
      resolve({ socket, send, answer, end });
    });
    socket.once('error', reject);
    const send: RawClient['send'] = (bytes) => {
      socket.write(
        typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : Uint8Array.from(bytes),
      );
    };
    const answer: RawClient['answer'] = (length) =>
      new Promise((done) => {
        wake = () => {
          if (answered.length < length) return;
          wake = () => undefined;
          done(answered.slice(0, length));
          answered = answered.slice(length);
        };
        wake();
      });
    const end = (): Promise<void> =>
      new Promise((closed) => {
        socket.once('close', () => closed());
        socket.end();
      });
  });
}
