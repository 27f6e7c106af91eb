import { availableParallelism } from 'node:os';
import type { Plan } from '../model/plan.ts';
import type { DayOutcome } from './day-outcome.ts';
import { DayWorker } from './day-worker.ts';

/** Days to simulate, and what becomes of them. */
export interface DayStudy {
  readonly days: number;
  /** Asked for when a thread is free: a study need not hold all its plans at once. */
  readonly plan: (day: number) => Plan | Promise<Plan>;
  /** Called as each day is done, in whatever order that is. */
  readonly onOutcome: (day: number, outcome: DayOutcome) => void;
  /** Worker threads; as many as there are cores by default. */
  readonly workers?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Simulates many days in parallel, each whole on one thread; days are begun in order. All threads
 * have ended when it settles, whatever happened.
 * @throws the first thread's Failure (PD_BUG, PD_WORKER_LOST), or the signal's reason
 */
export async function eachDay(study: DayStudy): Promise<void> {
  const { days, plan, onOutcome, workers = availableParallelism(), signal } = study;
  const stop = new AbortController();
  const stopped = signal === undefined ? stop.signal : AbortSignal.any([stop.signal, signal]);
  let next = 0;
  const work = async (): Promise<void> => {
    stopped.throwIfAborted();
    const worker = new DayWorker();
    try {
      for (let day = next++; day < days; day = next++) {
        onOutcome(day, await worker.simulate(await plan(day), stopped));
      }
    } catch (error) {
      stop.abort(error);
      throw error;
    } finally {
      await worker.terminate();
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: Math.min(workers, days) }, work));
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed !== undefined) throw stopped.reason ?? failed.reason;
}
