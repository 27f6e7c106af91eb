import type { Agenda } from '../../../../mocks/terminals/agenda.ts';

/** A clock that stands until it is moved, and the timers set on it, in order of their time. */
export class ManualAgenda implements Agenda {
  #now = Date.UTC(2026, 10, 27, 15);
  #ordinal = 0;
  #timers: { at: number; ordinal: number; act: () => void }[] = [];

  now_ms(): number {
    return this.#now;
  }

  after(delay_ms: number, act: () => void): () => void {
    const timer = { at: this.#now + delay_ms, ordinal: this.#ordinal++, act };
    this.#timers.push(timer);
    this.#timers.sort((a, b) => a.at - b.at || a.ordinal - b.ordinal);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** Lets so much time pass, and everything happen that falls into it. */
  pass(duration_ms: number): void {
    const end = this.#now + duration_ms;
    for (let next = this.#timers[0]; next && next.at <= end; next = this.#timers[0]) {
      this.#timers.shift();
      this.#now = next.at;
      next.act();
    }
    this.#now = end;
  }
}
