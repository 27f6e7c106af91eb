import type { Me } from '../kernel/task.ts';

/** What an agent has in hand: she is busy from the first ticket she takes up to the last she ends. */
export class Hands {
  #held = 0;
  #since_us = 0;

  takeUp(now_us: number): void {
    if (this.#held === 0) this.#since_us = now_us;
    this.#held++;
  }

  putDown(me: Me): void {
    this.#held--;
    if (this.#held === 0) me.tally({ tally: 'agent.idle', busy_us: me.now - this.#since_us });
  }
}
