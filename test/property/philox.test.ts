import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { philox } from '../../src/random/philox.ts';

const MASK = 0xffffffffn;

/** The rounds as the paper writes them, in whole numbers without a limit. */
function reference(counter: readonly bigint[], key: readonly bigint[]): number[] {
  let [x0, x1, x2, x3] = counter as [bigint, bigint, bigint, bigint];
  let [a, b] = key as [bigint, bigint];
  for (let round = 0; round < 10; round++) {
    const one = 0xd2511f53n * x0;
    const two = 0xcd9e8d57n * x2;
    [x0, x1, x2, x3] = [(two >> 32n) ^ x1 ^ a, two & MASK, (one >> 32n) ^ x3 ^ b, one & MASK];
    a = (a + 0x9e3779b9n) & MASK;
    b = (b + 0xbb67ae85n) & MASK;
  }
  return [x0, x1, x2, x3].map(Number);
}

/** Any word, and often one at whose product rounding is at its worst. */
const word = fc.oneof(
  fc.integer({ min: 0, max: 0xffffffff }),
  fc.constantFrom(0, 1, 2, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff),
);

describe('philox in doubles', () => {
  it('is philox in whole numbers, also for words with a sign', () => {
    fc.assert(
      fc.property(fc.tuple(word, word, word, word, word, word), fc.boolean(), (words, signed) => {
        const big = words.map(BigInt);
        const [c0, c1, c2, c3, k0, k1] = signed ? words.map((one) => one | 0) : words;
        const drawn = [...philox(c0 ?? 0, c1 ?? 0, c2 ?? 0, c3 ?? 0, k0 ?? 0, k1 ?? 0)];
        expect(drawn).toEqual(reference(big.slice(0, 4), big.slice(4)));
      }),
      { numRuns: 5000 },
    );
  });
});
