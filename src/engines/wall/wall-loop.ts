import type { Kernel } from '../../kernel/kernel.ts';
import type { LoopTimer } from './loop-timer.ts';
import type { WallClock } from './wall-clock.ts';
import { TimerWheel } from './wheel.ts';

/** What a loop is started with. */
export interface LoopOptions {
  readonly kernel: Kernel;
  readonly clock: WallClock;
  readonly timer: LoopTimer;
  /** Called after every turn, when facts of the turn are complete. */
  readonly afterTurn: () => void;
  /** How late the oldest due event was, wall microseconds; once a turn that had any. */
  readonly onLag: (lag_us: number) => void;
}

/**
 * Makes a kernel follow the wall clock: the real-time engine is a small variation of the virtual
 * one. One native timer serves every device, timeout and back-off of the worker.
 */
export class WallLoop {
  readonly wheel: TimerWheel;
  readonly #options: LoopOptions;
  #done: (() => void) | undefined;
  #fail: ((cause: unknown) => void) | undefined;
  #inTurn = false;
  readonly #next: () => void;

  constructor(options: LoopOptions) {
    this.#options = options;
    this.wheel = new TimerWheel(options.clock.wall());
    // Not where it is declared: k6 2.2 loses `this` of a field's function, and its stack with it.
    this.#next = () => this.#turn();
  }

  /** Runs until `stop`; rejects when a behaviour or recorder throws. */
  run(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#done = resolve;
      this.#fail = reject;
      this.#turn();
    });
  }

  stop(): void {
    this.#options.timer.stop();
    const done = this.#done;
    this.#done = undefined;
    done?.();
  }

  /**
   * Takes something in from outside (an answer) at the present instant, and goes on from it.
   * Once the loop has stopped it is only taken in, so that the books still close.
   */
  deliver(action: () => void): void {
    if (this.#inTurn || this.#done === undefined) {
      action();
      return;
    }
    this.#inTurn = true;
    try {
      this.#advance();
      action();
      const { kernel, clock, afterTurn } = this.#options;
      kernel.advance(Math.max(kernel.now, clock.business()));
      afterTurn();
    } catch (cause) {
      this.#abort(cause);
    }
    this.#inTurn = false;
  }

  #turn(): void {
    this.#inTurn = true;
    try {
      this.wheel.advance(this.#options.clock.wall());
      this.#advance();
      this.#options.afterTurn();
    } catch (cause) {
      this.#abort(cause);
    }
    this.#inTurn = false;
    if (this.#done !== undefined) this.#options.timer.wind(this.#next);
  }

  #advance(): void {
    const { kernel, clock, onLag } = this.#options;
    const now_us = clock.business();
    const next = kernel.nextTime;
    if (next <= now_us) onLag(Math.max(0, clock.wall() - clock.wallAt(next)));
    kernel.advance(now_us);
  }

  #abort(cause: unknown): void {
    this.#done = undefined;
    this.stop();
    this.#fail?.(cause);
  }
}
