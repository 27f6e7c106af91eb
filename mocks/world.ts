import type { FaultPlan } from '../src/model/fault-plan.ts';
import type { CouponRule, PromotionRule } from '../src/model/plan.ts';
import { type Hash64, runKey } from '../src/random/hash.ts';
import type { Outcomes } from './payments/outcome-table.ts';
import { PaymentHost } from './payments/payment-host.ts';
import { PromotionEngine } from './promotions/promotion-engine.ts';
import { SalesLedger } from './sales/sales-ledger.ts';
import { SupportDesk } from './support/support-desk.ts';
import { Bends } from './wire/faults/bends.ts';
import { FaultBoard } from './wire/faults/fault-board.ts';

/** What every world is made with. */
export interface WorldConfig {
  readonly seed: number;
  readonly replication?: number;
  readonly promotions: readonly PromotionRule[];
  readonly coupons: readonly CouponRule[];
  /** How payments end; all approved unless told. */
  readonly outcomes?: Outcomes;
  /** ISO 4217, for systems whose requests name none; EUR unless told. */
  readonly currency?: string;
  /** In force from the start, in every lane. */
  readonly faults?: readonly FaultPlan[];
  /** The services' clock, milliseconds since the Unix epoch; `Date.now` unless told. */
  readonly now_ms?: () => number;
}

/**
 * Something a world holds for an API: carts, sessions, rate-limit buckets. Declared once as a
 * constant; the constant itself is the key, the name is for people.
 * @example const CARTS: Part<CartBook> = { name: 'carts', make: (world) => new CartBook(world.seed) };
 */
export interface Part<T> {
  readonly name: string;
  make(world: World): T;
}

/**
 * Everything one lane holds: the domains that all APIs are views of, the faults in force, and
 * the parts that APIs add. Two worlds share nothing.
 * @example world.support.open(report); world.part(CARTS).add(cart)
 */
export class World {
  readonly lane: string;
  readonly config: WorldConfig;
  /** Of all draws. */
  readonly key: Hash64;
  readonly faults: FaultBoard;
  /** What faults bend in the domains while a request is served. */
  readonly bends: Bends = new Bends();
  readonly #parts = new Map<Part<unknown>, unknown>();

  constructor(config: WorldConfig, lane = 'main') {
    this.config = config;
    this.lane = lane;
    this.key = runKey(config.seed, config.replication ?? 0);
    this.faults = new FaultBoard(this.key);
    for (const plan of config.faults ?? []) this.faults.put(plan);
  }

  get seed(): number {
    return this.config.seed;
  }

  get promotions(): PromotionEngine {
    return this.part(PROMOTIONS);
  }

  get payments(): PaymentHost {
    return this.part(PAYMENTS);
  }

  get support(): SupportDesk {
    return this.part(SUPPORT);
  }

  get sales(): SalesLedger {
    return this.part(SALES);
  }

  /** The services' clock, milliseconds since the Unix epoch, as wrong as a fault makes it. */
  now_ms(): number {
    const now_ms = this.config.now_ms === undefined ? Date.now() : this.config.now_ms();
    return now_ms + this.bends.ahead_us / 1e3;
  }

  /** A part of this world, made when it is first asked for. */
  part<T>(part: Part<T>): T {
    let held = this.#parts.get(part);
    if (held === undefined) {
      held = part.make(this);
      this.#parts.set(part, held);
    }
    return held as T;
  }

  /** As new: no part is left, and no fault is in force. */
  reset(): void {
    this.#parts.clear();
    this.faults.clear();
  }
}

const PROMOTIONS: Part<PromotionEngine> = {
  name: 'promotions',
  make: ({ config, bends }) => new PromotionEngine({ ...config, bends }),
};

const PAYMENTS: Part<PaymentHost> = {
  name: 'payments',
  make: ({ config: { outcomes } }) => new PaymentHost(outcomes === undefined ? {} : { outcomes }),
};

const SUPPORT: Part<SupportDesk> = {
  name: 'support',
  make: (world) =>
    new SupportDesk({
      clock: () => new Date(world.now_ms()).toISOString(),
      bends: world.bends,
    }),
};

const SALES: Part<SalesLedger> = { name: 'sales', make: () => new SalesLedger() };
