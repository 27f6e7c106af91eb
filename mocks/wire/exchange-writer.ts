import type { World } from '../world.ts';
import type { Api } from './api.ts';
import type { Caller } from './caller.ts';
import type { Answer, Incoming } from './exchange.ts';
import type { HarRecorder } from './har-recorder.ts';
import type { Journal, Track } from './journal.ts';
import { LAG_LIMIT_MS, type OwnLag } from './own-lag.ts';

/** An exchange as it ends, for whoever watches. */
export interface ObservedExchange {
  readonly system: string;
  readonly lane: string;
  /** `POST /v1/tickets`, or `none` for a request that reached no route. */
  readonly route: string;
  readonly status: number;
  readonly device: string;
  readonly latency_us: number;
  /** Why a request reached no route, or a word of a system that is not HTTP. */
  readonly note?: string;
}

/** Where exchanges are written down and told. */
export interface ExchangeWriterOptions {
  readonly api: Api;
  readonly journal: Journal;
  readonly onExchange?: ((exchange: ObservedExchange) => void) | undefined;
  /** Keeps whole exchanges, when that is switched on. */
  readonly recorder?: HarRecorder | undefined;
  /** How late this thread's event loop is; above the limit every answer says so. */
  readonly lag?: OwnLag | undefined;
}

/** A request that has found its world, and who sent it. */
export interface Visit {
  readonly incoming: Incoming;
  /** Without the lane's prefix. */
  readonly path: string;
  readonly world: World;
  readonly caller: Caller;
}

/** Takes an answer to the client; called once. */
export type Send = (answer: Answer) => void;

/** Requests of no lane are written down under this name, which no lane can have. */
const NO_LANE = '?';

/** Ends exchanges: stamps the answer, writes it into the journal, tells it, sends it. */
export class ExchangeWriter {
  readonly #options: ExchangeWriterOptions;

  constructor(options: ExchangeWriterOptions) {
    this.#options = options;
  }

  /** Starts the clock of an exchange; what it gives back ends it. */
  begin(track: Track, { incoming, world, caller }: Visit, send: Send, note?: string): Send {
    const started_ms = performance.now();
    return (given) => {
      const { emission } = given;
      const stamped = this.#stamped(incoming, given, world);
      const answer = emission === undefined ? stamped : { ...stamped, emission };
      const latency_us = Math.round((performance.now() - started_ms) * 1e3);
      const { device } = caller;
      const { lane } = world;
      const { status, body: reply } = answer;
      const { journal, onExchange, recorder } = this.#options;
      const at_ms = Date.now();
      const request = incoming.body;
      journal.record(track, { lane, status, device, at_ms, latency_us, request, reply });
      const { system, route } = track;
      recorder?.add({ lane, system, at_ms, latency_us, incoming, answer });
      const noted = note === undefined ? {} : { note };
      onExchange?.({ system, lane, route, status, device, latency_us, ...noted });
      send(answer);
    };
  }

  /** Ends an exchange that has no lane. */
  turnAway(track: Track, incoming: Incoming, answer: Answer, send: Send): void {
    const { status, body: reply } = answer;
    const what = { lane: NO_LANE, status, device: '', latency_us: 0 };
    const { journal, onExchange } = this.#options;
    journal.record(track, { ...what, at_ms: Date.now(), request: incoming.body, reply });
    onExchange?.({ system: track.system, route: track.route, ...what });
    send(answer);
  }

  #stamped(incoming: Incoming, given: Answer, world: World): Answer {
    const { api, lag } = this.#options;
    const answer = stamped(api, incoming, given, world);
    const lag_ms = lag?.recent_ms ?? 0;
    if (lag_ms <= LAG_LIMIT_MS) return answer;
    return { ...answer, headers: { ...answer.headers, 'peakday-mock-lag-ms': String(lag_ms) } };
  }
}

/** Answers are stamped from timers, too, where an error would end the process. */
function stamped(api: Api, incoming: Incoming, given: Answer, world: World): Answer {
  try {
    return api.stamp?.(incoming, given, world) ?? given;
  } catch (error) {
    const detail = error instanceof Error ? error.message : 'The answer cannot be stamped.';
    return api.refuse({ name: 'internal-error', detail });
  }
}
