import type { QrVersion } from './qr-version.ts';

/** Product in GF(2^8) modulo x^8 + x^4 + x^3 + x^2 + 1. */
function multiply(x: number, y: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ ((product >>> 7) * 0x11d);
    product ^= ((y >>> bit) & 1) * x;
  }
  return product;
}

/** The generator polynomial of a Reed-Solomon code, without its leading 1. */
function generator(degree: number): readonly number[] {
  const result: number[] = Array.from({ length: degree }, () => 0);
  result[degree - 1] = 1;
  let root = 1;
  for (let i = 0; i < degree; i++) {
    for (let j = 0; j < degree; j++)
      result[j] = multiply(result[j] ?? 0, root) ^ (result[j + 1] ?? 0);
    root = multiply(root, 2);
  }
  return result;
}

function remainder(data: readonly number[], divisor: readonly number[]): readonly number[] {
  const result = divisor.map(() => 0);
  for (const byte of data) {
    const factor = byte ^ (result.shift() ?? 0);
    result.push(0);
    divisor.forEach((coefficient, at) => {
      result[at] = (result[at] ?? 0) ^ multiply(coefficient, factor);
    });
  }
  return result;
}

/** Mode, count, data and padding of byte mode as whole codewords (ISO/IEC 18004 §7.4). */
function dataCodewords(bytes: Uint8Array, capacity: number, wideCount: boolean): readonly number[] {
  const bits: number[] = [];
  const put = (value: number, length: number): void => {
    for (let bit = length - 1; bit >= 0; bit--) bits.push((value >>> bit) & 1);
  };
  put(4, 4);
  put(bytes.length, wideCount ? 16 : 8);
  for (const byte of bytes) put(byte, 8);
  put(0, Math.min(4, 8 * capacity - bits.length));
  put(0, (8 - (bits.length % 8)) % 8);
  for (let pad = 0xec; bits.length < 8 * capacity; pad ^= 0xec ^ 0x11) put(pad, 8);
  return Array.from({ length: capacity }, (_, at) =>
    bits.slice(8 * at, 8 * at + 8).reduce((value, bit) => 2 * value + bit, 0),
  );
}

/** Data and error correction of all blocks, interleaved in the order they are drawn. */
export function qrCodewords(bytes: Uint8Array, form: QrVersion): readonly number[] {
  const { version, total, blocks, correction } = form;
  const data = dataCodewords(bytes, total - blocks * correction, version >= 10);
  const divisor = generator(correction);
  const longer = total % blocks;
  const short = Math.floor(total / blocks) - correction;
  const parts: (readonly number[])[] = [];
  for (let block = 0, at = 0; block < blocks; block++) {
    const length = short + (block < blocks - longer ? 0 : 1);
    parts.push(data.slice(at, at + length));
    at += length;
  }
  const checks = parts.map((part) => remainder(part, divisor));
  const woven = (rows: readonly (readonly number[])[], length: number): readonly number[] =>
    Array.from({ length }, (_, at) => rows.flatMap((row) => row[at] ?? [])).flat();
  return [...woven(parts, short + 1), ...woven(checks, correction)];
}
