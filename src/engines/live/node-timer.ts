import type { LoopTimer } from '../wall/loop-timer.ts';

/** Time between two turns: how late a timed event is at most, when the loop keeps up. */
const TICK_MS = 2;

/** One timer of Node's for a whole loop, wound up again each turn. */
export function nodeTimer(): LoopTimer {
  let timer: NodeJS.Timeout | undefined;
  return {
    wind: (turn) => {
      if (timer === undefined) timer = setTimeout(turn, TICK_MS);
      else timer.refresh();
    },
    stop: () => {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
