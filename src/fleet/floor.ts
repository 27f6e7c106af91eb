import type { ActiveFaults } from '../faults/active-faults.ts';
import { Pool } from '../kernel/pool.ts';
import type { Me } from '../kernel/task.ts';
import type { Plan, StorePlan } from '../model/plan.ts';
import { IssueBook } from './issue-book.ts';
import { Till } from './till.ts';

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

  constructor(me: Me, plan: Plan, store: StorePlan, faults: ActiveFaults, runId: string) {
    this.me = me;
    this.plan = plan;
    this.store = store;
    this.faults = faults;
    this.runId = runId;
    this.tills = Array.from({ length: store.tills }, (_, i) => new Till(store.id, i + 1));
    this.inService = new Pool(this.tills);
  }
}
