import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { EXIT, Failure } from '../model/failure.ts';
import type { Plan } from '../model/plan.ts';
import type { DayOutcome } from './day-outcome.ts';
import type { DayReply } from './day-reply.ts';

/** Room for a day's behaviours, as for the load workers (decision 0009). */
const YOUNG_MB = 384;

/** A thread that simulates one day at a time. */
export class DayWorker {
  readonly #worker: Worker;

  /** @param entry what the thread runs: answers every plan with one `DayReply` */
  constructor(entry: URL = workerUrl()) {
    this.#worker = new Worker(entry, { resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } });
    // An end between two days is told by the next one.
    this.#worker.on('error', () => undefined);
  }

  /**
   * Simulates a plan's window.
   * @throws Failure PD_BUG for an error in the simulation, PD_WORKER_LOST when the thread ends; the
   *   signal's reason when that aborts
   */
  async simulate(plan: Plan, signal: AbortSignal): Promise<DayOutcome> {
    signal.throwIfAborted();
    if (this.#worker.threadId === -1) throw lost('it had ended before');
    const settled = new AbortController();
    const until = { signal: AbortSignal.any([signal, settled.signal]) };
    try {
      this.#worker.postMessage(plan);
      const reply = await Promise.race([
        once(this.#worker, 'message', until).then(([message]: DayReply[]) => message),
        once(this.#worker, 'exit', until).then(([code]) => Promise.reject(exited(code))),
      ]);
      if (reply === undefined || 'error' in reply) throw broken(reply?.error);
      return reply.outcome;
    } catch (error) {
      signal.throwIfAborted();
      throw error instanceof Failure ? error : lost(String(error), error);
    } finally {
      settled.abort();
    }
  }

  async terminate(): Promise<void> {
    await this.#worker.terminate();
  }
}

function broken(error = { message: 'an empty answer', stack: '' }): Failure {
  const cause = Object.assign(new Error(error.message), { stack: error.stack });
  return new Failure('PD_BUG', `a day could not be simulated: ${error.message}`, {
    hint: 'this is a bug in peakday: please report it with the scenario and the seed',
    exitCode: EXIT.bug,
    cause,
  });
}

const exited = (code: unknown): Failure => lost(`it exited with ${code}`);

const lost = (why: string, cause?: unknown): Failure =>
  new Failure('PD_WORKER_LOST', `a thread ended while it simulated a day: ${why}`, {
    hint: 'if memory was short, give each day more of it: --workers 1',
    cause,
  });

/** `study-worker.js` beside the bundle, or in dist when run from the sources. */
function workerUrl(): URL {
  const beside = new URL('./study-worker.js', import.meta.url);
  return import.meta.url.endsWith('.ts') || !existsSync(beside)
    ? new URL('../../dist/study-worker.js', import.meta.url)
    : beside;
}
