import type { Dispatcher } from 'undici';
import {
  type AnswerHeaders,
  type AttemptResult,
  classify,
  retryAfterSeconds,
} from '../record/attempt.ts';
import type { WallClock } from '../wall/wall-clock.ts';
import type { TimerWheel, WheelTimer } from '../wall/wheel.ts';

const NONE: AnswerHeaders = {};

/** One attempt in flight: undici's handler, collecting the answer. */
export class Flight implements Dispatcher.DispatchHandler {
  #wheel: TimerWheel | undefined;
  #timeout: WheelTimer | undefined;
  readonly #clock: WallClock;
  readonly #started_us: number;
  readonly #ended: (result: AttemptResult) => void;
  #controller: Dispatcher.DispatchController | undefined;
  #over = false;
  #status = 0;
  #headers: AnswerHeaders = NONE;
  #chunks: Buffer | Buffer[] | undefined;

  constructor(clock: WallClock, ended: (result: AttemptResult) => void) {
    this.#clock = clock;
    this.#started_us = clock.wall();
    this.#ended = ended;
  }

  /** Ends it as timed out after a wall duration. */
  limit(wheel: TimerWheel, timeout_us: number): void {
    this.#wheel = wheel;
    this.#timeout = wheel.set(this.#started_us + timeout_us, () => this.end('timeout'));
  }

  /** Ends it without an answer, and gives its connection up. */
  end(how: 'refused' | 'reset' | 'timeout' | 'cut'): void {
    this.#finish({ end: how, service_us: this.#age() });
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#over) controller.abort(new Error('over before it was sent'));
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: AnswerHeaders,
  ): void {
    this.#status = status;
    this.#headers = headers;
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#chunks === undefined) this.#chunks = chunk;
    else if (Array.isArray(this.#chunks)) this.#chunks.push(chunk);
    else this.#chunks = [this.#chunks, chunk];
  }

  onResponseEnd(): void {
    const body = Array.isArray(this.#chunks) ? Buffer.concat(this.#chunks) : this.#chunks;
    const advice = this.#headers['retry-after'];
    this.#finish({
      end: 'answered',
      status: this.#status,
      body: body?.toString('utf8') ?? '',
      retryAfter_s: retryAfterSeconds(Array.isArray(advice) ? advice[0] : advice, Date.now()),
      headers: this.#headers,
      service_us: this.#age(),
    });
  }

  onResponseError(_controller: Dispatcher.DispatchController, cause: Error): void {
    this.end(classify(cause));
  }

  #age(): number {
    return Math.round(this.#clock.wall() - this.#started_us);
  }

  #finish(result: AttemptResult): void {
    if (this.#over) return;
    this.#over = true;
    if (this.#timeout) this.#wheel?.cancel(this.#timeout);
    if (result.end !== 'answered') this.#controller?.abort(new Error(result.end));
    this.#ended(result);
  }
}
