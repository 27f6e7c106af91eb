import type { BakedDistribution } from '../model/distribution.ts';
import { type Hash64, hash64 } from './hash.ts';
import { out, philox } from './philox.ts';

/** Purposes keep apart the draws of one thing, so that a retry's jitter shifts no basket. */
export const PURPOSES = {
  shopper: 0,
  network: 1,
  fault: 2,
  issue: 3,
  jitter: 4,
  arrival: 5,
  trace: 6,
} as const;
export type Purpose = keyof typeof PURPOSES;

/** One 32-bit word for (run key, path, purpose, ordinal): the same in every engine, for ever. */
export function word(key: Hash64, path: Hash64, purpose: Purpose, ordinal: number): number {
  philox(ordinal >>> 0, PURPOSES[purpose], path.high, path.low, key.high, key.low);
  return out[0] ?? 0;
}

/** As `word`, in [0, 1). */
export const share = (key: Hash64, path: Hash64, purpose: Purpose, ordinal: number): number =>
  word(key, path, purpose, ordinal) / 4294967296;

/** The value of a baked distribution at a 32-bit word. */
export function valueAt(distribution: BakedDistribution, word32: number): number {
  const { quantiles, integer } = distribution;
  const position = (word32 / 4294967296) * (quantiles.length - 1);
  const cell = Math.floor(position);
  const low = quantiles[cell] ?? 0;
  const value = low + (position - cell) * ((quantiles[cell + 1] ?? low) - low);
  return integer ? Math.round(value) : value;
}

/** The draws of one thing for one purpose, in order. */
export class Stream {
  readonly #key: Hash64;
  // Signed words and a number for the purpose: small integers, which cost no object of their own.
  readonly #high: number;
  readonly #low: number;
  readonly #purpose: number;
  #ordinal: number;

  /** @param drawn how many words were drawn before */
  constructor(key: Hash64, path: string | Hash64, purpose: Purpose, drawn = 0) {
    const { high, low } = typeof path === 'string' ? hash64(path) : path;
    this.#key = key;
    this.#high = high | 0;
    this.#low = low | 0;
    this.#purpose = PURPOSES[purpose];
    this.#ordinal = drawn;
  }

  /** Hash of the thing's path. */
  get path(): Hash64 {
    return { high: this.#high >>> 0, low: this.#low >>> 0 };
  }

  word(): number {
    const { high, low } = this.#key;
    return philox(this.#ordinal++ >>> 0, this.#purpose, this.#high, this.#low, high, low)[0] ?? 0;
  }

  /** Uniform in [0, 1). */
  share(): number {
    return this.word() / 4294967296;
  }

  /** Leaves a word out: the next draw is as if it had been drawn. */
  skip(): void {
    this.#ordinal++;
  }

  /** True with the given probability; what is certain costs a word and no arithmetic. */
  chance(probability: number): boolean {
    if (probability > 0 && probability < 1) return this.share() < probability;
    this.skip();
    return probability >= 1;
  }

  draw(distribution: BakedDistribution): number {
    return valueAt(distribution, this.word());
  }

  /** One element, uniformly; `undefined` of an empty list. */
  pick<T>(list: readonly T[]): T | undefined {
    return list[Math.floor(this.share() * list.length)];
  }
}
