import http, { type RefinedResponse } from 'k6/http';
import type { FaultPlan } from '../../../model/fault-plan.ts';
import {
  type AnswerHeaders,
  type AttemptResult,
  retryAfterSeconds,
  type WireRequest,
} from '../../record/attempt.ts';
import type { Origin } from '../../wall/origin.ts';
import type { WallClock } from '../../wall/wall-clock.ts';
import type { WallLoop } from '../../wall/wall-loop.ts';
import { failureOf } from './error-codes.ts';
import { lookAtClock, lookAway } from './k6-time.ts';
import { playBreakage } from './played-breakage.ts';

type Answer = RefinedResponse<'text'>;
type Ended = (result: AttemptResult) => void;

/** One attempt under way; k6 cannot take a request back, so an answer may find nobody waiting. */
interface Flight {
  readonly started_us: number;
  readonly ended: Ended;
}

/**
 * One service's address as a VU reaches it: k6's own client, one request a call. A connection that
 * ends without a byte of an answer, having been used before, makes that client send again unasked
 * what may be repeated: GET, or whatever has an `Idempotency-Key` (Go, net/http, Transport). Such an
 * attempt counts once here and twice at the service.
 */
export class K6Origin implements Origin {
  readonly #base: string;
  readonly #loop: WallLoop;
  readonly #clock: WallClock;
  readonly #flying = new Set<Flight>();

  constructor(url: string, loop: WallLoop, clock: WallClock) {
    this.#base = url.replace(/\/+$/, '');
    this.#loop = loop;
    this.#clock = clock;
  }

  get inFlight(): number {
    return this.#flying.size;
  }

  send(request: WireRequest, ended: Ended, breakage?: FaultPlan): void {
    const flight: Flight = { started_us: this.#clock.wall(), ended };
    this.#flying.add(flight);
    if (breakage === undefined) {
      this.#request(request, request.timeoutWall_us, (result) => this.#over(flight, result));
      return;
    }
    playBreakage(breakage, {
      request,
      after: (delay_us, action) =>
        this.#loop.wheel.set(this.#clock.wall() + delay_us, () => this.#loop.deliver(action)),
      ask: (limit_us, heard) => this.#request(request, limit_us, heard),
      over: (end) => {
        const service_us = Math.round(this.#clock.wall() - flight.started_us);
        this.#over(flight, typeof end === 'string' ? { end, service_us } : { ...end, service_us });
      },
    });
  }

  async close(): Promise<void> {
    for (const flight of [...this.#flying]) {
      const service_us = Math.round(this.#clock.wall() - flight.started_us);
      this.#over(flight, { end: 'cut', service_us });
    }
  }

  #request(
    { method, path, headers, body, operation }: WireRequest,
    limit_us: number,
    heard: (result: AttemptResult) => void,
  ): void {
    const named: Record<string, string> = {};
    for (let i = 0; i + 1 < headers.length; i += 2) named[headers[i] ?? ''] = headers[i + 1] ?? '';
    http
      .asyncRequest(method, this.#base + path, body ?? null, {
        headers: named,
        timeout: limit_us / 1e3,
        redirects: 0,
        responseType: 'text',
        tags: { name: operation },
      })
      .then(
        (answer) => this.#heard(() => heard(resultOf(answer))),
        // An address that is none: nothing was sent.
        () => this.#heard(() => heard({ end: 'refused', service_us: 0 })),
      );
  }

  #heard(action: () => void): void {
    lookAtClock();
    this.#loop.deliver(action);
    lookAway();
  }

  #over(flight: Flight, result: AttemptResult): void {
    if (this.#flying.delete(flight)) flight.ended(result);
  }
}

function resultOf(answer: Answer): AttemptResult {
  const { status, timings } = answer;
  // What an attempt took: with the wait for a connection, and its making.
  const { blocked, connecting, tls_handshaking, duration } = timings;
  const service_us = Math.round((blocked + connecting + tls_handshaking + duration) * 1e3);
  const failure = failureOf(status, answer.error_code, answer.error);
  if (failure !== undefined) return { end: failure, service_us };
  return {
    end: 'answered',
    status,
    body: answer.body ?? '',
    service_us,
    // What few ask for is read when it is asked for.
    get retryAfter_s() {
      if (status < 400) return undefined;
      return retryAfterSeconds(headerOf(answer, 'retry-after'), Date.now());
    },
    get headers() {
      return headersOf(answer);
    },
  };
}

const headerOf = (answer: Answer, name: string): string | undefined => {
  const value = headersOf(answer)[name];
  return Array.isArray(value) ? value[0] : value;
};

const headersOf = ({ headers }: Answer): AnswerHeaders =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
