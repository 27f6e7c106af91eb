/**
 * Philox4x32-10, the counter-based generator of Salmon et al., "Parallel random numbers: as easy
 * as 1, 2, 3" (SC11). No state: a draw is a function of (key, counter), so that adding a device
 * shifts nobody else's draws and any draw can be repeated alone.
 */
const M0 = 0xd2511f53;
const M1 = 0xcd9e8d57;
const W0 = 0x9e3779b9;
const W1 = 0xbb67ae85;
/** 2^-32. */
const UNIT = 1 / 4294967296;
/** An interpreter looks a global up by its name each time. */
const { imul } = Math;

/** The four output words of the last `philox` call; copied out before the next. */
export const out: Uint32Array = new Uint32Array(4);

/** Fills `out` for counter (c0,c1,c2,c3) and key (k0,k1), all 32-bit words. */
export function philox(
  c0: number,
  c1: number,
  c2: number,
  c3: number,
  k0: number,
  k1: number,
): Uint32Array {
  // Callers may hand words in with a sign.
  let x0 = c0 >>> 0;
  let x1 = c1;
  let x2 = c2 >>> 0;
  let x3 = c3;
  let a = k0;
  let b = k1;
  for (let round = 0; round < 10; round++) {
    const low0 = imul(M0, x0) >>> 0;
    const low1 = imul(M1, x2) >>> 0;
    // The product as a double is off by 2^10 at most: less its low word, it rounds to the high one.
    const high0 = ((M0 * x0 - low0) * UNIT + 0.5) >>> 0;
    const high1 = ((M1 * x2 - low1) * UNIT + 0.5) >>> 0;
    x0 = (high1 ^ x1 ^ a) >>> 0;
    x1 = low1;
    x2 = (high0 ^ x3 ^ b) >>> 0;
    x3 = low0;
    a = (a + W0) | 0;
    b = (b + W1) | 0;
  }
  out[0] = x0;
  out[1] = x1;
  out[2] = x2;
  out[3] = x3;
  return out;
}
