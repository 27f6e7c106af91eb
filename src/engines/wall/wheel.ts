/** A timer's place on the wheel; give it to `cancel`. */
export interface WheelTimer {
  readonly due_us: number;
  fire: (() => void) | undefined;
}

const TICK_US = 1000;
const SLOTS = 4096;

/**
 * Hashed timer wheel (Varghese and Lauck, 1987) for wall-clock timeouts, back-off and injected
 * latency: constant cost to set and to cancel, one native timer for all. Ticks of a millisecond;
 * timers further away than one turn wait for theirs.
 */
export class TimerWheel {
  readonly #slots: WheelTimer[][] = Array.from({ length: SLOTS }, () => []);
  #tick: number;
  #size = 0;

  constructor(now_us: number) {
    this.#tick = Math.floor(now_us / TICK_US);
  }

  /** Timers that will still fire. */
  get size(): number {
    return this.#size;
  }

  /** Fires at the first `advance` at or after `due_us`, never before. */
  set(due_us: number, fire: () => void): WheelTimer {
    const timer: WheelTimer = { due_us, fire };
    const tick = Math.max(this.#tick, Math.ceil(due_us / TICK_US));
    this.#slots[tick % SLOTS]?.push(timer);
    this.#size++;
    return timer;
  }

  cancel(timer: WheelTimer): void {
    if (timer.fire === undefined) return;
    timer.fire = undefined;
    this.#size--;
  }

  /** Fires what is due, in order of ticks. */
  advance(now_us: number): void {
    const last = Math.floor(now_us / TICK_US);
    const from = Math.max(this.#tick, last - SLOTS + 1);
    for (let tick = from; tick <= last; tick++) {
      this.#tick = tick;
      this.#turn(tick % SLOTS, now_us);
    }
    this.#tick = last;
  }

  #turn(index: number, now_us: number): void {
    const slot = this.#slots[index];
    if (slot === undefined || slot.length === 0) return;
    this.#slots[index] = [];
    for (const timer of slot) {
      if (timer.fire === undefined) continue;
      if (timer.due_us > now_us) {
        this.#slots[index]?.push(timer);
        continue;
      }
      const { fire } = timer;
      timer.fire = undefined;
      this.#size--;
      fire();
    }
  }
}
