import type { Me } from '../kernel/task.ts';
import type { Plan, StorePlan } from '../model/plan.ts';
import type { CampaignPlan } from '../model/shop-plan.ts';
import { Arrivals, type CumulativeRate } from './arrivals.ts';

/** One source of visitors: the day, or a campaign. */
export interface Source {
  /** What brings them in; absent: the day. */
  readonly campaign: CampaignPlan | undefined;
  /** Path of the visitors, before their number. */
  readonly path: string;
  readonly arrivals: Arrivals;
  next_us: number;
  /** How many came before the next. */
  nth: number;
}

/**
 * All that brings visitors to a store: the day's curve, and each campaign as a Poisson process of
 * its own on its own curve, so that a campaign more shifts nobody who would have come anyway.
 * @param rateOf a curve of the plan, by name
 */
export function sourcesOf(
  me: Me,
  plan: Plan,
  store: StorePlan,
  rateOf: (curve: string) => CumulativeRate,
): readonly Source[] {
  const source = (path: string, curve: string, mean: number, campaign?: CampaignPlan): Source => {
    const gaps = me.stream(campaign === undefined ? me.path : path, 'arrival');
    const arrivals = new Arrivals(rateOf(curve), mean, gaps, plan.arrivalGap);
    return { campaign, path, arrivals, next_us: arrivals.next(), nth: 0 };
  };
  const usual = source(`${me.path}/shopper`, store.curve, store.shoppersPerDay);
  const called = plan.campaigns.flatMap((campaign) => {
    const visits = campaign.visits[store.class];
    if (visits === undefined) return [];
    const path = `${me.path}/campaign/${campaign.id}`;
    return [source(path, visits.curve, visits.perStore, campaign)];
  });
  return [usual, ...called];
}

/** The source whose visitor comes first; the earlier of the list on a tie. */
export function soonest(sources: readonly Source[]): Source | undefined {
  let [first] = sources;
  for (const source of sources) {
    if (first === undefined || source.next_us < first.next_us) first = source;
  }
  return first;
}

/** Takes the next visitor of a source. @returns her path */
export function advance(source: Source): string {
  source.next_us = source.arrivals.next();
  return `${source.path}/${source.nth++}`;
}
