import exec from 'k6/execution';
import type { LoopTimer } from '../../wall/loop-timer.ts';

/** Time between two turns: every native timer of k6 costs a goroutine. */
const TICK_MS = 5;

let known_ms = 0;

/**
 * Reads k6's own clock. To be called whenever k6 calls us: what follows happens at that instant,
 * as far as anybody can tell, and reading the clock costs as much as a fifth of a request.
 */
export function lookAtClock(): void {
  known_ms = exec.instance.currentTestRunDuration;
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
      }, TICK_MS);
    },
    stop: () => {
      if (timer !== undefined) clearTimeout(timer);
      timer = undefined;
    },
  };
}
