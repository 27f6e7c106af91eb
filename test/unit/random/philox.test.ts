import { describe, expect, it } from 'vitest';
import { philox } from '../../../src/random/philox.ts';

const words = (text: string): number[] => text.split(' ').map((word) => Number.parseInt(word, 16));

/** Known answers of Random123's kat_vectors for philox4x32, 10 rounds. */
const KNOWN = [
  {
    counter: '00000000 00000000 00000000 00000000',
    key: '00000000 00000000',
    output: '6627e8d5 e169c58d bc57ac4c 9b00dbd8',
  },
  {
    counter: 'ffffffff ffffffff ffffffff ffffffff',
    key: 'ffffffff ffffffff',
    output: '408f276d 41c83b0e a20bc7c6 6d5451fd',
  },
  {
    counter: '243f6a88 85a308d3 13198a2e 03707344',
    key: 'a4093822 299f31d0',
    output: 'd16cfe09 94fdcceb 5001e420 24126ea1',
  },
];

describe('philox4x32-10', () => {
  it.each(KNOWN)('gives the known answer for counter $counter', ({ counter, key, output }) => {
    const [c0, c1, c2, c3] = words(counter) as [number, number, number, number];
    const [k0, k1] = words(key) as [number, number];
    expect([...philox(c0, c1, c2, c3, k0, k1)]).toEqual(words(output));
  });
});
