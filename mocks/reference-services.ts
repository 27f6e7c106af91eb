import type { Service } from '../src/model/operations.ts';
import type { CouponRule, FaultPlan, PromotionRule } from '../src/model/plan.ts';
import { runKey } from '../src/random/hash.ts';
import type { Outcomes } from './payments/outcome-table.ts';
import { PaymentHost } from './payments/payment-host.ts';
import { paymentRoutes } from './payments/routes.ts';
import { PromotionEngine } from './promotions/promotion-engine.ts';
import { promotionRoutes } from './promotions/routes.ts';
import { supportRoutes } from './support/routes.ts';
import { SupportDesk } from './support/support-desk.ts';
import { CallerBook } from './wire/caller.ts';
import { FaultBoard } from './wire/faults/fault-board.ts';
import { FrontDesk, type ObservedExchange } from './wire/front-desk.ts';
import { Journal } from './wire/journal.ts';

/** What the reference services are set up with. */
export interface ReferenceConfig {
  readonly seed: number;
  readonly replication?: number;
  readonly promotions: readonly PromotionRule[];
  readonly coupons: readonly CouponRule[];
  /** How payments end; all approved unless told. */
  readonly outcomes?: Outcomes;
  /** In force from the start. */
  readonly faults?: readonly FaultPlan[];
  readonly onExchange?: (exchange: ObservedExchange) => void;
}

/** The three services as one: their domains behind their front desks, with faults and journal. */
export interface ReferenceServices {
  readonly desks: Readonly<Record<Service, FrontDesk>>;
  readonly faults: FaultBoard;
  readonly journal: Journal;
  /** As new: empty domains, no faults, counters at zero. */
  reset(): void;
}

/** Wires the domains up; carries nothing yet (see serve.ts and msw.ts). */
export function referenceServices(config: ReferenceConfig): ReferenceServices {
  const { seed, replication = 0, onExchange } = config;
  const domains = () => ({
    promotions: new PromotionEngine(config),
    payments: new PaymentHost(config.outcomes === undefined ? {} : { outcomes: config.outcomes }),
    support: new SupportDesk({ clock: () => new Date().toISOString() }),
  });
  let current = domains();
  const faults = new FaultBoard(runKey(seed, replication));
  for (const plan of config.faults ?? []) faults.put(plan);
  const journal = new Journal();
  const callers = new CallerBook();
  const common = { faults, journal, callers, ...(onExchange === undefined ? {} : { onExchange }) };
  const desks = {
    promotions: new FrontDesk({
      ...common,
      service: 'promotions',
      routes: promotionRoutes(() => current.promotions),
    }),
    payments: new FrontDesk({
      ...common,
      service: 'payments',
      routes: paymentRoutes(() => current.payments),
    }),
    support: new FrontDesk({
      ...common,
      service: 'support',
      routes: supportRoutes(() => current.support),
    }),
  };
  const reset = (): void => {
    current = domains();
    faults.clear();
    journal.clear();
    callers.clear();
    for (const desk of Object.values(desks)) desk.reset();
  };
  return { desks, faults, journal, reset };
}
