/** A 64-bit hash as two 32-bit words, without BigInt. */
export interface Hash64 {
  readonly high: number;
  readonly low: number;
}

/** An interpreter looks a global up by its name each time. */
const { imul } = Math;

const avalanche = (word: number): number => {
  let h = word ^ (word >>> 16);
  h = imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
};

/** What a MurmurHash3 (x86, 32 bit) body step does to its word, the same under every seed. */
const scrambled = (word: number): number => {
  const k = imul(word, 0xcc9e2d51);
  return imul((k << 15) | (k >>> 17), 0x1b873593);
};

/** What the step then does to the hash. */
const mixed = (h: number): number => (imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0;

/**
 * MurmurHash3 (Austin Appleby, x86 32 bit) of the text's UTF-16 units under two seeds: for
 * spreading paths over streams, not for secrets.
 */
export function hash64(text: string): Hash64 {
  let high = 0x9747b28c;
  let low = 0x3c6ef372;
  for (let i = 0; i < text.length; i++) {
    // The steps below, written out: a call is dear in an interpreter.
    let k = imul(text.charCodeAt(i), 0xcc9e2d51);
    k = imul((k << 15) | (k >>> 17), 0x1b873593);
    high ^= k;
    low ^= k;
    high = (imul((high << 13) | (high >>> 19), 5) + 0xe6546b64) | 0;
    low = (imul((low << 13) | (low >>> 19), 5) + 0xe6546b64) | 0;
  }
  return { high: avalanche(high ^ text.length), low: avalanche(low ^ (text.length + 1)) };
}

/** Texts of a vocabulary: articles, tenders; bounded, should they be none. */
const KNOWN = new Map<string, Hash64>();
const MOST_KNOWN = 10_000;

/** As `hash64`, for texts that come again and again. */
export function knownHash(text: string): Hash64 {
  let hash = KNOWN.get(text);
  if (hash === undefined) {
    hash = hash64(text);
    if (KNOWN.size < MOST_KNOWN) KNOWN.set(text, hash);
  }
  return hash;
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
    this.#mix(scrambled(value >>> 0));
    this.#mix(scrambled(Math.floor(value / 4294967296) >>> 0));
    return this;
  }

  /** Mixes in a hash of something, e.g. of a path. */
  addHash({ high, low }: Hash64): this {
    this.#mix(scrambled(low));
    this.#mix(scrambled(high));
    return this;
  }

  addText(text: string): this {
    const { high, low } = hash64(text);
    return this.add(high).add(low);
  }

  #mix(k: number): void {
    this.#high = mixed(this.#high ^ k);
    this.#low = mixed(this.#low ^ k);
  }

  /** Sixteen hexadecimal digits. */
  hex(): string {
    const word = (value: number): string => avalanche(value).toString(16).padStart(8, '0');
    return word(this.#high) + word(this.#low);
  }
}
