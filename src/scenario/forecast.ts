import { CumulativeRate } from '../fleet/arrivals.ts';
import type { LoadOperation } from '../model/operations.ts';
import type { Plan } from '../model/plan.ts';
import type { Micros } from '../model/units.ts';
import { meanOf } from './distribution.ts';
import { type DeskForecast, forecastDesk } from './forecast-desk.ts';
import {
  type FamilyLoad,
  type FamilySales,
  peakRequests,
  promotionLoad,
} from './forecast-requests.ts';

/** What a plan lets one expect of its live window, before a single request. Means, not bounds. */
export interface Forecast {
  readonly stores: number;
  readonly tills: number;
  /** `compression · share`: 1 is the true peak's load on the services. */
  readonly loadFactor: number;
  readonly window: { readonly from_us: Micros; readonly to_us: Micros; readonly wall_us: Micros };
  /** Shoppers who come to the tills in the window. */
  readonly shoppers: number;
  /** Shoppers per business second, and the minute at which they are most. */
  readonly shoppersPerSecond: { readonly mean: number; readonly peak: number };
  readonly peakAt_us: Micros;
  /** Share of the tills' time taken when nothing is broken; above 1 queues grow. */
  readonly tillUtilisation: { readonly mean: number; readonly peak: number };
  /** Calls per wall second at the peak, without retries. */
  readonly peakRequestsPerSecond: {
    readonly total: number;
    readonly byOperation: Readonly<Partial<Record<LoadOperation, number>>>;
    /** The promotion service's load by the families of tills, the heaviest callers first. */
    readonly promotions: readonly FamilyLoad[];
  };
  /** Sales if nobody left; walk-outs come off this. */
  readonly sales: number;
  /** Approximate: from the faults' rates and scopes, without everyday trouble or reopenings. */
  readonly desk: DeskForecast;
  /** Resident memory of the load workers: a rough assumption, not measured. */
  readonly memoryBytes: number;
}

const MINUTE = 60e6;

/** Assumed, not measured: bytes before the first store, and what a store and a till add. */
const MEMORY = { base: 120e6, store: 24e3, till: 6e3 } as const;

/** Forecasts the live window of a plan. Pure; the whole desk, `share` of the stores. */
export function forecast(plan: Plan): Forecast {
  const { from_us, to_us, share, compression } = plan.live;
  const arrivals = arrivalsOf(plan);
  const come = (some: readonly Arrivals[], from: number, to: number): number =>
    share * some.reduce((sum, { perDay, rate }) => sum + perDay * (rate.at(to) - rate.at(from)), 0);
  const between = (from: number, to: number): number => come(arrivals, from, to);
  const minutes = Array.from({ length: Math.ceil((to_us - from_us) / MINUTE) }, (_, i) => {
    const start = from_us + i * MINUTE;
    const end = Math.min(start + MINUTE, to_us);
    return { at_us: start as Micros, perSecond: (between(start, end) / (end - start)) * 1e6 };
  });
  const peak = minutes.reduce(
    (best, minute) => (minute.perSecond > best.perSecond ? minute : best),
    {
      at_us: from_us,
      perSecond: 0,
    },
  );
  const shoppers = between(from_us, to_us);
  const length_us = to_us - from_us;
  const mean = (shoppers / length_us) * 1e6;
  const overTheCounter = plan.stores.filter((store) => store.channel === undefined);
  const tills = share * overTheCounter.reduce((sum, store) => sum + store.tills, 0);
  const stores = share * overTheCounter.length;
  const peakEnd = Math.min(peak.at_us + MINUTE, to_us);
  const families = [...new Set(arrivals.map(({ system }) => system))].map((system) => {
    const theirs = arrivals.filter((each) => each.system === system);
    const visits = come(theirs, peak.at_us, peakEnd);
    return { system, perSecond: (visits / (peakEnd - peak.at_us)) * 1e6 };
  });
  const inStores = arrivals.filter(({ system }) => system !== 'web');
  const busy = serviceTime_us(plan) / tills;
  const peakVisits = come(inStores, peak.at_us, peakEnd);
  const byOperation = peakRequests(plan, families, tills);
  return {
    stores,
    tills,
    loadFactor: compression * share,
    window: { from_us, to_us, wall_us: Math.round((to_us - from_us) / compression) as Micros },
    shoppers,
    shoppersPerSecond: { mean, peak: peak.perSecond },
    peakAt_us: peak.at_us,
    tillUtilisation: {
      mean: (come(inStores, from_us, to_us) / length_us) * busy,
      peak: (peakVisits / (peakEnd - peak.at_us)) * busy,
    },
    peakRequestsPerSecond: {
      total: Object.values(byOperation).reduce((sum, rate) => sum + rate, 0),
      byOperation,
      promotions: promotionLoad(plan, families),
    },
    sales: shoppers,
    desk: forecastDesk(plan),
    memoryBytes: MEMORY.base + stores * MEMORY.store + tills * MEMORY.till,
  };
}

/** Mean time one shopper keeps a till: greeting, scanning, paying, receipt. */
function serviceTime_us({ tills, shoppers }: Plan): number {
  return (
    meanOf(tills.perCustomer_us) +
    meanOf(tills.perItem_us) * meanOf(shoppers.items) +
    meanOf(tills.cardDialogue_us) * shoppers.cardShare +
    meanOf(tills.printing_us)
  );
}

/** Visits of one store class by the day's curve, or by a campaign's. */
interface Arrivals {
  readonly system: FamilySales['system'];
  readonly perDay: number;
  readonly rate: CumulativeRate;
}

/** All that brings visitors, store class by store class. */
function arrivalsOf(plan: Plan): readonly Arrivals[] {
  const byCurve = new Map<string, { system: FamilySales['system']; perDay: number }>();
  for (const store of plan.stores) {
    const system = store.channel ?? store.tillSystem;
    const add = (curve: string, perDay: number): void => {
      const known = byCurve.get(curve);
      if (known) known.perDay += perDay;
      else byCurve.set(curve, { system, perDay });
    };
    add(store.curve, store.shoppersPerDay);
    for (const { visits } of plan.campaigns) {
      const called = visits[store.class];
      if (called !== undefined) add(called.curve, called.perStore);
    }
  }
  return [...byCurve].map(([curve, { system, perDay }]) => ({
    system,
    perDay,
    rate: new CumulativeRate(plan.curves[curve] ?? []),
  }));
}
