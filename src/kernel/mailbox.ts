import { type InLine, Line } from './line.ts';
import type { Pending, Turns, Waiter } from './waiter.ts';

/** What is taken from: a mailbox or a door. */
interface TakeSource {
  renege(request: TakeRequest): void;
}

/** One waiting `take`. */
export class TakeRequest implements InLine, Pending {
  left = false;
  turn = -1;
  given = false;
  message: unknown;
  readonly waiter: Waiter;
  readonly turns: Turns;
  readonly #source: TakeSource;
  constructor(source: TakeSource, waiter: Waiter, turns: Turns) {
    this.#source = source;
    this.waiter = waiter;
    this.turns = turns;
  }
  get idle(): boolean {
    return true;
  }
  renege(): void {
    this.#source.renege(this);
  }
}

/** Messages between behaviours, first in first out; each goes to one taker. */
export class Mailbox<Message = unknown> {
  readonly #messages: Message[] = [];
  readonly #line = new Line<TakeRequest>();

  /** Messages nobody has taken yet. */
  get size(): number {
    return this.#messages.length;
  }

  put(message: Message): void {
    const next = this.#line.serve();
    if (next === undefined) {
      this.#messages.push(message);
      return;
    }
    next.given = true;
    next.message = message;
    next.turn = next.turns.resume(next.waiter, message);
  }

  /** For the kernel: the next message at once, or a request that waits. */
  request(waiter: Waiter, turns: Turns): { readonly message: Message } | TakeRequest {
    if (this.#messages.length > 0) return { message: this.#messages.shift() as Message };
    const request = new TakeRequest(this, waiter, turns);
    this.#line.join(request);
    return request;
  }

  /** For the kernel: the taker is gone; a message just given goes back to the front. */
  renege(request: TakeRequest): void {
    this.#line.leave(request);
    if (!request.given) return;
    request.turns.cancelTurn(request.turn);
    const next = this.#line.serve();
    if (next === undefined) this.#messages.unshift(request.message as Message);
    else {
      next.given = true;
      next.message = request.message;
      next.turn = next.turns.resume(next.waiter, request.message);
    }
  }
}
