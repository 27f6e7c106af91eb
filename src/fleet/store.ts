import type { ActiveFaults } from '../faults/active-faults.ts';
import { type Behaviour, until } from '../kernel/effects.ts';
import type { Me } from '../kernel/task.ts';
import type { Plan, StorePlan } from '../model/plan.ts';
import { NEVER } from '../model/units.ts';
import { RollingHash } from '../random/hash.ts';
import type { CumulativeRate } from './arrivals.ts';
import { advance, type Begun, skipTo, soonest, sourcesOf } from './campaign.ts';
import { Floor } from './floor.ts';
import { handOver } from './hand-over.ts';
import { HAPPENED } from './happened.ts';
import { heartbeat } from './heartbeat.ts';
import type { PriceLists } from './local-price.ts';
import { notePending, type Settling, settle } from './settle.ts';
import { shopper } from './shopper.ts';
import { drawVisit, hashVisit } from './visit.ts';
import { webBuyer } from './web-shop.ts';

/** What a store needs beside the plan. */
export interface StoreSetting {
  readonly plan: Plan;
  readonly store: StorePlan;
  readonly faults: ActiveFaults;
  readonly runId: string;
  /** A curve of the plan by name, as shares of a day or of a campaign's visits. */
  readonly rateOf: (curve: string) => CumulativeRate;
  /** End of the run; shoppers come until then or until closing time. */
  readonly until_us: number;
  /** How the run ends; absent: at once. */
  readonly settling?: Settling;
  /** Where each store's sources of visitors stand at the start; absent: to be found out. */
  readonly begun?: Readonly<Record<string, readonly Begun[]>> | undefined;
  /** Price lists of tills, shared by the stores of a worker. */
  readonly prices?: PriceLists;
}

/**
 * A store from opening to close: shoppers come along the day's curve whatever happens inside
 * (open model). The k-th shopper of a day is the same person in every run of the plan.
 */
export function* store(me: Me, setting: StoreSetting): Behaviour {
  const { plan, store, faults, runId, rateOf } = setting;
  const floor = new Floor(me, plan, store, faults, runId, setting.prices);
  const sources = sourcesOf({
    plan,
    store,
    path: me.path,
    rateOf,
    gapsOf: (path, drawn) => me.stream(path, 'arrival', drawn),
    begun: setting.begun?.[store.id],
  });
  const end_us = Math.min(setting.until_us, store.closes_us);
  const schedule = new RollingHash();
  let arrived = 0;
  const start_us = Math.max(me.now, store.opens_us);
  skipTo(sources, start_us);
  if (start_us >= setting.until_us) {
    setting.settling?.done();
    return;
  }
  yield* until(start_us);
  me.note({ fact: 'store.opened', store: store.id, tills: store.tills });
  const isWeb = store.channel === 'web';
  for (const till of isWeb ? [] : floor.tills) {
    me.spawn(`${till.path}/heartbeat`, (task) => heartbeat(task, floor, till));
  }
  me.spawn(`${me.path}/hand-over`, (task) => handOver(task, floor));
  try {
    for (;;) {
      const next = soonest(sources);
      if (next === undefined || next.next_us >= end_us) break;
      const { campaign, next_us } = next;
      yield* until(next_us);
      const path = advance(next);
      const visit = drawVisit(plan, store, me.stream(path, 'shopper'), campaign);
      hashVisit(schedule, next_us, visit);
      arrived++;
      me.tally({ tally: 'shopper.arrived' });
      if (campaign !== undefined) me.tally(HAPPENED['campaign.visit']);
      me.spawn(path, (task) => (isWeb ? webBuyer : shopper)(task, floor, visit));
    }
    yield* until(setting.until_us);
    if (setting.settling !== undefined) {
      yield* settle(me, floor, setting.settling);
      // Whoever is still inside stays until the engine ends the run.
      yield* until(NEVER);
    }
  } finally {
    notePending(me, floor);
    me.note({
      fact: 'store.closed',
      store: store.id,
      schedule: schedule.hex(),
      arrivals: arrived,
    });
  }
}
