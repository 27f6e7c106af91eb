import type { CurveKnot } from '../model/plan.ts';
import { type Micros, us } from '../model/units.ts';
import type { Hash64 } from '../random/hash.ts';
import { Stream } from '../random/stream.ts';

const MINUTE = 60e6;
/** The step between two hours is spread over this many minutes, half on either side. */
const RAMP = 30;

/** What a store class's curve is made from. */
export interface CurveShape {
  /** Share of the day of each of 24 hours; scaled, so that only proportions matter. */
  readonly hours: readonly number[];
  /** The highest factor by which a minute stands above its hour. */
  readonly burst: number;
  readonly opens_us: Micros;
  readonly closes_us: Micros;
}

/**
 * The arrival rate over one day: a knot every minute of the opening hours, integral exactly 1.
 * Hours pass smoothly into each other and keep their shares to about 1 %; minutes wobble around that by
 * 1 + (burst - 1)·x³ with x uniform in (-1, 1): mean 1, mostly calm, now and then a burst. The
 * wobble is drawn by the minute of the day, so that all classes share the same bursts and opening
 * hours move none of them.
 */
export function buildCurve(shape: CurveShape, key: Hash64): readonly CurveKnot[] {
  const { opens_us, closes_us, burst } = shape;
  const smooth = smoothMinutes(shape.hours);
  const bursts = new Stream(key, 'day/bursts', 'arrival');
  const level = smooth.map((rate) => rate * (1 + (burst - 1) * cube(2 * bursts.share() - 1)));
  const first = Math.floor(opens_us / MINUTE) + 1;
  const last = Math.ceil(closes_us / MINUTE) - 1;
  const instants = [
    opens_us,
    ...range(first, last).map((minute) => us(minute * MINUTE)),
    closes_us,
  ];
  const knots = instants.map((at_us) => ({ at_us, rate: interpolate(level, at_us / MINUTE) }));
  const total = integral(knots);
  return knots.map(({ at_us, rate }) => ({ at_us, rate: rate / total }));
}

/** Area under a piecewise-linear rate. */
export function integral(knots: readonly CurveKnot[]): number {
  let area = 0;
  for (let i = 1; i < knots.length; i++) {
    const [a, b] = [knots[i - 1], knots[i]];
    if (a && b) area += ((a.rate + b.rate) / 2) * (b.at_us - a.at_us);
  }
  return area;
}

/** The rate at the 1441 minute marks of the day. */
function smoothMinutes(hours: readonly number[]): readonly number[] {
  const share = (hour: number): number => hours[hour] ?? 0;
  return range(0, 1440).map((minute) => {
    const boundary = Math.round(minute / 60);
    const x = (minute - boundary * 60) / RAMP + 0.5;
    const step = x <= 0 ? 0 : x >= 1 ? 1 : x * x * (3 - 2 * x);
    return share(boundary - 1) + (share(boundary) - share(boundary - 1)) * step;
  });
}

function interpolate(level: readonly number[], minute: number): number {
  const cell = Math.min(Math.floor(minute), level.length - 2);
  const low = level[cell] ?? 0;
  return low + (minute - cell) * ((level[cell + 1] ?? low) - low);
}

const cube = (x: number): number => x * x * x;

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
