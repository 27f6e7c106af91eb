import { type Behaviour, wait } from '../kernel/effects.ts';
import type { Me } from '../kernel/task.ts';
import { seconds } from '../model/units.ts';
import type { Floor } from './floor.ts';

/** How often a store looks whether it is through. */
const LOOK = seconds(1);

/** The end of a run: stores hand over what waits and end their sales, until then at most. */
export class Settling {
  /** Business instant at which the run ends, whatever is left. */
  readonly by_us: number;
  #left: number;

  /** @param stores how many are to settle */
  constructor(stores: number, by_us: number) {
    this.#left = stores;
    this.by_us = by_us;
  }

  /** Whether every store has. */
  get isOver(): boolean {
    return this.#left <= 0;
  }

  /** One store has. */
  done(): void {
    this.#left--;
  }
}

/**
 * After the last shopper has come: tills end the sales they are at and take no further one, and
 * what waits for head office is handed over. Ends as soon as nothing is left, or at the bound.
 */
export function* settle(me: Me, floor: Floor, settling: Settling): Behaviour {
  for (const till of floor.tills) floor.inService.withdraw(till);
  while (me.now < settling.by_us && (floor.inService.held > 0 || floor.hasWaiting)) {
    yield* wait(Math.min(LOOK, settling.by_us - me.now));
  }
  settling.done();
}

/** Notes what the store's end leaves undone, if anything. */
export function notePending(me: Me, floor: Floor): void {
  const documents = floor.waiting;
  const tickets = floor.issues.reported;
  if (documents + tickets === 0) return;
  me.note({ fact: 'store.pending', store: floor.store.id, documents, tickets });
}
