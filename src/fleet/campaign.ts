import type { Plan, StorePlan } from '../model/plan.ts';
import type { CampaignPlan } from '../model/shop-plan.ts';
import type { Stream } from '../random/stream.ts';
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

/** How many came from a source before its next visitor, and the gaps drawn up to that one. */
export type Begun = readonly [nth: number, sum: number];

/** What the sources of one store are made of. */
export interface SourcesOptions {
  readonly plan: Plan;
  readonly store: StorePlan;
  /** The store's. */
  readonly path: string;
  /** A curve of the plan, by name. */
  readonly rateOf: (curve: string) => CumulativeRate;
  /** The stream of gaps of a path, from so many draws on. */
  readonly gapsOf: (path: string, drawn: number) => Stream;
  /** Where each source stands; absent: at the day's beginning. */
  readonly begun?: readonly Begun[] | undefined;
}

/**
 * All that brings visitors to a store: the day's curve, and each campaign as a Poisson process of
 * its own on its own curve, so that a campaign more shifts nobody who would have come anyway.
 */
export function sourcesOf(options: SourcesOptions): readonly Source[] {
  const { plan, store, path, rateOf, gapsOf, begun = [] } = options;
  const sources: Source[] = [];
  const add = (
    visitors: string,
    gapsPath: string,
    { curve, mean }: { readonly curve: string; readonly mean: number },
    campaign?: CampaignPlan,
  ): void => {
    const [nth, sum] = begun[sources.length] ?? [];
    const gaps = gapsOf(gapsPath, nth === undefined ? 0 : nth + 1);
    const arrivals = new Arrivals(rateOf(curve), mean, gaps, plan.arrivalGap, sum);
    const next_us = nth === undefined ? arrivals.next() : arrivals.due_us;
    sources.push({ campaign, path: visitors, arrivals, next_us, nth: nth ?? 0 });
  };
  add(`${path}/shopper`, path, { curve: store.curve, mean: store.shoppersPerDay });
  for (const campaign of plan.campaigns) {
    const visits = campaign.visits[store.class];
    const own = `${path}/campaign/${campaign.id}`;
    if (visits !== undefined) {
      add(own, own, { curve: visits.curve, mean: visits.perStore }, campaign);
    }
  }
  return sources;
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

/** Takes the visitors who come before an instant, unseen. */
export function skipTo(sources: readonly Source[], start_us: number): void {
  for (const source of sources) while (source.next_us < start_us) advance(source);
}
