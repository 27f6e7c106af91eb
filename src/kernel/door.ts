import { Line } from './line.ts';
import { TakeRequest } from './mailbox.ts';
import type { Turns, Waiter } from './waiter.ts';

/** Open or shut: who takes an open door goes through at once, who takes a shut one waits. */
export class Door {
  #open: boolean;
  readonly #line = new Line<TakeRequest>();

  constructor(open = false) {
    this.#open = open;
  }

  get isOpen(): boolean {
    return this.#open;
  }

  /** Lets everyone who waits through, in order of arrival. */
  open(): void {
    this.#open = true;
    for (let next = this.#line.serve(); next !== undefined; next = this.#line.serve()) {
      next.turn = next.turns.resume(next.waiter, undefined);
    }
  }

  shut(): void {
    this.#open = false;
  }

  /** For the kernel. */
  request(waiter: Waiter, turns: Turns): { readonly message: undefined } | TakeRequest {
    if (this.#open) return { message: undefined };
    const request = new TakeRequest(this, waiter, turns);
    this.#line.join(request);
    return request;
  }

  /** For the kernel. */
  renege(request: TakeRequest): void {
    this.#line.leave(request);
    if (request.turn >= 0) request.turns.cancelTurn(request.turn);
  }
}
