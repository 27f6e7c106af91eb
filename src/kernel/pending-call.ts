import type { Operation, Operations } from '../model/operations.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Ask } from './effects.ts';
import type { Kernel } from './kernel.ts';
import type { Call } from './ports.ts';
import type { EffectWaiter, Pending } from './waiter.ts';

/** One `ask` under way: what the services port sees, and who waits for the answer. */
export class PendingCall implements Call, Pending {
  readonly operation: Operation;
  readonly request: Operations[Operation]['request'];
  readonly device: string;
  readonly intended_us: number;
  readonly withinWall_us: number | undefined;
  readonly #kernel: Kernel;
  #waiter: EffectWaiter | undefined;
  #turn = -1;

  constructor(kernel: Kernel, ask: Ask, waiter: EffectWaiter) {
    this.operation = ask.operation;
    this.request = ask.request;
    this.device = ask.options.from ?? waiter.owner.path;
    this.intended_us = kernel.now;
    this.withinWall_us = ask.options.within;
    this.#kernel = kernel;
    this.#waiter = waiter;
  }

  /** Of no effect once the caller is gone: the request was sent, its answer is forgotten. */
  answer(outcome: Outcome<Operations[Operation]['reply']>): void {
    const waiter = this.#waiter;
    if (waiter === undefined || this.#turn >= 0) return;
    waiter.owner.debt_us += (this.#kernel.compression - 1) * outcome.latencyWall_us;
    this.#turn = this.#kernel.resume(waiter, outcome);
  }

  get idle(): boolean {
    return false;
  }

  /** The answer is forgotten; the request is not unsent. */
  renege(): void {
    this.#waiter = undefined;
    if (this.#turn >= 0) this.#kernel.cancelTurn(this.#turn);
  }
}
