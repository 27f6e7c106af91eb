import type { BakedDistribution } from '../model/distribution.ts';
import { erlangC } from '../stats/erlang-c.ts';
import { offeredLoad, type RateKnot } from '../stats/offered-load.ts';
import type { Contact } from './replay-contacts.ts';
import { busy_us } from './staff-busy.ts';
import type { StaffTarget } from './staff-target.ts';

/** What the textbook says of a group of agents at the busiest moment. */
export interface Theory {
  /** Offered load at its peak, agents kept busy if nobody waited. */
  readonly peakLoad: number;
  /** Fewest agents by Erlang C. */
  readonly agents: number;
}

/** Arrivals are counted by this. */
const BIN_US = 5 * 60e6;
const POINTS = 65;
/** Loads beyond any desk: the search ends there. */
const MOST = 100_000;

/**
 * The fewest agents by Erlang C at the peak of the offered load m(t) (Eick, Massey and Whitt 1993)
 * such that an issue of an unhurried desk, made longer by Erlang's wait, keeps the target.
 * @param contacts what the group took, of several days alike
 * @param unhurried_us how long each issue takes, by its id and day, when no ticket ever waits
 */
export function theoryOf(
  days: readonly (readonly Contact[])[],
  unhurried_us: readonly ReadonlyMap<string, number>[],
  target: StaffTarget,
): Theory {
  const contacts = days.flat();
  if (contacts.length === 0) return { peakLoad: 0, agents: 1 };
  const handle = handleTimes(days);
  const mean_us = handle.quantiles.reduce((sum, value) => sum + value, 0) / POINTS;
  const knots = ratesOf(contacts, days.length);
  const peakLoad = knots.reduce(
    (peak, { at }) => Math.max(peak, offeredLoad(knots, handle, at)),
    0,
  );
  const slack_us = days.flatMap((day, d) =>
    day.flatMap(({ issue }) => {
      if (target.stage === 'acknowledge') return [target.within_us];
      const life_us = unhurried_us[d]?.get(issue);
      return life_us === undefined ? [] : [target.within_us - life_us];
    }),
  );
  const served = (servers: number): number => {
    const queue = erlangC({ arrivalRate: peakLoad / mean_us, serviceRate: 1 / mean_us, servers });
    const level = (left_us: number): number => (left_us < 0 ? 0 : queue.serviceLevel(left_us));
    return slack_us.reduce((sum, left_us) => sum + level(left_us), 0) / slack_us.length;
  };
  let agents = Math.max(1, Math.ceil(peakLoad));
  const best = slack_us.filter((left_us) => left_us >= 0).length / slack_us.length;
  const wanted = Math.min(target.share, best - 1e-3);
  while (agents < MOST && served(agents) < wanted) agents++;
  return { peakLoad, agents };
}

/** Time in an agent's hands, as a table; what she had at once shares her time. */
function handleTimes(days: readonly (readonly Contact[])[]): BakedDistribution {
  const times = days
    .flat()
    .flatMap(({ taken_us, left_us }) => (left_us === null ? [] : [left_us - taken_us]))
    .sort((a, b) => a - b);
  const sum = times.reduce((total, time) => total + time, 0);
  const busy = days.reduce((total, day) => total + busy_us(day), 0);
  const share = sum === 0 ? 1 : busy / sum;
  const last = times.length - 1;
  const quantiles = Array.from({ length: POINTS }, (_, i) => {
    const at = Math.round((i / (POINTS - 1)) * last);
    return (times[at] ?? 1) * share;
  });
  return { quantiles, integer: false };
}

/** Arrivals a µs of one day on average, constant over each five minutes. */
function ratesOf(contacts: readonly Contact[], days: number): readonly RateKnot[] {
  const counts = new Map<number, number>();
  for (const { came_us } of contacts) {
    const bin = Math.floor(came_us / BIN_US);
    counts.set(bin, (counts.get(bin) ?? 0) + 1);
  }
  const bins = [...counts.keys()];
  const [first, last] = [Math.min(...bins), Math.max(...bins)];
  return Array.from({ length: last - first + 2 }, (_, i) => first + i).flatMap((bin) => {
    const rate = (counts.get(bin) ?? 0) / days / BIN_US;
    const before = (counts.get(bin - 1) ?? 0) / days / BIN_US;
    return [
      { at: bin * BIN_US, rate: before },
      { at: bin * BIN_US, rate },
    ];
  });
}
