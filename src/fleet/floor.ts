import type { ActiveFaults } from '../faults/active-faults.ts';
import { Door } from '../kernel/door.ts';
import { Pool } from '../kernel/pool.ts';
import type { Me } from '../kernel/task.ts';
import type { Plan, PromotionRule, StorePlan } from '../model/plan.ts';
import { hasClockFaults } from './clock.ts';
import { IssueBook } from './issue-book.ts';
import { StoreLine } from './line.ts';
import { PriceLists } from './local-price.ts';
import { shelfRules } from './pricing.ts';
import { SoldBaskets } from './sold-baskets.ts';
import { Till } from './till.ts';
import { hasTillFaults } from './till-health.ts';

/** What all who are in one store share: its tills, its open issues, and the run they are in. */
export class Floor {
  readonly me: Me;
  readonly plan: Plan;
  readonly store: StorePlan;
  readonly faults: ActiveFaults;
  /** Prefix of what is created in services, so that it can be told apart and removed. */
  readonly runId: string;
  readonly tills: readonly Till[];
  /** Tills in service, to be held while a shopper is served. */
  readonly inService: Pool<Till>;
  readonly issues: IssueBook = new IssueBook();
  /** Ticket that allows the clerk to give a missing discount by hand, by promotion. */
  readonly allowances: Map<string, string> = new Map();
  /** What the store believes of its line to the services. */
  readonly line: StoreLine;
  /** Price lists that tills hold; the same for all stores of a worker. */
  readonly prices: PriceLists;
  /** Promotions that its shelves promise. */
  readonly shelf: readonly PromotionRule[];
  /** Receipts that shoppers may come back with. */
  readonly sold: SoldBaskets = new SoldBaskets();
  /** Open while a sale document waits to be handed over. */
  readonly outbox: Door = new Door();
  /** Whether tills, or their clocks, can fail in this plan. */
  readonly hasTillFaults: boolean;
  readonly hasClockFaults: boolean;

  /** @param prices shared with other stores; the store's own unless given */
  constructor(
    me: Me,
    plan: Plan,
    store: StorePlan,
    faults: ActiveFaults,
    runId: string,
    prices: PriceLists = new PriceLists(plan),
  ) {
    this.me = me;
    this.plan = plan;
    this.store = store;
    this.faults = faults;
    this.runId = runId;
    this.tills = Array.from({ length: store.tills }, (_, i) => new Till(store.id, i + 1));
    this.inService = new Pool(this.tills);
    this.line = new StoreLine(this);
    this.prices = prices;
    this.shelf = shelfRules(plan, store);
    this.hasTillFaults = hasTillFaults(plan);
    this.hasClockFaults = hasClockFaults(plan);
  }

  /** Whether a sale document is still to be handed over. */
  get hasWaiting(): boolean {
    return this.tills.some(({ journal }) => journal?.head !== undefined);
  }

  /** Sale documents that head office does not have, those put aside included. */
  get waiting(): number {
    return this.tills.reduce((sum, { journal }) => sum + (journal?.size ?? 0), 0);
  }
}
