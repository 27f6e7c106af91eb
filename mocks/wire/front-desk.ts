import type { BakedDistribution } from '../../src/model/distribution.ts';
import { hash64 } from '../../src/random/hash.ts';
import { valueAt, word } from '../../src/random/stream.ts';
import { describeApi } from '../openapi/describe-api.ts';
import { VERSION } from '../version.ts';
import type { Part, World } from '../world.ts';
import type { LaneSource } from '../worlds.ts';
import type { Api } from './api.ts';
import { type Call, callOf } from './call.ts';
import { CallerBook } from './caller.ts';
import { type Claim, claimKey } from './claim-key.ts';
import { type Answer, type Incoming, json } from './exchange.ts';
import {
  ExchangeWriter,
  type ExchangeWriterOptions,
  type Send,
  type Visit,
} from './exchange-writer.ts';
import { type Effects, NO_EFFECTS } from './faults/effects.ts';
import type { Refuse } from './faults/service-fault.ts';
import { refused, tell } from './faults/tell.ts';
import { IdempotencyStore } from './idempotency.ts';
import type { Track } from './journal.ts';
import { isLaneName, laneOf } from './lane-of.ts';
import { explain, nearMiss } from './near-miss.ts';
import type { Refusal } from './refusal.ts';
import type { Route } from './route.ts';
import { type Reached, Router } from './router.ts';
import { STRANGERS } from './stranger-book.ts';
import { understand } from './understand.ts';

/** What an API's front desk works with. */
export interface FrontDeskOptions extends ExchangeWriterOptions {
  readonly worlds: LaneSource;
  /** How long answers take besides faults, microseconds; as long as they take unless told. */
  readonly latency_us?: BakedDistribution | undefined;
}

const CALLERS: Part<CallerBook> = { name: 'callers', make: () => new CallerBook() };
const KEYS: Part<Map<string, IdempotencyStore>> = { name: 'keys', make: () => new Map() };
/** Characters of a stranger's path that are kept. */
const LONGEST = 200;

/**
 * Where every request to one API comes in, whatever carried it: finds the lane and the route,
 * lets the API admit it, draws the faults, honours the Idempotency-Key, lets the domain answer,
 * and writes the journal. All that it remembers is in the lane's world.
 */
export class FrontDesk {
  readonly api: Api;
  readonly #options: FrontDeskOptions;
  readonly #writer: ExchangeWriter;
  readonly #router: Router;
  readonly #tracks: ReadonlyMap<Route, Track>;
  readonly #strayed: Track;
  readonly #own: ReadonlyMap<string, () => Answer>;
  readonly #refuse: Refuse;

  constructor(options: FrontDeskOptions) {
    const { api, journal } = options;
    this.api = api;
    this.#options = options;
    this.#writer = new ExchangeWriter(options);
    this.#router = new Router(api.routes);
    this.#tracks = new Map(
      api.routes.map((route) => [route, journal.track(api.name, `${route.method} ${route.path}`)]),
    );
    this.#strayed = journal.track(api.name, 'none');
    this.#own = aboutItself(api);
    this.#refuse = (refusal) => api.refuse(refusal);
  }

  /** Answers a request, now or after an injected delay; `send` is called once. */
  handle(incoming: Incoming, send: Send): void {
    this.#enter(incoming, send, (visit) => {
      const reached = this.#router.find(incoming.method, visit.path);
      if (reached !== undefined) this.#respond(reached, visit, send);
      else this.#stray(visit, send);
    });
  }

  /** Writes down a request that could not be read, and answers it with a refusal. */
  refuse(incoming: Incoming, refusal: Refusal, send: Send): void {
    this.#enter(incoming, send, (visit) => {
      this.#writer.begin(this.#strayed, visit, send)(this.api.refuse(refusal));
    });
  }

  /** Finds the lane's world; what every API answers about itself needs none. */
  #enter(incoming: Incoming, send: Send, then: (visit: Visit) => void): void {
    const { lane, path } = laneOf(incoming);
    const own = incoming.method === 'GET' ? this.#own.get(path) : undefined;
    const world = isLaneName(lane) ? this.#options.worlds.of(lane) : undefined;
    if (own !== undefined) send(own());
    else if (world === undefined) this.#turnAway(incoming, lane, send);
    else then({ incoming, path, world, caller: world.part(CALLERS).identify(incoming) });
  }

  #respond({ route, parameters }: Reached, visit: Visit, send: Send): void {
    const { incoming, world } = visit;
    const done = this.#writer.begin(this.#tracks.get(route) ?? this.#strayed, visit, send);
    try {
      const understood = this.#understand(route, incoming, world);
      if ('answer' in understood) done(understood.answer);
      else {
        const call = callOf(incoming, parameters, world);
        this.#admit(route, understood.body, call, visit, done);
      }
    } catch (error) {
      done(this.#broken(error));
    }
  }

  /** The body of a request that the API admits, or the answer that turns it down. */
  #understand(
    route: Route,
    incoming: Incoming,
    world: World,
  ): { readonly answer: Answer } | { readonly body: unknown } {
    const refused = this.api.admit?.(incoming, world);
    if (refused !== undefined) return { answer: refused };
    const understood = understand(route, incoming);
    if (understood.refusal === undefined) return understood;
    return { answer: this.api.refuse(understood.refusal) };
  }

  /** A fault's answer stands before everything; then the key; then the domain. */
  #admit(route: Route, body: unknown, call: Call, visit: Visit, done: Send): void {
    const effects = this.#consider(route, body, call, visit);
    const delay_us = effects.delay_us + this.#usual_us(visit);
    const instead = effects.work === 'done' ? undefined : refused(effects, this.#refuse);
    if (instead !== undefined) {
      after(delay_us, () => done(instead));
      this.#putOff(route, body, call, effects);
      return;
    }
    const claim = this.#claimKey(route, body, visit);
    if ('refusal' in claim) {
      done(this.api.refuse(claim.refusal));
      return;
    }
    after(delay_us, () => {
      const answer =
        'answer' in claim ? claim.answer : this.#serve(route, body, call, effects, claim.key);
      done(tell(effects, answer, this.#refuse));
    });
  }

  /** Does the work of a request that was refused later, without its key: it holds none. */
  #putOff(route: Route, body: unknown, call: Call, effects: Effects): void {
    if (typeof effects.work === 'string') return;
    const { faults } = call.world;
    const { cleared } = faults;
    const serve = (): void => {
      if (faults.cleared === cleared) this.#serve(route, body, call, effects, null);
    };
    after(effects.delay_us + effects.work.later_us, serve);
  }

  #consider(route: Route, body: unknown, call: Call, visit: Visit): Effects {
    const { world, caller, incoming } = visit;
    const operation = route.operation(body, call);
    if (operation === null) return NO_EFFECTS;
    const subject = route.subject?.(body, call);
    return world.faults.consider({
      operation,
      device: caller.device,
      ordinal: caller.ordinal,
      store: caller.store ?? subject?.storeId ?? member(body, 'storeId'),
      basketId: subject?.basketId ?? member(body, 'basketId'),
      wall_us: performance.now() * 1e3,
      target: () => incoming.path + incoming.search,
      credential: incoming.header('authorization') ?? incoming.header('x-api-key'),
    });
  }

  #usual_us({ world, caller }: Visit): number {
    const { latency_us } = this.#options;
    if (latency_us === undefined) return 0;
    const path = hash64(`${this.api.name}@${caller.device}`);
    return valueAt(latency_us, word(world.key, path, 'network', caller.ordinal));
  }

  #claimKey(route: Route, body: unknown, { incoming, path, world }: Visit): Claim {
    if (this.api.keys === 'own') return { key: null };
    const header = incoming.header('idempotency-key');
    const request = { header, path, text: incoming.body, body };
    return claimKey(route, request, this.#keysIn(world));
  }

  /** One store for an API and lane, through whichever port a request came. */
  #keysIn(world: World): IdempotencyStore {
    const stores = world.part(KEYS);
    const store = stores.get(this.api.name) ?? new IdempotencyStore();
    stores.set(this.api.name, store);
    return store;
  }

  #serve(route: Route, body: unknown, call: Call, effects: Effects, key: string | null): Answer {
    const { withheld, bends } = effects;
    const { world } = call;
    const keys = key === null ? undefined : this.#keysIn(world);
    try {
      const serve = (): Answer =>
        route.serve(body, withheld === undefined ? call : { ...call, withheld });
      const answer = bends.length === 0 ? serve() : world.bends.during(bends, serve);
      world.faults.settle(effects);
      if (key !== null) keys?.end(key, answer);
      return answer;
    } catch (error) {
      if (key !== null) keys?.abandon(key);
      return this.#broken(error);
    }
  }

  #broken(error: unknown): Answer {
    const detail = error instanceof Error ? error.message : 'unknown';
    return this.api.refuse({ name: 'internal-error', detail });
  }

  #stray(visit: Visit, send: Send): void {
    const { incoming, path } = visit;
    const miss = nearMiss(this.api.routes, incoming.method, path);
    const detail = explain(incoming.method, path, miss);
    visit.world
      .part(STRANGERS)
      .add(this.api.name, `${incoming.method} ${path.slice(0, LONGEST)}`, detail);
    const headers = {
      ...(miss === undefined ? {} : { 'peakday-near-miss': miss.route }),
      ...(miss === undefined || miss.allow.length === 0 ? {} : { allow: miss.allow.join(', ') }),
    };
    const done = this.#writer.begin(this.#strayed, visit, send, detail);
    done(this.api.refuse({ name: 'not-implemented', detail, headers }));
  }

  #turnAway(incoming: Incoming, lane: string, send: Send): void {
    const answer = this.api.refuse(
      isLaneName(lane)
        ? { name: 'too-many-lanes', detail: 'Use a lane that is there already.' }
        : {
            name: 'lane-malformed',
            detail: 'A lane is named by 1 to 64 letters, digits, dots, dashes and underscores.',
          },
    );
    this.#writer.turnAway(this.#strayed, incoming, answer, send);
  }
}

/** `GET /health` and `GET /openapi.json`, unless the system has such routes of its own. */
function aboutItself(api: Api): ReadonlyMap<string, () => Answer> {
  let document: unknown;
  const answers: readonly (readonly [path: string, answer: () => Answer])[] = [
    ['/health', () => json(200, { service: api.name, status: 'ok', version: VERSION })],
    [
      '/openapi.json',
      () => {
        document ??= describeApi(api);
        return json(200, document);
      },
    ],
  ];
  return new Map(answers.filter(([path]) => api.routes.every((route) => route.path !== path)));
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
