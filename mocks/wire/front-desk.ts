import type { Service } from '../../src/model/operations.ts';
import type { Caller, CallerBook } from './caller.ts';
import type { Answer, Incoming } from './exchange.ts';
import type { Effects, FaultBoard } from './faults/fault-board.ts';
import { IdempotencyStore, readKey } from './idempotency.ts';
import type { Journal, Lane } from './journal.ts';
import { problem } from './problem.ts';
import type { Route } from './route.ts';
import { understand } from './understand.ts';

/** An exchange as it ends, for whoever watches. */
export interface ObservedExchange {
  readonly service: Service;
  readonly route: string;
  readonly status: number;
  readonly device: string;
  readonly latency_us: number;
}

/** What one service’s front desk works with. */
export interface FrontDeskOptions {
  readonly service: Service;
  readonly routes: readonly Route[];
  readonly faults: FaultBoard;
  readonly journal: Journal;
  readonly callers: CallerBook;
  readonly onExchange?: (exchange: ObservedExchange) => void;
}

type Send = (answer: Answer) => void;

/**
 * Where every request of one service comes in, whatever carried it: understands it, draws the
 * faults, honours the Idempotency-Key, lets the domain answer, and writes the journal.
 */
export class FrontDesk {
  readonly service: Service;
  readonly routes: readonly Route[];
  readonly #faults: FaultBoard;
  readonly #journal: Journal;
  readonly #callers: CallerBook;
  readonly #onExchange: ((exchange: ObservedExchange) => void) | undefined;
  readonly #keys = new IdempotencyStore();
  readonly #lanes: ReadonlyMap<Route, Lane>;
  readonly #strayed: Lane;

  constructor(options: FrontDeskOptions) {
    const { service, routes, journal } = options;
    this.service = service;
    this.routes = routes;
    this.#faults = options.faults;
    this.#journal = journal;
    this.#callers = options.callers;
    this.#onExchange = options.onExchange;
    this.#lanes = new Map(
      routes.map((route) => [route, journal.lane(service, `${route.method} ${route.path}`)]),
    );
    this.#strayed = journal.lane(service, 'none');
  }

  /** Answers a request of a route, now or after an injected delay; `send` is called once. */
  respond(route: Route, incoming: Incoming, send: Send): void {
    const caller = this.#callers.identify(incoming);
    const done = this.#journalled(this.#lanes.get(route) ?? this.#strayed, incoming, caller, send);
    const understood = understand(route, incoming);
    if (understood.answer === undefined)
      this.#admit(route, incoming, understood.body, caller, done);
    else done(understood.answer);
  }

  /** Writes down a request that reached no route, and passes its answer on. */
  stray(incoming: Incoming, answer: Answer): Answer {
    const caller = this.#callers.identify(incoming);
    this.#journalled(this.#strayed, incoming, caller, () => undefined)(answer);
    return answer;
  }

  reset(): void {
    this.#keys.clear();
  }

  /** A fault's answer stands before everything; then the key; then the domain. */
  #admit(route: Route, incoming: Incoming, body: unknown, caller: Caller, done: Send): void {
    const effects = this.#consider(route, body, caller);
    const { answer, delay_us } = effects;
    if (answer !== undefined) {
      after(delay_us, () => done(answer));
      return;
    }
    const key = this.#claimKey(route, body, incoming);
    if (typeof key === 'object' && key !== null) done(key);
    else after(delay_us, () => done(this.#serve(route, body, incoming, effects, key)));
  }

  #consider(route: Route, body: unknown, caller: Caller): Effects {
    const operation = route.operation(body);
    if (operation === null)
      return { delay_us: 0, answer: undefined, withheld: undefined, late: [] };
    return this.#faults.consider({
      operation,
      device: caller.device,
      ordinal: caller.ordinal,
      store: caller.store ?? member(body, 'storeId'),
      basketId: member(body, 'basketId'),
      wall_us: performance.now() * 1e3,
    });
  }

  /** The key that the request now holds, null without one, or the answer that stands instead. */
  #claimKey(route: Route, body: unknown, incoming: Incoming): string | null | Answer {
    if (route.method === 'GET') return null;
    const header = incoming.header('idempotency-key');
    if (header === undefined) {
      const detail = 'This request changes something: send an Idempotency-Key with it.';
      return route.keyRequired(body) ? problem('key-required', detail) : null;
    }
    const key = readKey(header);
    if (key === null) return problem('key-malformed', 'Send a string in quotes (RFC 8941).');
    const known = this.#keys.begin(key, `${incoming.path}\n${incoming.body}`);
    switch (known.state) {
      case 'fresh':
        return key;
      case 'answered':
        return known.answer;
      case 'inProgress':
        return problem('key-in-progress', 'Repeat it unchanged later.', { 'retry-after': '1' });
      case 'reused':
        return problem('key-reused', 'A new request needs a new key.');
    }
  }

  #serve(
    route: Route,
    body: unknown,
    incoming: Incoming,
    effects: Effects,
    key: string | null,
  ): Answer {
    const { parameters, query } = incoming;
    const { withheld } = effects;
    try {
      const answer = route.serve(body, { parameters, query, withheld });
      this.#faults.settle(effects);
      if (key !== null) this.#keys.end(key, answer);
      return answer;
    } catch (error) {
      if (key !== null) this.#keys.abandon(key);
      return problem('internal-error', error instanceof Error ? error.message : 'unknown');
    }
  }

  #journalled(lane: Lane, incoming: Incoming, caller: Caller, send: Send): Send {
    const started_ms = performance.now();
    return (answer) => {
      const latency_us = Math.round((performance.now() - started_ms) * 1e3);
      const { device } = caller;
      const { status } = answer;
      this.#journal.record(lane, status, device, Date.now(), latency_us, [
        incoming.body,
        answer.body,
      ]);
      const { service, route } = lane;
      this.#onExchange?.({ service, route, status, device, latency_us });
      send(answer);
    };
  }
}

function after(delay_us: number, then: () => void): void {
  if (delay_us <= 0) then();
  else setTimeout(then, delay_us / 1e3);
}

function member(body: unknown, name: string): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const value: unknown = Reflect.get(body, name);
  return typeof value === 'string' ? value : undefined;
}
