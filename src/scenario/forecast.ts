import { CumulativeRate } from '../fleet/arrivals.ts';
import type { LoadOperation } from '../model/operations.ts';
import type { Plan, StorePlan } from '../model/plan.ts';
import type { Micros } from '../model/units.ts';
import { meanOf } from './distribution.ts';
import { type DeskForecast, forecastDesk } from './forecast-desk.ts';
import { peakRequests } from './forecast-requests.ts';

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
  const arrivals = classesOf(plan.stores).map((stores) => arrivalsOf(plan, stores));
  const between = (from: number, to: number): number =>
    share *
    arrivals.reduce((sum, { perDay, rate }) => sum + perDay * (rate.at(to) - rate.at(from)), 0);
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
  const mean = (shoppers / (to_us - from_us)) * 1e6;
  const tills = share * plan.stores.reduce((sum, store) => sum + store.tills, 0);
  const stores = share * plan.stores.length;
  const busy = serviceTime_us(plan) / 1e6 / tills;
  const byOperation = peakRequests(plan, peak.perSecond, tills);
  return {
    stores,
    tills,
    loadFactor: compression * share,
    window: { from_us, to_us, wall_us: Math.round((to_us - from_us) / compression) as Micros },
    shoppers,
    shoppersPerSecond: { mean, peak: peak.perSecond },
    peakAt_us: peak.at_us,
    tillUtilisation: { mean: mean * busy, peak: peak.perSecond * busy },
    peakRequestsPerSecond: {
      total: Object.values(byOperation).reduce((sum, rate) => sum + rate, 0),
      byOperation,
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

function classesOf(stores: readonly StorePlan[]): readonly (readonly StorePlan[])[] {
  const classes = new Map<string, StorePlan[]>();
  for (const store of stores) {
    const list = classes.get(store.class);
    if (list) list.push(store);
    else classes.set(store.class, [store]);
  }
  return [...classes.values()];
}

interface ClassArrivals {
  readonly perDay: number;
  readonly rate: CumulativeRate;
}

/** Arrivals of stores that follow one curve. */
function arrivalsOf(plan: Plan, stores: readonly StorePlan[]): ClassArrivals {
  return {
    perDay: stores.reduce((sum, store) => sum + store.shoppersPerDay, 0),
    rate: new CumulativeRate(plan.curves[stores[0]?.curve ?? ''] ?? []),
  };
}
