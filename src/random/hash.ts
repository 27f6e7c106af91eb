/** A 64-bit hash as two 32-bit words, without BigInt. */
export interface Hash64 {
  readonly high: number;
  readonly low: number;
}

const rotl = (x: number, r: number): number => (x << r) | (x >>> (32 - r));

const avalanche = (word: number): number => {
  let h = word ^ (word >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
};

/** One MurmurHash3 (x86, 32 bit) body step. */
const mix = (h: number, word: number): number => {
  const k = Math.imul(rotl(Math.imul(word, 0xcc9e2d51), 15), 0x1b873593);
  return (Math.imul(rotl(h ^ k, 13), 5) + 0xe6546b64) | 0;
};

/**
 * MurmurHash3 (Austin Appleby, x86 32 bit) of the text's UTF-16 units under two seeds: for
 * spreading paths over streams, not for secrets.
 */
export function hash64(text: string): Hash64 {
  let high = 0x9747b28c;
  let low = 0x3c6ef372;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    high = mix(high, unit);
    low = mix(low, unit);
  }
  return { high: avalanche(high ^ text.length), low: avalanche(low ^ (text.length + 1)) };
}

/** The key of a run: seed and replication, never used raw (consecutive seeds must not correlate). */
export const runKey = (seed: number, replication: number): Hash64 =>
  hash64(`seed/${seed}/${replication}`);

/** A rolling 64-bit hash of numbers, order-sensitive: schedule hashes and fingerprints. */
export class RollingHash {
  #high = 0x9747b28c;
  #low = 0x3c6ef372;

  /** Mixes in a whole number of up to 53 bits. */
  add(value: number): this {
    const low = value >>> 0;
    const high = Math.floor(value / 4294967296) >>> 0;
    this.#high = mix(mix(this.#high, low), high);
    this.#low = mix(mix(this.#low, low), high);
    return this;
  }

  /** Mixes in a hash of something, e.g. of a path. */
  addHash({ high, low }: Hash64): this {
    this.#high = mix(mix(this.#high, low), high);
    this.#low = mix(mix(this.#low, low), high);
    return this;
  }

  addText(text: string): this {
    const { high, low } = hash64(text);
    return this.add(high).add(low);
  }

  /** Sixteen hexadecimal digits. */
  hex(): string {
    const word = (value: number): string => avalanche(value).toString(16).padStart(8, '0');
    return word(this.#high) + word(this.#low);
  }
}
