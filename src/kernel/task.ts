import type { BakedDistribution } from '../model/distribution.ts';
import type { Fact, Tally } from '../model/facts.ts';
import type { Micros } from '../model/units.ts';
import type { Hash64 } from '../random/hash.ts';
import { type Purpose, Stream } from '../random/stream.ts';
import { PHASE, type Phase } from './agenda.ts';
import { type Behaviour, NOTHING } from './effects.ts';
import type { Kernel } from './kernel.ts';
import type { Observed } from './observer.ts';
import { startEffect } from './runners.ts';
import { type EffectWaiter, type Pending, SUSPENDED, type Waiter } from './waiter.ts';

/** How a task ended. */
export type Ended<R> =
  | { readonly how: 'done'; readonly value: R }
  | { readonly how: 'cancelled'; readonly reason: string };

/** What a behaviour may do without suspending: the handle it is given. */
export interface Me {
  readonly path: string;
  /** The present business instant. */
  readonly now: Micros;
  /** The next value of the task's own `shopper` stream. */
  draw(distribution: BakedDistribution): number;
  /**
   * A stream of its own for a thing, e.g. an issue: `me.stream('issue/0417-3', 'issue')`.
   * @param drawn words drawn before: from there on
   */
  stream(path: string, purpose: Purpose, drawn?: number): Stream;
  note(fact: Fact): void;
  /** Counts an ordinary happening. */
  tally(tally: Tally): void;
  /** Starts a child at once; it is cancelled when this task ends. */
  spawn<R>(path: string, behaviour: (me: Me) => Behaviour<R>): Task<R>;
}

/** What only some tasks have, kept apart because there are very many tasks. */
class Affairs<R> {
  phase: Phase = PHASE.device;
  ended: Ended<R> | undefined;
  /** Asked for while the task was running; obeyed when it yields. */
  cancelled: string | undefined;
  joiners: JoinRequest[] | undefined;
  lastChild: Task | undefined;
  debt_us = 0;
  since_us = 0;
}

/**
 * A running behaviour, one node of the task tree. It runs while it has a generator and nothing
 * pending. (A peak day has hundreds of thousands: rare things are in `Affairs`, and there are no
 * `#` methods, each of which would cost every task a word.)
 */
export class Task<R = unknown> implements Me, EffectWaiter, Observed {
  readonly path: string;
  readonly kernel: Kernel;
  pending: Pending | number | undefined;
  #generator: Behaviour<R> | undefined;
  #draws: Stream | undefined;
  #affairs: Affairs<R> | undefined;
  #parent: Task | undefined;
  #elder: Task | undefined;
  #younger: Task | undefined;

  constructor(kernel: Kernel, path: string, phase: Phase, parent: Task | undefined) {
    // A path put together from pieces would keep them; normalize gives one flat string.
    const flat = path.normalize();
    this.path = flat === path ? flat : path;
    this.kernel = kernel;
    if (phase !== PHASE.device) this.affairs.phase = phase;
    this.#parent = parent;
    if (parent === undefined) return;
    const affairs = parent.affairs;
    this.#elder = affairs.lastChild;
    if (this.#elder !== undefined) this.#elder.#younger = this;
    affairs.lastChild = this;
  }

  get now(): Micros {
    return this.kernel.now;
  }

  get owner(): Task {
    return this as Task;
  }

  get phase(): Phase {
    return this.#affairs?.phase ?? PHASE.device;
  }

  /** `undefined` while it runs. */
  get ended(): Ended<R> | undefined {
    return this.#affairs?.ended;
  }

  /** Business µs by which earlier calls made this task late in a compressed run. */
  get debt_us(): number {
    return this.#affairs?.debt_us ?? 0;
  }

  set debt_us(debt_us: number) {
    if (debt_us > 0) this.affairs.debt_us = debt_us;
    else if (this.#affairs !== undefined) this.#affairs.debt_us = 0;
  }

  get pathHash(): Hash64 {
    return this.draws.path;
  }

  draw(distribution: BakedDistribution): number {
    return this.draws.draw(distribution);
  }

  stream(path: string, purpose: Purpose, drawn?: number): Stream {
    return new Stream(this.kernel.key, path, purpose, drawn);
  }

  note(fact: Fact): void {
    this.kernel.note(fact);
  }

  tally(tally: Tally): void {
    this.kernel.tally(tally);
  }

  spawn<T>(path: string, behaviour: (me: Me) => Behaviour<T>): Task<T> {
    return new Task<T>(this.kernel, path, this.phase, this as Task).start(behaviour);
  }

  start(behaviour: (me: Me) => Behaviour<R>): this {
    this.kernel.observer?.spawned(this.now, this);
    this.#generator = behaviour(this);
    this.step(undefined);
    return this;
  }

  /** For the kernel: the awaited effect ended. */
  settle(answer: unknown): void {
    if (this.#affairs !== undefined && this.#affairs.debt_us > 0) this.repayWhileIdle();
    this.pending = undefined;
    this.step(answer === undefined ? NOTHING : answer);
  }

  private get draws(): Stream {
    this.#draws ??= new Stream(this.kernel.key, this.path, 'shopper');
    return this.#draws;
  }

  private get affairs(): Affairs<R> {
    this.#affairs ??= new Affairs();
    return this.#affairs;
  }

  /**
   * Ends the task and, first, its children, last-born first. Its `finally` blocks run; a yield
   * in one is an assertion failure. Cancelling an ended task does nothing.
   */
  cancel(reason = 'cancelled'): void {
    if (this.ended !== undefined) return;
    for (let child = this.#affairs?.lastChild; child; child = this.#affairs?.lastChild) {
      child.cancel(reason);
      if (this.#affairs?.lastChild === child) this.forget(child);
    }
    if (this.#generator !== undefined && this.pending === undefined) {
      this.affairs.cancelled = reason;
      return;
    }
    this.abandon(reason);
  }

  /** For the kernel: `waiter` is settled when the task ends. */
  addJoiner(waiter: Waiter): Pending {
    const request = new JoinRequest(this as Task, waiter);
    const affairs = this.affairs;
    affairs.joiners ??= [];
    affairs.joiners.push(request);
    return request;
  }

  /** For join requests: the joiner is gone, whether or not its turn was given. */
  removeJoiner(request: JoinRequest): void {
    if (request.turn >= 0) this.kernel.cancelTurn(request.turn);
    const joiners = this.#affairs?.joiners;
    const at = joiners?.indexOf(request) ?? -1;
    if (at >= 0) joiners?.splice(at, 1);
  }

  /** Time spent waiting for others makes up for lateness as much as a shortened wait does. */
  private repayWhileIdle(): void {
    const { pending } = this;
    if (pending === undefined || typeof pending === 'number' || !pending.idle) return;
    this.debt_us = Math.max(0, this.debt_us - (this.now - this.affairs.since_us));
  }

  private step(first: unknown): void {
    const generator = this.#generator;
    const kernel = this.kernel;
    let answer = first;
    for (;;) {
      const result = generator?.next(answer);
      if (result === undefined || result.done) {
        this.finish({ how: 'done', value: result?.value as R });
        return;
      }
      kernel.observer?.awaits(kernel.now, this, result.value);
      if (kernel.compression !== 1) this.affairs.since_us = kernel.now;
      if (this.#affairs?.cancelled === undefined) {
        answer = startEffect(kernel, result.value, this);
      }
      if (this.#affairs?.cancelled !== undefined) {
        this.abandon(this.#affairs.cancelled);
        return;
      }
      if (answer === SUSPENDED) return;
      if (answer === undefined) answer = NOTHING;
    }
  }

  private abandon(reason: string): void {
    this.kernel.takeBack(this.pending);
    this.pending = undefined;
    const result = this.#generator?.return(undefined as R);
    if (result && !result.done) {
      throw new Error(`${this.path}: a finally block must not suspend (${String(result.value)})`);
    }
    this.finish({ how: 'cancelled', reason });
  }

  private finish(ended: Ended<R>): void {
    const affairs = this.affairs;
    while (affairs.lastChild) affairs.lastChild.cancel('parent ended');
    affairs.ended = ended;
    this.kernel.observer?.ended(this.now, this, ended);
    this.#generator = undefined;
    this.#parent?.forget(this as Task);
    if (affairs.joiners === undefined) return;
    for (const joiner of affairs.joiners) {
      joiner.turn = this.kernel.resume(joiner.waiter, ended);
    }
    affairs.joiners = undefined;
  }

  private forget(child: Task): void {
    if (child.#elder) child.#elder.#younger = child.#younger;
    if (child.#younger) child.#younger.#elder = child.#elder;
    else if (this.affairs.lastChild === child) this.affairs.lastChild = child.#elder;
    child.#elder = undefined;
    child.#younger = undefined;
    child.#parent = undefined;
  }
}

/** One waiting `join`; `turn` is set when the joined task has ended. */
class JoinRequest implements Pending {
  turn = -1;
  readonly waiter: Waiter;
  readonly #task: Task;
  constructor(task: Task, waiter: Waiter) {
    this.#task = task;
    this.waiter = waiter;
  }
  get idle(): boolean {
    return true;
  }
  renege(): void {
    this.#task.removeJoiner(this);
  }
}
