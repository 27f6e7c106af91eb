import type { Fact, Tally } from '../model/facts.ts';
import { type Hash64, hash64, RollingHash } from '../random/hash.ts';
import { Ask, type Effect, type EffectKind, Until, Wait } from './effects.ts';
import type { Observed, Observer } from './observer.ts';
import type { Ended } from './task.ts';

/** The state of a fingerprint after so many events. */
export interface Checkpoint {
  /** Events so far. */
  readonly events: number;
  /** Business instant of the last of them. */
  readonly at_us: number;
  /** Sixteen hexadecimal digits. */
  readonly hash: string;
}

/** How often checkpoints are taken. */
export interface FingerprintOptions {
  /** Events between two checkpoints at first; it doubles when there are too many. */
  readonly every?: number;
  /** Most checkpoints kept. */
  readonly most?: number;
}

/** Frozen: a new code is a new fingerprint scheme. */
const CODES: Readonly<Record<EffectKind | 'spawned' | 'done' | 'cancelled' | 'noted', number>> = {
  spawned: 1,
  done: 2,
  cancelled: 3,
  noted: 4,
  wait: 5,
  until: 6,
  ask: 7,
  hold: 8,
  take: 9,
  join: 10,
  race: 11,
  all: 12,
};

/**
 * A rolling 64-bit hash of all that happened in a run, in order: every task's beginning, every
 * effect it waits for with its duration, instant or operation, its end, and every fact and tally.
 * Two runs with one fingerprint did the same. Whole numbers and text only, so that it is the same
 * on every machine and version of Node.
 *
 * Checkpoints stand at multiples of a number of events that doubles as the run grows, so that two
 * runs of any length have checkpoints in common and `firstDifference` can find where they part.
 */
export class Fingerprint implements Observer {
  readonly #hash = new RollingHash();
  readonly #words = new Map<string, Hash64>();
  readonly #most: number;
  #every: number;
  #next: number;
  #events = 0;
  #at_us = 0;
  /** Of the last step: steps of one basket often come together. */
  #basketId = '';
  #basketHash: Hash64 = hash64('');
  #checkpoints: Checkpoint[] = [];

  constructor(options: FingerprintOptions = {}) {
    this.#every = Math.max(1, options.every ?? 1024);
    this.#most = Math.max(2, options.most ?? 512);
    this.#next = this.#every;
  }

  /** Events hashed so far. */
  get events(): number {
    return this.#events;
  }

  /** In order; the last one is not the end of the run. */
  get checkpoints(): readonly Checkpoint[] {
    return this.#checkpoints;
  }

  /** Sixteen hexadecimal digits of all that happened so far. */
  hex(): string {
    return this.#hash.hex();
  }

  spawned(at_us: number, task: Observed): void {
    this.#begin(CODES.spawned, at_us, task.pathHash);
    this.#end();
  }

  awaits(at_us: number, task: Observed, effect: Effect<unknown>): void {
    this.#begin(CODES[effect.kind], at_us, task.pathHash);
    if (effect instanceof Wait) this.#hash.add(effect.duration_us);
    else if (effect instanceof Until) this.#hash.add(effect.at_us);
    else if (effect instanceof Ask) this.#hash.addHash(this.#known(effect.operation));
    this.#end();
  }

  ended(at_us: number, task: Observed, ended: Ended<unknown>): void {
    this.#begin(CODES[ended.how], at_us, task.pathHash);
    if (ended.how === 'cancelled') this.#hash.addText(ended.reason);
    this.#end();
  }

  noted(at_us: number, noted: Fact | Tally): void {
    if ('tally' in noted) this.#tally(at_us, noted);
    else if ('basket' in noted) this.#basket(at_us, noted);
    else this.#begin(CODES.noted, at_us, hash64(JSON.stringify(noted)));
    this.#end();
  }

  /** Steps of baskets are most of what is noted: told by name, basket and amount. */
  #basket(at_us: number, step: Extract<Fact, { readonly basket: string }>): void {
    this.#begin(CODES.noted, at_us, this.#known(step.fact));
    if (step.basket !== this.#basketId) {
      this.#basketId = step.basket;
      this.#basketHash = hash64(step.basket);
    }
    this.#hash.addHash(this.#basketHash);
    if ('netMinor' in step) this.#hash.add(step.netMinor);
    else if ('amountMinor' in step) this.#hash.add(step.amountMinor);
    else if ('chargedMinor' in step) this.#hash.add(step.chargedMinor);
    else if ('state' in step) this.#hash.addHash(this.#known(step.state));
    else if ('how' in step) this.#hash.addHash(this.#known(step.how));
  }

  /** Tallies are counted, not kept: told by name and what they measure. */
  #tally(at_us: number, noted: Tally): void {
    if (noted.tally === 'happened') {
      this.#begin(CODES.noted, at_us, this.#known(noted.point));
      return;
    }
    this.#begin(CODES.noted, at_us, this.#known(noted.tally));
    switch (noted.tally) {
      case 'shopper.left':
        this.#hash.add(noted.stayed_us).add(noted.queued_us ?? -1);
        return;
      case 'queue.left':
        this.#hash.add(noted.waited_us);
        return;
      case 'ticket.left':
        this.#hash.add(noted.open_us);
        return;
      case 'agent.idle':
        this.#hash.add(noted.busy_us);
        return;
      case 'sale.done':
        this.#hash.add(noted.valueMinor);
        return;
    }
  }

  #begin(code: number, at_us: number, subject: Hash64): void {
    this.#at_us = at_us;
    this.#hash.add(code).add(at_us);
    this.#hash.addHash(subject);
  }

  #end(): void {
    this.#events++;
    if (this.#events < this.#next) return;
    this.#checkpoints.push({ events: this.#events, at_us: this.#at_us, hash: this.hex() });
    if (this.#checkpoints.length > this.#most) this.#thinOut();
    this.#next = (Math.floor(this.#events / this.#every) + 1) * this.#every;
  }

  #thinOut(): void {
    this.#every *= 2;
    this.#checkpoints = this.#checkpoints.filter(({ events }) => events % this.#every === 0);
  }

  #known(word: string): Hash64 {
    let hash = this.#words.get(word);
    if (hash === undefined) {
      hash = hash64(word);
      this.#words.set(word, hash);
    }
    return hash;
  }
}
