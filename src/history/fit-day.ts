import { type BurstFit, fitBurst } from './fit-burst.ts';
import { type CurveFit, fitCurve } from './fit-curve.ts';
import { groupByHours } from './hours-groups.ts';
import { type Size, sizeOf } from './size-classes.ts';
import { pool, type StoreDay, sumOf } from './store-day.ts';

/** Observed and fitted sales of one quarter of an hour. */
export interface Quarter {
  /** Minute of the day at which it starts. */
  readonly minute: number;
  readonly observed: number;
  readonly fitted: number;
}

/** How far a fitted curve is from what was observed, as a share of all sales. */
export interface FitError {
  /** Σ|observed - fitted| / Σ observed over the quarters of an hour. */
  readonly error: number;
  /** What the same would be had every quarter only Poisson noise: Σ√(2λ/π) / Σλ. */
  readonly chance: number;
}

/** A class of like stores, as a scenario describes it. */
export interface ClassFit extends FitError {
  readonly name: string;
  readonly count: number;
  readonly tills: number;
  readonly shoppersPerDay: number;
  /** Minutes of the day, on the half hour. */
  readonly opens: number;
  readonly closes: number;
  readonly curve: CurveFit;
  readonly quarters: readonly Quarter[];
  /** Sales outside the opening hours, which the curve leaves out. */
  readonly outside: number;
}

/** Everything a day's sales say about a scenario. */
export interface DayFit extends FitError {
  readonly sales: number;
  readonly itemsMean: number;
  /** Mean price of a piece, in units of the currency. */
  readonly priceMean: number;
  readonly classes: readonly ClassFit[];
  /** The curve of all classes together. */
  readonly fleet: CurveFit;
  readonly burst: BurstFit;
  /** Minute at which the busiest quarter of an hour of the fleet starts. */
  readonly peak: number;
}

const QUARTER = 15;
const SIZES: readonly Size[] = ['small', 'medium', 'large'];

/** Fits classes, curves, baskets and bursts to the sales of one day. There must be at least one. */
export function fitDay(stores: readonly StoreDay[]): DayFit {
  const sizes = sizeOf(stores);
  const groups = groupByHours(stores);
  const classes = groups.flatMap(({ stores: members, opens, closes }) =>
    SIZES.flatMap((size) => {
      const like = members.filter((store) => sizes.get(store) === size);
      if (like.length === 0) return [];
      const name = groups.length === 1 ? size : `${size}-${clock(opens)}-${clock(closes)}`;
      return [fitClass(name, like, opens, closes)];
    }),
  );
  const all = pool(stores);
  const opens = Math.min(...classes.map((one) => one.opens));
  const closes = Math.max(...classes.map((one) => one.closes));
  const sales = sumOf(all);
  const items = stores.reduce((sum, store) => sum + store.items, 0);
  const amountMinor = stores.reduce((sum, store) => sum + store.amountMinor, 0);
  const quarters = quartersOf(all, opens, closes, (from, to) =>
    classes.reduce((sum, { curve }) => sum + curve.between(from, to), 0),
  );
  const busiest = quarters.reduce((best, one) => (one.fitted > best.fitted ? one : best), {
    minute: opens,
    observed: 0,
    fitted: 0,
  });
  return {
    sales,
    itemsMean: Math.max(1, Math.round((items / sales) * 100) / 100),
    priceMean: Math.round(amountMinor / items) / 100,
    classes,
    fleet: fitCurve(all, opens, closes),
    burst: fitBurst(all, [...new Set(classes.flatMap((one) => [one.opens, one.closes]))]),
    peak: busiest.minute,
    ...errorOf(quarters),
  };
}

function fitClass(
  name: string,
  stores: readonly StoreDay[],
  opens: number,
  closes: number,
): ClassFit {
  const minutes = pool(stores);
  const curve = fitCurve(minutes, opens, closes);
  const quarters = quartersOf(minutes, opens, closes, curve.between);
  const inside = sumOf(minutes, opens, closes);
  const tills = stores.reduce((sum, store) => sum + store.tills, 0);
  return {
    name,
    count: stores.length,
    tills: Math.max(1, Math.round(tills / stores.length)),
    shoppersPerDay: Math.max(1, Math.round((inside / stores.length) * 10) / 10),
    opens,
    closes,
    curve,
    quarters,
    outside: sumOf(minutes) - inside,
    ...errorOf(quarters),
  };
}

function quartersOf(
  minutes: Float64Array,
  opens: number,
  closes: number,
  expected: (from: number, to: number) => number,
): readonly Quarter[] {
  return Array.from({ length: (closes - opens) / QUARTER }, (_, i) => {
    const [from, to] = [opens + i * QUARTER, opens + (i + 1) * QUARTER];
    return { minute: from, observed: sumOf(minutes, from, to), fitted: expected(from, to) };
  });
}

function errorOf(quarters: readonly Quarter[]): FitError {
  const sum = (value: (quarter: Quarter) => number): number =>
    quarters.reduce((all, quarter) => all + value(quarter), 0);
  const observed = sum((quarter) => quarter.observed);
  return {
    error: sum((quarter) => Math.abs(quarter.observed - quarter.fitted)) / observed,
    chance: sum(({ fitted }) => Math.sqrt((2 * fitted) / Math.PI)) / observed,
  };
}

/** `0900` of a minute: class names have no colons. */
const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}${String(minute % 60).padStart(2, '0')}`;
