import type { Fact, Tally } from '../model/facts.ts';
import type { Hash64 } from '../random/hash.ts';
import type { Effect } from './effects.ts';
import type { Ended } from './task.ts';

/** What an observer sees of a task. */
export interface Observed {
  readonly path: string;
  /** The path's hash, computed once for each task. */
  readonly pathHash: Hash64;
}

/**
 * Is told every change of state of a kernel, in order, at its business instant; see `Fingerprint`.
 * It must not touch the kernel. A task that resumes is seen by what it does next: it awaits
 * another effect, or it ends.
 */
export interface Observer {
  spawned(at_us: number, task: Observed): void;
  /** Before the effect is started; the branches of a race or all are not told apart. */
  awaits(at_us: number, task: Observed, effect: Effect<unknown>): void;
  ended(at_us: number, task: Observed, ended: Ended<unknown>): void;
  noted(at_us: number, noted: Fact | Tally): void;
}
