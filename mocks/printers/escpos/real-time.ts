const DLE = 0x10;
const EOT = 0x04;
const ENQ = 0x05;
const DC4 = 0x14;

/** Bytes of `DLE DC4 fn` after the function’s number. */
const DC4_LENGTH: Readonly<Record<number, number>> = { 1: 5, 2: 5, 7: 4, 8: 10 };

/**
 * How long the real-time command is that these bytes begin.
 * @returns its length, which may be more than there is yet; 0 when they begin none
 */
export function realTimeLength(bytes: readonly number[]): number {
  const [first, second, third] = bytes;
  if (first !== DLE) return 0;
  if (second === undefined) return 2;
  if (second !== EOT && second !== ENQ && second !== DC4) return 0;
  if (third === undefined) return 3;
  if (second === EOT) return third === 7 || third === 8 ? 4 : 3;
  return second === ENQ ? 3 : (DC4_LENGTH[third] ?? 3);
}

/**
 * As `realTimeLength`, within the data of another command, where bytes may look like one by
 * chance: only what is well formed to the last byte counts.
 */
export function strictRealTimeLength(bytes: readonly number[]): number {
  const length = realTimeLength(bytes);
  const [, second, third, fourth] = bytes;
  if (length === 0 || third === undefined) return length;
  if (second === EOT) return third >= 1 && third <= 4 ? 3 : 0;
  if (second === ENQ) return third === 1 || third === 2 ? 3 : 0;
  return third === 1 && (fourth === undefined || fourth <= 1) ? 5 : 0;
}
