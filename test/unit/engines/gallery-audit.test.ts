import { describe, expect, it } from 'vitest';
import { VirtualDay } from '../../../src/engines/virtual/virtual-day.ts';
import type { AuditMeasures } from '../../../src/measure/audit/finding.ts';
import type { EvaluateRequest } from '../../../src/model/basket.ts';
import type { Fact, RecordedFact } from '../../../src/model/facts.ts';
import type { FaultPlan } from '../../../src/model/fault-plan.ts';
import type { Plan } from '../../../src/model/plan.ts';
import { hash64 } from '../../../src/random/hash.ts';
import { compile } from '../../../src/scenario/compile.ts';
import { loadScenario } from '../../../src/scenario/load.ts';
import { measured } from '../../fixtures/measured.ts';
import { emptyRun } from '../../fixtures/run-folder.ts';

type Told = Fact & { readonly at_us: number };
type Asked = EvaluateRequest & { readonly at_us: number };

/** A plan's window in virtual time, as its audit and as an onlooker saw it. */
interface Lived {
  readonly audit: AuditMeasures;
  /** Everything that was noted, ordinary baskets too. */
  readonly told: readonly Told[];
  /** Every basket that somebody asked the price of. */
  readonly asked: readonly Asked[];
}

function lived(plan: Plan): Lived {
  const facts: RecordedFact[] = [];
  const told: Told[] = [];
  const asked: Asked[] = [];
  const nothing = (): void => undefined;
  const sink = {
    fact: (fact: RecordedFact) => facts.push(fact),
    second: nothing,
    flush: nothing,
    close: nothing,
  };
  const day = new VirtualDay(plan, 'run', sink, {
    spawned: nothing,
    ended: nothing,
    noted: (at_us, one) => {
      if ('fact' in one) told.push({ ...one, at_us });
    },
    awaits: (at_us, _, effect) => {
      const seen = effect as { readonly operation?: string; readonly request?: EvaluateRequest };
      if (seen.operation === 'promotions.evaluate' && seen.request)
        asked.push({ ...seen.request, at_us });
    },
  });
  day.advance(plan.live.to_us);
  day.close();
  const run = emptyRun();
  Object.assign(run.plan, plan);
  Object.assign(run.facts, { day: facts });
  return { audit: measured(run).audit, told, asked };
}

/** The scenario with every basket priced for the web shop too, so that its lines are seen. */
async function planOf(seed: number): Promise<Plan> {
  const { scenario } = await loadScenario('promo-goes-live-wrong', { cwd: process.cwd() });
  const shoppers = { ...scenario.shoppers, channelCheckShare: 1 };
  return compile({ ...scenario, shoppers }, { seed });
}

const faultOf = (plan: Plan, id: string): FaultPlan => plan.faults.find((one) => one.id === id)!;
const meets = ({ from_us, to_us, scope }: FaultPlan, { storeId, at_us }: Asked): boolean =>
  scope.stores!.includes(storeId) && at_us >= from_us && at_us < to_us;
/** What the flash promotion is about, unless the clerk gave it by hand. */
const isConcerned = ({ lines, manualDiscounts }: Asked): boolean =>
  lines.some(({ categories }) => categories.includes('shoes')) &&
  manualDiscounts.every(({ promotionId }) => promotionId !== 'flash-shoes');
/** In virtual time one basket in eight is reckoned again. */
const isReckoned = ({ basketId }: Asked): boolean => hash64(basketId).low < 2 ** 32 / 8;

const idsOf = (asked: readonly Asked[]): string[] =>
  [...new Set(asked.map(({ basketId }) => basketId))].sort();
const found = ({ audit }: Lived, kind: string): string[] =>
  audit.findings.flatMap((one) => (one.kind === kind ? [one.subject] : [])).sort();

/** Baskets that were sold, by who priced them last. */
function soldBy({ told }: Lived): ReadonlyMap<string, string> {
  const source = new Map<string, string>();
  const sold = new Map<string, string>();
  for (const one of told) {
    if (one.fact === 'basket.priced') source.set(one.basket, one.source);
    if (one.fact === 'basket.ended' && one.how === 'sold')
      sold.set(one.basket, source.get(one.basket) ?? '');
  }
  return sold;
}

describe('promo-goes-live-wrong, every basket with shoes looked at by hand', () => {
  it.each([1, 2, 3])(
    'the audit finds those that cost too much, and no other (%i)',
    async (seed) => {
      const plan = await planOf(seed);
      const day = lived(plan);
      const sold = soldBy(day);
      const late = faultOf(plan, 'late-in-france');
      const stale = faultOf(plan, 'stale-in-italy');
      const inStore = day.asked.filter(({ channel }) => channel === 'store');
      const wrong = inStore.filter(
        (one) => meets(late, one) && isConcerned(one) && sold.get(one.basketId) === 'service',
      );
      expect(idsOf(wrong).length).toBeGreaterThan(10);
      expect(found(day, 'misPriced')).toEqual(idsOf(wrong.filter(isReckoned)));

      // Tills in Italy ask for the web shop only: what they would sell it for.
      const web = day.asked.filter(({ channel, storeId }) => {
        return channel === 'web' && stale.scope.stores!.includes(storeId);
      });
      const old = new Set(
        web
          .filter(({ basketId }) => sold.get(basketId) === 'staleTill')
          .map(({ tillId }) => tillId),
      );
      const dear = web.filter(
        (one) =>
          meets(stale, one) && old.has(one.tillId) && isConcerned(one) && sold.has(one.basketId),
      );
      expect(idsOf(dear).length).toBeGreaterThan(10);
      expect(found(day, 'stalePrice')).toEqual(idsOf(dear));
      expect(found(day, 'channelDisparity')).toEqual(idsOf(dear));
      expect(Object.keys(day.audit.counts)).toEqual([
        'channelDisparity',
        'misPriced',
        'stalePrice',
      ]);
    },
  );
});
