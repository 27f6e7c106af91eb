import type { ActiveFaults } from '../faults/active-faults.ts';
import { type Behaviour, until } from '../kernel/effects.ts';
import type { Me } from '../kernel/task.ts';
import type { Plan, StorePlan } from '../model/plan.ts';
import { RollingHash } from '../random/hash.ts';
import { Arrivals, type CumulativeRate } from './arrivals.ts';
import { Floor } from './floor.ts';
import { heartbeat } from './heartbeat.ts';
import { shopper } from './shopper.ts';
import { drawVisit, hashVisit } from './visit.ts';

/** What a store needs beside the plan. */
export interface StoreSetting {
  readonly plan: Plan;
  readonly store: StorePlan;
  readonly faults: ActiveFaults;
  readonly runId: string;
  /** The store's curve, as shares of a day. */
  readonly rate: CumulativeRate;
  /** End of the run; shoppers come until then or until closing time. */
  readonly until_us: number;
}

/**
 * A store from opening to close: shoppers come along the day's curve whatever happens inside
 * (open model). The k-th shopper of a day is the same person in every run of the plan.
 */
export function* store(me: Me, setting: StoreSetting): Behaviour {
  const { plan, store, faults, runId, rate } = setting;
  const floor = new Floor(me, plan, store, faults, runId);
  const arrivals = new Arrivals(
    rate,
    store.shoppersPerDay,
    me.stream(me.path, 'arrival'),
    plan.arrivalGap,
  );
  const end_us = Math.min(setting.until_us, store.closes_us);
  const schedule = new RollingHash();
  let arrived = 0;
  let nth = 0;
  const start_us = Math.max(me.now, store.opens_us);
  let next_us = arrivals.next();
  while (next_us < start_us) {
    next_us = arrivals.next();
    nth++;
  }
  yield* until(start_us);
  me.note({ fact: 'store.opened', store: store.id, tills: store.tills });
  for (const till of floor.tills) {
    me.spawn(`${till.path}/heartbeat`, (task) => heartbeat(task, floor, till));
  }
  try {
    for (; next_us < end_us; next_us = arrivals.next()) {
      yield* until(next_us);
      const path = `${me.path}/shopper/${nth++}`;
      const visit = drawVisit(plan, store, me.stream(path, 'shopper'));
      hashVisit(schedule, next_us, visit);
      arrived++;
      me.tally({ tally: 'shopper.arrived' });
      me.spawn(path, (task) => shopper(task, floor, visit));
    }
    yield* until(setting.until_us);
  } finally {
    me.note({
      fact: 'store.closed',
      store: store.id,
      schedule: schedule.hex(),
      arrivals: arrived,
    });
  }
}
