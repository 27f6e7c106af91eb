import { MINUTES, pool, type StoreDay, sumOf } from './store-day.ts';

/** Stores that keep the same hours; minutes of the day. */
export interface HoursGroup {
  readonly stores: readonly StoreDay[];
  readonly opens: number;
  readonly closes: number;
}

/** Sales that silence must have cost before it is a closed door; chance alone: e⁻¹⁰. */
const SILENCE = 10;
/** A sale this far from the next one of its store, at either end of the day, is a stray. */
const STRAY = 60;
const HALF_HOUR = 30;
/** A half hour with less than this part of an even share is not an opening hour. */
const QUIET = 0.02;

/**
 * Groups stores by opening hours, as their first and last sales tell them. The store with the most
 * sales begins; another joins a group when, had it been open as long, its silence would have cost
 * fewer than 10 sales, and it made fewer than 10 beyond the group's hours. So few sales late in the
 * evening are no earlier closing. A group opens with the first and closes with the last half hour
 * that holds at least 2 % of an even share of its sales and has a busy neighbour: a test sale at
 * five is no opening.
 */
export function groupByHours(stores: readonly StoreDay[]): readonly HoursGroup[] {
  const groups: Growing[] = [];
  for (const store of [...stores].sort((a, b) => b.sales - a.sales)) {
    const span = spanOf(store.minutes);
    const group = groups.find((one) => fits(store, span, one));
    if (group === undefined) {
      groups.push({ ...span, stores: [store], minutes: pool([store]) });
      continue;
    }
    group.stores.push(store);
    group.minutes = group.minutes.map((count, minute) => count + (store.minutes[minute] ?? 0));
    group.first = Math.min(group.first, span.first);
    group.last = Math.max(group.last, span.last);
  }
  return groups
    .map(({ stores: members, minutes }) => ({ stores: members, ...hoursOf(minutes) }))
    .sort((a, b) => b.stores.length - a.stores.length || a.opens - b.opens);
}

/** First and last minute with a sale. */
interface Span {
  readonly first: number;
  readonly last: number;
}

interface Growing {
  first: number;
  last: number;
  readonly stores: StoreDay[];
  minutes: Float64Array;
}

function fits(store: StoreDay, { first, last }: Span, group: Growing): boolean {
  const whole = sumOf(group.minutes);
  const silent = whole - sumOf(group.minutes, first, last + 1);
  const from = group.first - (group.first % HALF_HOUR);
  const to = group.last - (group.last % HALF_HOUR) + HALF_HOUR;
  const beyond = store.sales - sumOf(store.minutes, from, to);
  return (store.sales * silent) / whole < SILENCE && beyond < SILENCE;
}

function spanOf(minutes: Uint32Array): Span {
  const busy = [...minutes.keys()].filter((minute) => (minutes[minute] ?? 0) > 0);
  const near = (a: number | undefined, b: number | undefined): boolean =>
    a !== undefined && b !== undefined && Math.abs(a - b) <= STRAY;
  const first = busy.find((minute, i) => near(minute, busy[i + 1])) ?? busy[0] ?? 0;
  const last = busy.findLast((minute, i) => near(minute, busy[i - 1])) ?? busy.at(-1) ?? 0;
  return { first, last };
}

function hoursOf(minutes: Float64Array): { readonly opens: number; readonly closes: number } {
  const halves = Array.from({ length: MINUTES / HALF_HOUR }, (_, i) =>
    sumOf(minutes, i * HALF_HOUR, (i + 1) * HALF_HOUR),
  );
  const busy = halves.filter((count) => count > 0).length;
  const enough = (QUIET * sumOf(minutes)) / Math.max(1, busy);
  const at = (i: number): number => halves[i] ?? 0;
  const alone = (i: number): boolean => at(i - 1) + at(i + 1) === 0 && busy > 1;
  const open = [...halves.keys()].filter((i) => at(i) > 0 && at(i) >= enough && !alone(i));
  return {
    opens: (open[0] ?? 0) * HALF_HOUR,
    closes: ((open.at(-1) ?? MINUTES / HALF_HOUR - 1) + 1) * HALF_HOUR,
  };
}
