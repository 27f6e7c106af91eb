import type { EvaluateReply, EvaluateRequest } from '../model/basket.ts';
import type { BasketFact } from '../model/basket-facts.ts';
import type { CoveragePoint } from '../model/coverage.ts';
import type { Fact, RecordedFact, Tally } from '../model/facts.ts';
import type { LoadOperation } from '../model/operations.ts';
import type { Plan } from '../model/plan.ts';
import { findLeak } from '../privacy/find-leak.ts';
import { BasketBook, type OpenBasket } from './basket-book.ts';
import { PriceOracle } from './price-oracle.ts';
import { TicketBook } from './ticket-book.ts';

/** What an audit book is set up with. */
export interface AuditBookOptions {
  readonly plan: Plan;
  /** Takes the facts that are to be kept. */
  readonly write: (fact: RecordedFact) => void;
  /** Share of baskets whose price is reckoned again, 0 to 1. */
  readonly oracleShare: number;
  /**
   * Of the requests of an operation, after the first ones, every so-many-th is looked through for
   * what must not be sent; 1 unless told: every one. Where nothing is sent, bodies would be written
   * for it.
   */
  readonly lookEvery?: number;
}

/** What the services are to be asked when the run is over. */
export interface OpenQuestions {
  readonly baskets: readonly OpenBasket[];
  readonly tickets: readonly string[];
  readonly coupons: readonly string[];
}

/** Requests of each operation whose every one is looked through, whatever `lookEvery` says. */
const LOOKED_THROUGH = 50;

/**
 * The audit while a run lasts: folds baskets, reckons prices again, looks through what is sent,
 * counts what happened. It holds what is open and nothing else.
 */
export class AuditBook {
  readonly baskets: BasketBook;
  readonly #plan: Plan;
  readonly #write: (fact: RecordedFact) => void;
  readonly #tickets = new TicketBook();
  readonly #oracle: PriceOracle;
  readonly #covered = new Map<CoveragePoint, number>();
  readonly #sent = new Map<LoadOperation, number>();
  readonly #lookEvery: number;

  constructor({ plan, write, oracleShare, lookEvery = 1 }: AuditBookOptions) {
    this.#lookEvery = lookEvery;
    this.#plan = plan;
    this.#write = write;
    const traced = new Set(plan.trace);
    this.baskets = new BasketBook(write, (store) => traced.has(store));
    this.#oracle = new PriceOracle(plan, oracleShare);
  }

  /** A step of a basket. */
  step(fact: BasketFact, at_us: number, wall_us: number): void {
    this.baskets.add(fact, at_us, wall_us);
  }

  /** Any other fact, which is kept elsewhere too. */
  fact(fact: Fact): void {
    this.#tickets.add(fact);
  }

  tally(tally: Tally): void {
    if (tally.tally === 'happened') add(this.#covered, tally.point);
  }

  /** Whether this basket is one of those whose price is reckoned again. */
  reprices(request: EvaluateRequest): boolean {
    return this.#oracle.checks(request);
  }

  /**
   * The promotion service priced a basket that is reckoned again.
   * @param asked_us when it was asked to, business time
   */
  priced(
    request: EvaluateRequest,
    reply: EvaluateReply,
    asked_us: number,
    at_us: number,
    wall_us: number,
  ): void {
    const expectedMinor = this.#oracle.expected(request, reply, asked_us);
    if (expectedMinor === undefined) return;
    const { basketId: basket } = request;
    const { net: netMinor } = reply.totals;
    this.step({ fact: 'basket.misPriced', basket, expectedMinor, netMinor }, at_us, wall_us);
  }

  /** Whether this request is one of those that are looked through for what must not be sent. */
  looksThrough(operation: LoadOperation): boolean {
    const nth = this.#sent.get(operation) ?? 0;
    this.#sent.set(operation, nth + 1);
    return nth < LOOKED_THROUGH || nth % this.#lookEvery === 0;
  }

  /** Looks a request through: a card number or an address in it is noted, never the datum. */
  sent(
    operation: LoadOperation,
    device: string,
    path: string,
    body: string | undefined,
    at_us: number,
    wall_us: number,
  ): void {
    const leak = findLeak(path, body);
    if (leak === undefined) return;
    this.#write({ fact: 'privacy.leaked', operation, device, ...leak, at_us, wall_us });
  }

  questions(): OpenQuestions {
    return {
      baskets: this.baskets.openQuestions(),
      tickets: this.#tickets.unseen(),
      coupons: this.#plan.coupons.map(({ code }) => code),
    };
  }

  /** Writes what is left and the counts. */
  close(at_us: number, wall_us: number): void {
    this.baskets.close();
    const time = { at_us, wall_us };
    for (const [point, count] of this.#covered) {
      this.#write({ fact: 'coverage.counted', point, count, ...time });
    }
  }
}

function add<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
