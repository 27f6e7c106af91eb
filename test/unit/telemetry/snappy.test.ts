import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { snappyLiteral } from '../../../src/telemetry/snappy.ts';

/** Reads the block format: length, then literals; copies are refused. */
function unsnap(block: Uint8Array): Uint8Array {
  let at = 0;
  const varint = (): number => {
    let [value, shift, byte] = [0, 0, 0];
    do {
      byte = block[at++]!;
      value += (byte & 0x7f) * 2 ** shift;
      shift += 7;
    } while (byte > 0x7f);
    return value;
  };
  const length = varint();
  const out: number[] = [];
  while (at < block.length) {
    const tag = block[at++]!;
    expect(tag & 3).toBe(0);
    let size = tag >>> 2;
    if (size >= 60) {
      const bytes = size - 59;
      size = 0;
      for (let i = 0; i < bytes; i++) size += block[at++]! * 2 ** (8 * i);
    }
    for (let i = 0; i <= size; i++) out.push(block[at++]!);
  }
  expect(out.length).toBe(length);
  return Uint8Array.from(out);
}

describe('snappy with literals only', () => {
  it.each([0, 1, 60, 61, 127, 128, 65_535, 65_536, 65_537, 200_000])('%d bytes', (length) => {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 31) % 251);
    expect(Buffer.compare(unsnap(snappyLiteral(bytes)), bytes)).toBe(0);
  });

  it('gives back any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2_000 }), (bytes) => {
        expect(Buffer.compare(unsnap(snappyLiteral(bytes)), bytes)).toBe(0);
      }),
    );
  });
});
