import exec from 'k6/execution';
import type { LoopTimer } from '../../wall/loop-timer.ts';

/** Time between two turns: every native timer of k6 costs a goroutine. */
const TICK_MS = 5;

let known_ms = 0;
let entered_ms = 0;
let busy_ms = 0;

/**
 * Reads k6's own clock. To be called whenever k6 calls us: what follows happens at that instant,
 * as far as anybody can tell, and reading the clock costs as much as a fifth of a request.
 */
export function lookAtClock(): void {
  known_ms = exec.instance.currentTestRunDuration;
  entered_ms = Date.now();
}

/** To be called when k6 gets its thread back: what lay between kept the VU busy. */
export function lookAway(): void {
  busy_ms += Date.now() - entered_ms;
}

/**
 * A gauge of how much of the time since it was last asked the VU was busy with us, 0 to 1. What
 * k6 does for it beside, on other threads, is not in it.
 */
export function busyShare(): () => number {
  let asked_ms = Date.now();
  return () => {
    const now = Date.now();
    const share = busy_ms / Math.max(1, now - asked_ms);
    asked_ms = now;
    busy_ms = 0;
    return Math.round(Math.min(1, share) * 1e3) / 1e3;
  };
}

/**
 * Milliseconds since the test began, with fractions: `Date.now()` has whole ones, and there is no
 * `performance` in k6.
 */
export const now_ms = (): number => known_ms;

/** One timer of k6's for a whole loop. */
export function k6Timer(): LoopTimer {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    wind: (turn) => {
      timer = setTimeout(() => {
        lookAtClock();
        turn();
        lookAway();
      }, TICK_MS);
    },
    stop: () => {
      if (timer !== undefined) clearTimeout(timer);
      timer = undefined;
    },
  };
}
