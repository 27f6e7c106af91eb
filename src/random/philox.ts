/**
 * Philox4x32-10, the counter-based generator of Salmon et al., "Parallel random numbers: as easy
 * as 1, 2, 3" (SC11). No state: a draw is a function of (key, counter), so that adding a device
 * shifts nobody else's draws and any draw can be repeated alone.
 */
const M0 = 0xd2511f53;
const M1 = 0xcd9e8d57;
const W0 = 0x9e3779b9;
const W1 = 0xbb67ae85;

/** High 32 bits of a 32x32 product, in halves: no BigInt, exact in every engine. */
function mulHigh(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const middle = aHigh * bLow + ((aLow * bLow) >>> 16);
  const carry = (middle & 0xffff) + aLow * bHigh;
  return (aHigh * bHigh + Math.floor(middle / 65536) + Math.floor(carry / 65536)) >>> 0;
}

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
  let x0 = c0;
  let x1 = c1;
  let x2 = c2;
  let x3 = c3;
  let a = k0;
  let b = k1;
  for (let round = 0; round < 10; round++) {
    const high0 = mulHigh(M0, x0);
    const low0 = Math.imul(M0, x0);
    const high1 = mulHigh(M1, x2);
    const low1 = Math.imul(M1, x2);
    x0 = (high1 ^ x1 ^ a) >>> 0;
    x1 = low1 >>> 0;
    x2 = (high0 ^ x3 ^ b) >>> 0;
    x3 = low0 >>> 0;
    a = (a + W0) >>> 0;
    b = (b + W1) >>> 0;
  }
  out[0] = x0;
  out[1] = x1;
  out[2] = x2;
  out[3] = x3;
  return out;
}
