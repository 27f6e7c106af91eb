import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { receiptSvg } from '../../../../mocks/printers/render/receipt-svg.ts';
import { bench, bytes } from './bytes.ts';

/** Commands and pieces of commands, so that random bytes go deep into the table. */
const PIECES = [
  '\x1b@',
  '\x1ba\x01',
  '\x1b!\x30',
  '\x1dV\x00',
  '\x1dVB\x03',
  '\x1dr\x01',
  '\x1da\xff',
  '\x1dIC',
  '\x10\x04\x01',
  '\x10\x04\x04',
  '\x10\x05\x02',
  '\x10\x14\x01\x00\x01',
  '\x10',
  '\x04',
  '\x01',
  '\x1dv0\x00\x02\x00\x03\x00',
  '\x1d8L\x10\x00\x00\x00',
  '\x1d(k\x08\x001P0',
  '\x1d(k\x03\x001Q0',
  '\x1dkI\x08{B',
  '\x1dk\x04',
  '\x00',
  '\x1b*\x21\x05\x00',
  '\x1bD\x05\x09\x00',
  '\x1b&\x03ab\x05',
  '\x1c&',
  '\x1cC1',
  '\x1c.',
  '\x1bt\x10',
  '\x1b$\x40\x00',
  '\x1b',
  '\x1d',
  '\x1c',
  '\n',
  'text',
  '\x83\x67',
  '\xd6',
  '\x1dL\xff\xff',
  '\x1dW\x00\x00',
  '\x1b3\x00',
  '\x1d!\x77',
  '\x1bd\xff',
].map(bytes);

const stream = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.uint8Array({ maxLength: 12 })), { maxLength: 60 })
  .map((parts) => Buffer.concat(parts));

/** What comes of a stream cut at these places: receipts, answers, and the state at the end. */
function outcomeOf(whole: Uint8Array, cuts: readonly number[]): object {
  const { connection, device, replies, receiver } = bench({ roll_mm: 400, drawer: 'closed' });
  let from = 0;
  for (const cut of [...cuts, whole.length].sort((a, b) => a - b)) {
    const to = Math.min(cut, whole.length);
    connection.receive(whole.subarray(from, to));
    from = Math.max(from, to);
  }
  connection.close();
  device.printer.loadPaper();
  const { receipts } = device.tray;
  expect(receiver.pending).toBeLessThan(1 << 20);
  return { receipts, replies, state: device.printer.state };
}

describe('any byte stream', () => {
  it('prints what two-byte decoders of streams throw at', () => {
    const { connection, texts } = bench();
    connection.receive(Uint8Array.from([0x1c, 0x26, 0x81, 0x30, 0x20, 0x0a, 0x1d, 0x56, 0x00]));
    expect(texts()).toEqual(['〓\n']);
  });

  it('prints and answers the same in whatever chunks it comes', () => {
    fc.assert(
      fc.property(stream, fc.array(fc.nat(600), { maxLength: 40 }), (whole, cuts) => {
        const everyByte = Array.from({ length: whole.length }, (_, at) => at);
        const expected = outcomeOf(whole, []);
        expect(outcomeOf(whole, cuts)).toEqual(expected);
        expect(outcomeOf(whole, everyByte)).toEqual(expected);
      }),
      { numRuns: 1000 },
    );
  });

  it('can be drawn', () => {
    fc.assert(
      fc.property(stream, (whole) => {
        const { connection, device } = bench();
        connection.receive(whole);
        connection.close();
        for (const receipt of device.tray.receipts) expect(receiptSvg(receipt)).toMatch(/<\/svg>$/);
      }),
    );
  });

  it('keeps a bound on memory while nothing can be printed', () => {
    const { connection, device, receiver } = bench();
    device.printer.put({ undetected: true });
    const noise = Uint8Array.from({ length: 60_000 }, (_, at) => (at * 2_654_435_761) >>> 24);
    connection.receive(noise);
    // The host is told to stop; what it sent before that is held.
    expect(receiver.pending).toBeLessThan(70 * noise.length);
  });

  it('does not believe a length: a picture of four gigabytes costs what has come of it', () => {
    const { connection, receiver } = bench();
    connection.receive(bytes('\x1d8L\xff\xff\xff\xff'));
    expect(receiver.pending).toBeLessThan(100);
    for (let i = 0; i < 64; i++) connection.receive(new Uint8Array(65_536));
    expect(receiver.pending).toBeLessThan((1 << 20) + 100);
  });
});
