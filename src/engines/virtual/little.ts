import type { Recorder } from '../../kernel/ports.ts';
import type { Fact, Tally } from '../../model/facts.ts';
import { StayBook } from './stay-book.ts';

/**
 * Keeps the books for Little's law while a day is recorded: of shoppers in the queues and in the
 * stores (queue and service), of the tickets stores have open, and of agents with something in
 * hand. Comings and goings are counted from facts and tallies; how long each stayed is what the
 * shopper, the issue or the agent says herself when she is through, or cut off.
 */
export class LittleBooks implements Recorder {
  readonly #recorder: Recorder;
  readonly #now: () => number;
  readonly #queue: StayBook;
  readonly #shoppers: StayBook;
  readonly #tickets: StayBook;
  readonly #agents: StayBook;
  /** Tickets of an open issue: several when an impatient store reported it again. */
  readonly #reported = new Map<string, number>();
  readonly #held = new Map<string, number>();

  /** @param recorder everything is passed on to it */
  constructor(recorder: Recorder, now: () => number) {
    this.#recorder = recorder;
    this.#now = now;
    const start_us = now();
    this.#queue = new StayBook('shoppers in queues', start_us);
    this.#shoppers = new StayBook('shoppers in stores', start_us);
    this.#tickets = new StayBook('open tickets', start_us);
    this.#agents = new StayBook('busy agents', start_us);
  }

  note(fact: Fact, at_us: number): void {
    this.#recorder.note(fact, at_us);
    switch (fact.fact) {
      case 'issue.reported':
        this.#reported.set(fact.issue, (this.#reported.get(fact.issue) ?? 0) + 1);
        this.#tickets.enter(at_us);
        return;
      case 'issue.verified':
      case 'issue.ended':
        for (let left = this.#reported.get(fact.issue) ?? 0; left > 0; left--) {
          this.#tickets.leave(at_us);
        }
        this.#reported.delete(fact.issue);
        return;
      case 'ticket.acknowledged':
        if (this.#hands(fact.agent, 1) === 1) this.#agents.enter(at_us);
        return;
      case 'ticket.resolved':
      case 'ticket.released':
        if (this.#hands(fact.agent, -1) === 0) this.#agents.leave(at_us);
    }
  }

  tally(tally: Tally): void {
    this.#recorder.tally(tally);
    switch (tally.tally) {
      case 'shopper.arrived':
        this.#shoppers.enter(this.#now());
        return;
      case 'shopper.left':
        this.#shoppers.leave(this.#now());
        this.#shoppers.stayed(tally.stayed_us);
        if (tally.queued_us !== undefined) this.#leftQueue(tally.queued_us);
        return;
      case 'queue.joined':
        this.#queue.enter(this.#now());
        return;
      case 'queue.left':
        this.#leftQueue(tally.waited_us);
        return;
      case 'ticket.left':
        this.#tickets.stayed(tally.open_us);
        return;
      case 'agent.idle':
        this.#agents.stayed(tally.busy_us);
    }
  }

  /** The books that do not agree at the end of the run, one sentence each. */
  mistakes(end_us: number): readonly string[] {
    return [this.#queue, this.#shoppers, this.#tickets, this.#agents].flatMap(
      (book) => book.mistake(end_us) ?? [],
    );
  }

  #leftQueue(waited_us: number): void {
    this.#queue.leave(this.#now());
    this.#queue.stayed(waited_us);
  }

  /** Tickets in an agent's hands after the change. */
  #hands(agent: string, change: 1 | -1): number {
    const held = (this.#held.get(agent) ?? 0) + change;
    this.#held.set(agent, held);
    return held;
  }
}

/**
 * Asserts Little's law at the end of a run in virtual time, where it holds to the microsecond
 * (simulated instants are whole microseconds). Call it once everything is cancelled.
 * @throws Error when it does not: a mistake of ours, by which no figure of the run can be trusted
 */
export function checkLittle(books: LittleBooks, end_us: number): void {
  const mistakes = books.mistakes(end_us);
  if (mistakes.length === 0) return;
  throw new Error(`Little's law does not hold for ${mistakes.join('; ')}`);
}
