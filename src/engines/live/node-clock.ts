import { WallClock } from '../wall/wall-clock.ts';

/**
 * The wall clock of a run on Node: common to all threads, with a resolution of nanoseconds.
 * @param origin_ms `performance.timeOrigin + performance.now()` at the start of the window
 * @param from_us business instant at the start
 * @param compression business seconds per wall second
 */
export const nodeClock = (origin_ms: number, from_us: number, compression: number): WallClock =>
  new WallClock({
    now_ms: () => performance.now(),
    origin_ms: origin_ms - performance.timeOrigin,
    from_us,
    compression,
  });
