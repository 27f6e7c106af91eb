import { CumulativeRate } from '../fleet/arrivals.ts';
import { minutes as minutesToMicros } from '../model/units.ts';
import { runKey } from '../random/hash.ts';
import { buildCurve } from '../scenario/curve.ts';
import { sumOf } from './store-day.ts';

/** A day's curve as a scenario writes it, and what it comes to. */
export interface CurveFit {
  /** Shares by the full hour, `'09:00': 0.0512`; hours without sales are left out. */
  readonly shares: Readonly<Record<string, number>>;
  /** Sales expected from this curve between two minutes of the day. */
  readonly between: (from: number, to: number) => number;
}

const ROUNDS = 12;

/**
 * Finds the shares per hour whose compiled curve has the observed hourly sums. A curve passes
 * smoothly from hour to hour and ends at the doors, so plain proportions would come out a few
 * per cent wrong at the edges; scaling each hour by what it lacks, again and again, converges
 * (iterative proportional fitting, Deming and Stephan 1940).
 * @param observed sales per minute of the day
 */
export function fitCurve(observed: Float64Array, opens: number, closes: number): CurveFit {
  const inside = (hour: number): number =>
    sumOf(observed, Math.max(opens, hour * 60), Math.min(closes, hour * 60 + 60));
  const hours = Array.from({ length: 24 }, (_, hour) => inside(hour));
  const total = hours.reduce((sum, count) => sum + count, 0);
  let shares = hours.map((count) => count / total);
  for (let round = 0; round < ROUNDS; round++) {
    const rate = rateOf(shares, opens, closes);
    shares = shares.map((share, hour) => {
      const expected = total * shareBetween(rate, hour * 60, hour * 60 + 60);
      return expected > 0 ? (share * (hours[hour] ?? 0)) / expected : 0;
    });
  }
  const sum = shares.reduce((all, share) => all + share, 0);
  const rounded = shares.map((share) => Math.round((share / sum) * 1e4) / 1e4);
  const rate = rateOf(rounded, opens, closes);
  return {
    shares: Object.fromEntries(
      rounded.flatMap((share, hour) =>
        share > 0 ? [[`${String(hour).padStart(2, '0')}:00`, share] as const] : [],
      ),
    ),
    between: (from, to) => total * shareBetween(rate, from, to),
  };
}

/** Without bursts: they are fitted apart, and the key moves nothing then. */
const rateOf = (hours: readonly number[], opens: number, closes: number): CumulativeRate =>
  new CumulativeRate(
    buildCurve(
      { hours, burst: 1, opens_us: minutesToMicros(opens), closes_us: minutesToMicros(closes) },
      runKey(1, 0),
    ),
  );

const shareBetween = (rate: CumulativeRate, from: number, to: number): number =>
  rate.at(minutesToMicros(to)) - rate.at(minutesToMicros(from));
