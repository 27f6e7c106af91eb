import type { Service } from '../../src/model/operations.ts';

/** One line of the journal, read back. */
export interface Exchange {
  /** Milliseconds since the Unix epoch, service clock. */
  readonly at_ms: number;
  readonly service: Service;
  readonly route: string;
  readonly status: number;
  readonly device: string;
  readonly latency_us: number;
}

/** Bodies of one exchange, cut to a bounded length. */
export interface BodySample {
  readonly service: Service;
  readonly route: string;
  readonly status: number;
  readonly request: string;
  readonly reply: string;
}

/** Exchanges of a route by status, counted since the start. */
export interface RouteCount {
  readonly service: Service;
  readonly route: string;
  readonly status: number;
  readonly count: number;
}

/** One route of one service in the journal, with its counters. */
export class Lane {
  readonly service: Service;
  readonly route: string;
  readonly index: number;
  readonly counts: Map<number, number> = new Map();

  constructor(service: Service, route: string, index: number) {
    this.service = service;
    this.route = route;
    this.index = index;
  }
}

const DEVICES = 65_536;
const SAMPLES = 32;
const SAMPLE_EVERY = 997;
const SAMPLE_CHARACTERS = 2048;

/**
 * What a service saw: exact counters for ever, the last exchanges in a ring of typed arrays
 * (23 bytes each), and every 997th pair of bodies in a small ring.
 */
export class Journal {
  readonly #capacity: number;
  readonly #lanes: Lane[] = [];
  readonly #at_ms: Float64Array;
  readonly #latency_us: Uint32Array;
  readonly #device: Uint32Array;
  readonly #status: Uint16Array;
  readonly #lane: Uint16Array;
  readonly #deviceNumbers = new Map<string, number>();
  readonly #deviceNames: string[] = ['others'];
  readonly #samples: BodySample[] = [];
  #total = 0;

  constructor(capacity = 65_536) {
    this.#capacity = capacity;
    this.#at_ms = new Float64Array(capacity);
    this.#latency_us = new Uint32Array(capacity);
    this.#device = new Uint32Array(capacity);
    this.#status = new Uint16Array(capacity);
    this.#lane = new Uint16Array(capacity);
  }

  get total(): number {
    return this.#total;
  }

  get capacity(): number {
    return this.#capacity;
  }

  lane(service: Service, route: string): Lane {
    const lane = new Lane(service, route, this.#lanes.length);
    this.#lanes.push(lane);
    return lane;
  }

  record(
    lane: Lane,
    status: number,
    device: string,
    at_ms: number,
    latency_us: number,
    bodies: readonly [request: string, reply: string],
  ): void {
    lane.counts.set(status, (lane.counts.get(status) ?? 0) + 1);
    const at = this.#total % this.#capacity;
    this.#at_ms[at] = at_ms;
    this.#latency_us[at] = latency_us;
    this.#device[at] = this.#numberOf(device);
    this.#status[at] = status;
    this.#lane[at] = lane.index;
    if (this.#total % SAMPLE_EVERY === 0) this.#sample(lane, status, bodies);
    this.#total++;
  }

  counters(): readonly RouteCount[] {
    return this.#lanes.flatMap(({ service, route, counts }) =>
      [...counts].map(([status, count]) => ({ service, route, status, count })),
    );
  }

  /** The last exchanges, newest first. */
  recent(limit: number): readonly Exchange[] {
    const count = Math.min(limit, this.#total, this.#capacity);
    return Array.from({ length: count }, (_, i) => {
      const at = (this.#total - 1 - i) % this.#capacity;
      const lane = this.#lanes[this.#lane[at] ?? 0];
      return {
        at_ms: this.#at_ms[at] ?? 0,
        service: lane?.service ?? 'support',
        route: lane?.route ?? '',
        status: this.#status[at] ?? 0,
        device: this.#deviceNames[this.#device[at] ?? 0] ?? '',
        latency_us: this.#latency_us[at] ?? 0,
      };
    });
  }

  samples(): readonly BodySample[] {
    return [...this.#samples];
  }

  clear(): void {
    for (const lane of this.#lanes) lane.counts.clear();
    this.#samples.length = 0;
    this.#deviceNumbers.clear();
    this.#deviceNames.length = 1;
    this.#total = 0;
  }

  /** Devices beyond the limit share the number 0. */
  #numberOf(device: string): number {
    const known = this.#deviceNumbers.get(device);
    if (known !== undefined) return known;
    if (this.#deviceNames.length >= DEVICES) return 0;
    this.#deviceNumbers.set(device, this.#deviceNames.length);
    return this.#deviceNames.push(device) - 1;
  }

  #sample(lane: Lane, status: number, [request, reply]: readonly [string, string]): void {
    if (this.#samples.length >= SAMPLES) this.#samples.shift();
    this.#samples.push({
      service: lane.service,
      route: lane.route,
      status,
      request: request.slice(0, SAMPLE_CHARACTERS),
      reply: reply.slice(0, SAMPLE_CHARACTERS),
    });
  }
}
