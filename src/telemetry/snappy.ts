/** The longest literal whose length fits in two bytes. */
const CHUNK = 65_536;
/** Tag of a literal whose length minus one follows in two bytes: 61 << 2. */
const TAG = 0xf4;

/**
 * Snappy's block format (github.com/google/snappy, format_description.txt) with literals only:
 * every decoder reads it, and nothing is made smaller. Remote write demands the format; a second's
 * samples are a few hundred kilobytes that mostly stay on this machine.
 */
export function snappyLiteral(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [lengthOf(bytes.length)];
  for (let from = 0; from < bytes.length; from += CHUNK) {
    const chunk = bytes.subarray(from, from + CHUNK);
    const last = chunk.length - 1;
    parts.push(Uint8Array.of(TAG, last & 0xff, last >>> 8), chunk);
  }
  return Buffer.concat(parts);
}

function lengthOf(length: number): Uint8Array {
  const varint: number[] = [];
  let rest = length;
  for (; rest > 0x7f; rest >>>= 7) varint.push((rest & 0x7f) | 0x80);
  varint.push(rest);
  return Uint8Array.from(varint);
}
