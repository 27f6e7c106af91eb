import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';

/** Above this the mock, not its faults, made clients wait: its answers no longer tell the truth. */
export const LAG_LIMIT_MS = 20;

/** How late a mock's own event loop was. */
export interface LagReport {
  /** 99th percentile since the start, milliseconds. */
  readonly p99_ms: number;
  /** The same of the last whole second. */
  readonly recent_ms: number;
  /** Seconds in which it was above the limit. */
  readonly distortedSeconds: number;
  /** Whether the p99 since the start is above the limit. */
  readonly distorted: boolean;
}

const RESOLUTION_MS = 10;

/** Measures how late the event loop of this thread is, second by second, once it is started. */
export class OwnLag {
  readonly #all: IntervalHistogram;
  readonly #second: IntervalHistogram;
  #timer: NodeJS.Timeout | undefined;
  #recent_ms = 0;
  #distortedSeconds = 0;

  constructor() {
    this.#all = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
    this.#second = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  }

  /** Begins to measure: once everything listens, since loading it all takes its time. */
  start(): void {
    this.#all.enable();
    this.#second.enable();
    this.#timer = setInterval(() => this.#turn(), 1000).unref();
  }

  /** 99th percentile of the last whole second, milliseconds. */
  get recent_ms(): number {
    return this.#recent_ms;
  }

  report(): LagReport {
    const p99_ms = lagOf(this.#all);
    return {
      p99_ms,
      recent_ms: this.#recent_ms,
      distortedSeconds: this.#distortedSeconds,
      distorted: p99_ms > LAG_LIMIT_MS,
    };
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#all.disable();
    this.#second.disable();
  }

  #turn(): void {
    this.#recent_ms = lagOf(this.#second);
    if (this.#recent_ms > LAG_LIMIT_MS) this.#distortedSeconds++;
    this.#second.reset();
  }
}

/** The histogram holds intervals between wake-ups; what is beyond the resolution is lag. */
const lagOf = (histogram: IntervalHistogram): number => {
  const interval_ms = histogram.percentile(99) / 1e6;
  return Math.max(0, Math.round((interval_ms - RESOLUTION_MS) * 10) / 10);
};
