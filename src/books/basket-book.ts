import type { BasketFact } from '../model/basket-facts.ts';
import type { RecordedFact } from '../model/facts.ts';
import { hash64 } from '../random/hash.ts';
import { paymentsOf } from './basket-history.ts';
import { flawsOf } from './flaws-of-basket.ts';

/** What is still to be asked about a basket that is over. */
export interface OpenBasket {
  readonly basket: string;
  /** Payments without an answer. */
  readonly payments: readonly string[];
  /** Whether head office is to be asked what it holds of it. */
  readonly sale: boolean;
}

/** One basket's steps and their instants, business and wall, side by side: no copy of a fact. */
interface Entry {
  readonly facts: BasketFact[];
  readonly times: number[];
  /** Whether its end was told. */
  hasEnded: boolean;
  /** Documents that are not handed over. */
  waiting: number;
}

/** Of the baskets that went as they should, one in so many is asked after at the end: the latest. */
const SAMPLED = 64;
const SAMPLE = 500;

/** What a service told at the end, of a basket that is over, too. */
const ANSWERS: ReadonlySet<BasketFact['fact']> = new Set(['payment.audited', 'sale.audited']);

/**
 * The baskets that are not over yet. One that went as it should is forgotten when it is over; of
 * one that did not, and of traced stores, every step is handed on. So memory is bounded by what is
 * open, not by what was sold.
 */
export class BasketBook {
  readonly #keep: (step: RecordedFact) => void;
  readonly #isTraced: (store: string) => boolean;
  readonly #open = new Map<string, Entry>();
  readonly #traced = new Set<string>();
  readonly #sample = new Map<string, Entry>();
  #closing = false;

  /** @param keep is given every step of a basket that is to be kept, in order */
  constructor(keep: (step: RecordedFact) => void, isTraced: (store: string) => boolean) {
    this.#keep = keep;
    this.#isTraced = isTraced;
  }

  /** Baskets held because something is still to come. */
  get size(): number {
    return this.#open.size;
  }

  add(fact: BasketFact, at_us: number, wall_us: number): void {
    const entry = this.#entryFor(fact);
    if (entry === undefined) return;
    entry.facts.push(fact);
    entry.times.push(at_us, wall_us);
    if (fact.fact === 'basket.opened' && this.#isTraced(fact.store)) this.#traced.add(fact.basket);
    if (!mayClose(entry, fact) || this.#closing) return;
    if (isSettled(entry)) this.#judge(fact.basket, entry);
  }

  /** None for a basket that is over: a later refund is a dealing of its own. */
  #entryFor(fact: BasketFact): Entry | undefined {
    const known = this.#open.get(fact.basket);
    if (known !== undefined) return known;
    if (ANSWERS.has(fact.fact)) return this.#sample.get(fact.basket);
    if (fact.fact !== 'basket.opened') return undefined;
    const entry: Entry = { facts: [], times: [], hasEnded: false, waiting: 0 };
    this.#open.set(fact.basket, entry);
    return entry;
  }

  /** Baskets that are over, but about which a service has to be asked; and a sample of the rest. */
  openQuestions(): readonly OpenBasket[] {
    const open = [...this.#open].flatMap(([basket, { facts, hasEnded, waiting }]) => {
      if (!hasEnded) return [];
      const payments = unclear(facts);
      const sale = waiting > 0;
      return payments.length > 0 || sale ? [{ basket, payments, sale }] : [];
    });
    const sampled = [...this.#sample.keys()].map((basket) => ({
      basket,
      payments: [],
      sale: true,
    }));
    return [...open, ...sampled];
  }

  /** Judges what is left, at the end of the run. */
  close(): void {
    this.#closing = true;
    for (const [basket, entry] of [...this.#open, ...this.#sample]) this.#judge(basket, entry);
    this.#sample.clear();
  }

  #judge(basket: string, entry: Entry): void {
    this.#open.delete(basket);
    if (flawsOf(entry.facts).length > 0 || this.#traced.has(basket)) this.#handOn(basket, entry);
    else if (!this.#closing && this.#isSampled(basket, entry)) this.#keepSample(basket, entry);
  }

  #handOn(basket: string, { facts, times }: Entry): void {
    this.#traced.delete(basket);
    for (const [i, fact] of facts.entries()) {
      this.#keep({ ...fact, at_us: times[2 * i] ?? 0, wall_us: times[2 * i + 1] ?? 0 });
    }
  }

  /** A service may forget old sales, as the mocks do: the latest are asked after. */
  #keepSample(basket: string, entry: Entry): void {
    this.#sample.set(basket, entry);
    if (this.#sample.size <= SAMPLE) return;
    const [oldest] = this.#sample.keys();
    if (oldest !== undefined) this.#sample.delete(oldest);
  }

  #isSampled(basket: string, { facts }: Entry): boolean {
    return (
      facts.some((step) => step.fact === 'document.recorded') && hash64(basket).low % SAMPLED === 0
    );
  }
}

/** Keeps count of what a basket waits for. @returns whether it may be over after the step */
function mayClose(entry: Entry, { fact }: BasketFact): boolean {
  switch (fact) {
    case 'document.queued':
      entry.waiting++;
      return false;
    case 'document.recorded':
    case 'document.lost':
      entry.waiting--;
      return true;
    case 'basket.ended':
      entry.hasEnded = true;
      return true;
    case 'payment.ended':
      return true;
    default:
      return false;
  }
}

/** Whether nothing more can be said of it: it ended, its documents are in, its payments are clear. */
const isSettled = ({ facts, hasEnded, waiting }: Entry): boolean =>
  hasEnded && waiting <= 0 && unclear(facts).length === 0;

function unclear(facts: readonly BasketFact[]): readonly string[] {
  if (!facts.some((step) => step.fact === 'payment.ended' && step.state === 'unknown')) return [];
  return [...paymentsOf(facts)]
    .filter(([, { state }]) => state === 'unknown')
    .map(([payment]) => payment);
}
