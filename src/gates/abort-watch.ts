import type { RunEnding } from '../model/facts.ts';
import type { Plan } from '../model/plan.ts';
import { formatTimeOfDay } from '../model/units.ts';
import { printGate } from './print-gate.ts';
import { SeriesTail } from './series-tail.ts';
import { stopConditionsOf } from './stop-condition.ts';

const LOOK_EVERY_MS = 1000;

/** Watches a live run for its stop conditions. */
export interface AbortWatch {
  /** Aborted when a stop condition is met. */
  readonly signal: AbortSignal;
  /** A run's ending, told as what it was when a stop condition brought it about. */
  readonly explain: (ending: RunEnding) => RunEnding;
  /** Stops watching. */
  readonly close: () => void;
}

/**
 * Reads what the workers of a run write, once a second, and aborts when a stop condition of the
 * plan is met. It runs beside the load, not in it: the workers know nothing of it.
 * @param folder the run folder
 * @param lookEvery_ms how often it looks
 */
export function watchForAbort(
  plan: Plan,
  folder: string,
  lookEvery_ms: number = LOOK_EVERY_MS,
): AbortWatch {
  const stop = new AbortController();
  const conditions = stopConditionsOf(plan);
  const tail = new SeriesTail(folder);
  let met: string | undefined;
  const look = async (): Promise<void> => {
    for (const second of await tail.read()) {
      // Each takes every second, also after another was met: none may miss one.
      const now = conditions.filter((condition) => condition.isMetBy(second));
      const [first] = now;
      if (first === undefined || met !== undefined) continue;
      met = `${printGate(first.gate)}: met at ${formatTimeOfDay(second.at_us)} business time`;
      stop.abort();
    }
  };
  let timer: NodeJS.Timeout | undefined;
  const again = (): void => {
    timer = setTimeout(() => {
      // A file that cannot be read now is read with the next look; the run itself is not touched.
      look()
        .catch(() => undefined)
        .then(() => {
          if (timer !== undefined && met === undefined) again();
        });
    }, lookEvery_ms);
    timer.unref();
  };
  if (conditions.length > 0) again();
  return {
    signal: stop.signal,
    explain: (ending) =>
      met === undefined || ending.how !== 'signal'
        ? ending
        : { ...ending, how: 'aborted', detail: met },
    close: () => {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
