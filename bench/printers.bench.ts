import { connect } from 'node:net';
import { makeDevice } from '../mocks/printers/device.ts';
import { EscPosParser } from '../mocks/printers/escpos/parser.ts';
import { serveTcpPrinter } from '../mocks/printers/escpos/tcp-server.ts';
import type { BenchRow } from './row.ts';

const RECEIPTS = 3000;
const ROUNDS = 3;
const MEGABYTES = 64;

/** Forty lines with styles, an EAN and a QR code, as a till sends them; ends with GS r. */
const RECEIPT = Buffer.from(
  [
    '\x1b@\x1bt\x13\x1ba\x01\x1d!\x11STORE 0417\n\x1d!\x00\x1ba\x00',
    ...Array.from({ length: 32 }, (_, line) => `${`Article number ${line}`.padEnd(42)}  1.20\n`),
    `${'\x1bE\x01TOTAL'.padEnd(44)} 38.40\n\x1bE\x00`,
    '\x1dh\x50\x1dw\x02\x1dkC\x0c400638133393',
    '\x1d(k\x03\x001C\x04\x1d(k\x1a\x001P0https://example.com/r/1\x1d(k\x03\x001Q0',
    '\x1bd\x03\x1dVB\x00\x1dr1',
  ].join(''),
  'latin1',
);

/** What printing costs: the parser alone, and receipts through a socket, both ends counted. */
export default async function bench(report: (row: BenchRow) => void): Promise<void> {
  report({ name: 'ESC/POS parser, text', value: parsing(RECEIPT), unit: 'bytes/CPU-s' });
  const header = Buffer.from([0x1d, 0x76, 0x30, 0, 72, 0, 0x58, 0x02]);
  const picture = Buffer.concat([header, Buffer.alloc(72 * 600, 0xaa)]);
  report({ name: 'ESC/POS parser, pictures', value: parsing(picture), unit: 'bytes/CPU-s' });
  let best = 0;
  for (let round = 0; round < ROUNDS; round++) best = Math.max(best, await printing());
  report({ name: 'receipts through TCP, client included', value: best, unit: 'receipts/CPU-s' });
}

const cpuSeconds = (since?: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1e6;
};

/** The least disturbed of some rounds, in chunks as sockets bring them. */
function parsing(bytes: Buffer): number {
  const chunk = Buffer.concat(Array(Math.ceil(65_536 / bytes.length)).fill(bytes));
  const times = Math.ceil((MEGABYTES << 20) / chunk.length);
  const rates = Array.from({ length: ROUNDS }, () => {
    let commands = 0;
    const parser = new EscPosParser({ command: () => commands++, realTime: () => undefined });
    const began = process.cpuUsage();
    for (let i = 0; i < times; i++) parser.push(chunk);
    const rate = (times * chunk.length) / cpuSeconds(began);
    if (commands === 0) throw new Error('nothing was parsed');
    return rate;
  });
  return Math.max(...rates);
}

/** Receipts one after the other on one connection, each answered before the next. */
async function printing(): Promise<number> {
  const device = makeDevice({ id: '1', roll_mm: 1e9 });
  const { port, close } = await serveTcpPrinter(device, { replyDelay_ms: 0 });
  const socket = connect(port, '127.0.0.1');
  socket.setNoDelay(true);
  const began = process.cpuUsage();
  await new Promise<void>((resolve) => {
    socket.on('data', () => {
      if (device.tray.count < RECEIPTS) socket.write(RECEIPT);
      else resolve();
    });
    socket.write(RECEIPT);
  });
  const rate = device.tray.count / cpuSeconds(began);
  socket.destroy();
  await close();
  return rate;
}
