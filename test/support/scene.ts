import { ServiceDomain } from '../../src/engines/virtual/domain.ts';
import { ActiveFaults } from '../../src/faults/active-faults.ts';
import { Floor } from '../../src/fleet/floor.ts';
import { handOver } from '../../src/fleet/hand-over.ts';
import { shopper } from '../../src/fleet/shopper.ts';
import { drawVisit, type Visit } from '../../src/fleet/visit.ts';
import { webBuyer } from '../../src/fleet/web-shop.ts';
import { PHASE } from '../../src/kernel/agenda.ts';
import { type Behaviour, join, until } from '../../src/kernel/effects.ts';
import { Kernel } from '../../src/kernel/kernel.ts';
import type { Call } from '../../src/kernel/ports.ts';
import type { CoveragePoint } from '../../src/model/coverage.ts';
import type { Fact, RecordedFact } from '../../src/model/facts.ts';
import type { LoadOperation } from '../../src/model/operations.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import type { Plan } from '../../src/model/plan.ts';
import { runKey } from '../../src/random/hash.ts';
import type { Scenario } from '../../src/scenario/author.ts';
import { compile } from '../../src/scenario/compile.ts';

/** What a call came to instead of what the service says; `undefined` for what it says. */
export type Says = (call: Call, nth: number) => Partial<Outcome<never>> | undefined;

/** One call that a till made. */
export interface Said {
  readonly operation: LoadOperation;
  readonly request: unknown;
}

export interface Scene {
  readonly plan: Plan;
  readonly floor: Floor;
  readonly facts: readonly RecordedFact[];
  readonly calls: readonly Said[];
  /** Operations of the sale, in order, without those of head office and the desk. */
  readonly sequence: readonly LoadOperation[];
  readonly happened: ReadonlyMap<CoveragePoint, number>;
  readonly faults: ActiveFaults;
  of<F extends Fact['fact']>(fact: F): readonly Extract<RecordedFact, { fact: F }>[];
}

/** A plan of one store with two tills, at noon, in which nothing happens by chance. */
export function scenePlan(changes: Partial<Scenario> = {}, system = 'headless'): Promise<Plan> {
  const { shoppers, tills, ...rest } = changes;
  const none = {
    manualDiscountShare: 0,
    channelCheckShare: 0,
    returnShare: 0,
    pickUpShare: 0,
    webOrderShare: 0,
    splitShare: 0,
    giftCardShare: 0,
  };
  return compile({
    name: 'scene',
    day: { date: '2026-11-27', curve: 'blackFriday' },
    live: { from: '12:00', to: '13:00' },
    stores: {
      one: {
        count: 1,
        country: 'ES',
        language: 'es',
        tills: 2,
        shoppersPerDay: 1,
        tillSystem: system as 'headless',
      },
    },
    promotions: {
      shoes: { kind: 'percent', value: 10, categories: ['shoes'] },
      ten: { kind: 'amount', value: 10, coupon: 'TEN' },
    },
    coupons: { TEN: { limit: 5 } },
    shoppers: { ...none, ...shoppers },
    tills: { clerkMends: { receiptNotPrinting: 0, paymentDeclined: 0 }, ...tills },
    ...rest,
  });
}

/** What a visitor is, besides two pieces of the catalogue and a card. */
export type Visitor = Partial<Visit>;

/** Lets visitors come to one store, one after the other, and watches what the tills do. */
export function playScene(
  plan: Plan,
  visitors: readonly Visitor[],
  says: Says = () => undefined,
  latency_us = 50_000,
): Scene {
  const facts: RecordedFact[] = [];
  const calls: Said[] = [];
  const happened = new Map<CoveragePoint, number>();
  const counts = new Map<string, number>();
  const key = runKey(plan.seed, 0);
  const faults = new ActiveFaults(plan.faults, key);
  const kernel: Kernel = new Kernel({
    key,
    start_us: plan.live.from_us,
    ports: {
      recorder: {
        note: (fact, at_us) => facts.push({ ...fact, at_us, wall_us: at_us }),
        tally: (tally) => {
          if (tally.tally === 'happened')
            happened.set(tally.point, (happened.get(tally.point) ?? 0) + 1);
        },
      },
      services: { call: (call) => answer(call) },
    },
  });
  const domain = new ServiceDomain(plan, () => kernel.now);
  function answer(call: Call): void {
    const operation = call.operation as LoadOperation;
    const nth = counts.get(operation) ?? 0;
    counts.set(operation, nth + 1);
    calls.push({ operation, request: call.request });
    const said = says(call, nth) ?? serve(operation, call.request);
    const outcome = { status: 200, latencyWall_us: latency_us, attempts: 1, ...said };
    const settle = (): void => call.answer(outcome as Outcome<never>);
    kernel.agenda.add(kernel.now + latency_us, PHASE.completion, { settle }, undefined);
  }
  function serve(operation: LoadOperation, request: unknown): Partial<Outcome<never>> {
    const answered = domain.serve(operation, request as never, undefined);
    if (answered.ok) return { kind: 'ok', body: answered.reply as never };
    return { kind: 'status', status: answered.status, problem: undefined };
  }
  const place = plan.stores.find(({ channel }) => channel === undefined);
  const [store = place] = plan.stores;
  if (store === undefined) throw new Error('a scene needs a store');
  let floor: Floor | undefined;
  kernel.spawn(`store/${store.id}`, function* (me): Behaviour {
    const here = new Floor(me, plan, store, faults, 'run');
    floor = here;
    me.spawn(`${me.path}/hand-over`, (task) => handOver(task, here));
    for (const [n, visitor] of visitors.entries()) {
      const path = `${me.path}/shopper/${n}`;
      const visit = { ...drawVisit(plan, store, me.stream(path, 'shopper')), ...usual, ...visitor };
      const behaviour = store.channel === 'web' ? webBuyer : shopper;
      yield* join(me.spawn(path, (task) => behaviour(task, here, visit)));
    }
    yield* until(plan.live.to_us);
  });
  kernel.advance(plan.live.to_us);
  kernel.cancel('end');
  if (floor === undefined) throw new Error('the store did not open');
  const aside = /^(sales|support)\./;
  return {
    plan,
    floor,
    facts,
    calls,
    happened,
    faults,
    sequence: calls.map(({ operation }) => operation).filter((name) => !aside.test(name)),
    of: (fact) => facts.filter((each) => each.fact === fact) as never,
  };
}

const piece = (lineId: string, sku: string, category: string, unitPrice: number) => ({
  lineId,
  sku,
  categories: [category],
  quantity: 1,
  unitPrice,
  discountable: true,
});

/** Two pieces, a card, no card of loyalty, no coupon, patience enough. */
const usual: Visitor = {
  lines: [piece('1', 'SHO-01', 'shoes', 4000), piece('2', 'SHI-01', 'shirts', 3000)],
  grossMinor: 7000,
  patience_us: 600e6,
  scanning_us: 40e6,
  scans: [
    { line: 0, takes_us: 3e6 },
    { line: 1, takes_us: 3e6 },
  ],
  cardDialogue_us: 10e6,
  printing_us: 4e6,
  tender: 'card',
  paysByCard: true,
  hasNoCash: true,
  loyaltyId: undefined,
  coupon: undefined,
  walksOutWithoutDiscount: false,
  purpose: 'sale',
  splits: false,
  asksForDiscount: false,
  checksChannel: false,
  ordersMissingSize: false,
  reserves: false,
  change: 'none',
  pickUpAfter_us: 600e6,
};
