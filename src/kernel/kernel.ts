import type { Fact, Tally } from '../model/facts.ts';
import type { Micros } from '../model/units.ts';
import type { Hash64 } from '../random/hash.ts';
import { Agenda, PHASE, type Phase } from './agenda.ts';
import type { Behaviour } from './effects.ts';
import type { Observer } from './observer.ts';
import type { Ports } from './ports.ts';
import { type Me, Task } from './task.ts';
import type { Pending, Turns, Waiter } from './waiter.ts';

/** The ports and keys a kernel runs with. */
export interface KernelOptions {
  /** Key of every random draw: `runKey(seed, replication)`. */
  readonly key: Hash64;
  /** The business instant at which it starts. */
  readonly start_us: Micros;
  /** Business seconds per wall second; 1 when the clock jumps. */
  readonly compression?: number;
  readonly ports: Ports;
  /** Is told everything that happens; at no cost when absent. */
  readonly observer?: Observer;
}

/**
 * Interprets behaviours on a business clock that somebody else advances: an engine jumps it from
 * event to event, or follows the wall. It knows no HTTP, no Node and no k6.
 */
export class Kernel implements Turns {
  readonly key: Hash64;
  readonly compression: number;
  readonly ports: Ports;
  readonly observer: Observer | undefined;
  readonly agenda: Agenda = new Agenda();
  /** Waits that behaviours asked for, and those too short to pay back their latency debt. */
  waits = 0;
  waitsInDebt = 0;
  /** Agenda entries settled. */
  events = 0;
  readonly #root: Task;
  #now: Micros;

  constructor(options: KernelOptions) {
    this.key = options.key;
    this.compression = options.compression ?? 1;
    this.ports = options.ports;
    this.observer = options.observer;
    this.#now = options.start_us;
    this.#root = new Task(this, '', PHASE.device, undefined);
  }

  get now(): Micros {
    return this.#now;
  }

  /** Time of the next event, Infinity when nothing is due ever. */
  get nextTime(): number {
    return this.agenda.nextTime;
  }

  /** Starts a behaviour that ends with the kernel at the latest. */
  spawn<R>(
    path: string,
    behaviour: (me: Me) => Behaviour<R>,
    phase: Phase = PHASE.device,
  ): Task<R> {
    return new Task<R>(this, path, phase, this.#root).start(behaviour);
  }

  /** Settles every event due up to and including `until_us`, in total order. */
  advance(until_us: number): void {
    for (let next = this.agenda.nextTime; next <= until_us; next = this.agenda.nextTime) {
      if (next > this.#now) this.#now = next as Micros;
      this.events++;
      this.agenda.settleNext();
    }
    if (until_us > this.#now) this.#now = until_us as Micros;
  }

  /** Cancels every task, last-born first. */
  cancel(reason: string): void {
    this.#root.cancel(reason);
  }

  note(fact: Fact): void {
    this.observer?.noted(this.#now, fact);
    this.ports.recorder.note(fact, this.#now);
  }

  tally(tally: Tally): void {
    this.observer?.noted(this.#now, tally);
    this.ports.recorder.tally(tally);
  }

  resume(waiter: Waiter, answer: unknown): number {
    return this.agenda.add(this.#now, PHASE.completion, waiter, answer);
  }

  cancelTurn(turn: number): void {
    this.agenda.cancel(turn);
  }

  /** Takes back what a started effect left behind. */
  takeBack(pending: Pending | number | undefined): void {
    if (typeof pending === 'number') this.agenda.cancel(pending);
    else pending?.renege();
  }

  /**
   * Latency credit: how long a wait of Z really sleeps. At compression c a call that took R of
   * wall time cost (c-1)·R of business time too much; that debt shortens the waits that follow.
   */
  credited(task: Task, duration_us: number): number {
    if (duration_us <= 0) return 0;
    this.waits++;
    const repaid = Math.min(task.debt_us, duration_us);
    task.debt_us -= repaid;
    if (task.debt_us > 0) this.waitsInDebt++;
    return Math.round(duration_us - repaid);
  }
}
