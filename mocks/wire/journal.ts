import { maskBody } from './mask.ts';

/** One line of the journal, read back. */
export interface Exchange {
  /** Milliseconds since the Unix epoch, service clock. */
  readonly at_ms: number;
  readonly lane: string;
  readonly system: string;
  readonly route: string;
  readonly status: number;
  readonly device: string;
  readonly latency_us: number;
}

/** Bodies of one exchange, cut to a bounded length, secrets masked. */
export interface BodySample {
  readonly lane: string;
  readonly system: string;
  readonly route: string;
  readonly status: number;
  readonly request: string;
  readonly reply: string;
}

/** Exchanges of a route by status, counted since the start. */
export interface RouteCount {
  readonly system: string;
  readonly route: string;
  readonly status: number;
  readonly count: number;
}

/** One route of one system in the journal, with its counters by lane and status. */
export interface Track {
  readonly system: string;
  readonly route: string;
  readonly index: number;
  /** By `lane number * 1000 + status`. */
  readonly counts: Map<number, number>;
}

/** An exchange as it is written down. */
export interface Entry {
  readonly lane: string;
  readonly status: number;
  readonly device: string;
  readonly at_ms: number;
  readonly latency_us: number;
  readonly request: string;
  readonly reply: string;
}

const DEVICES = 65_536;
const SAMPLES = 32;
const SAMPLE_EVERY = 997;
const SAMPLE_CHARACTERS = 2048;
const STATUSES = 1000;

/**
 * What the systems saw: exact counters for ever, the last exchanges in a ring of typed arrays
 * (25 bytes each), and every 997th pair of bodies in a small ring. Every entry carries its lane,
 * and is read back by lane.
 */
export class Journal {
  readonly #capacity: number;
  readonly #tracks: Track[] = [];
  readonly #at_ms: Float64Array;
  readonly #latency_us: Uint32Array;
  readonly #device: Uint32Array;
  readonly #status: Uint16Array;
  readonly #track: Uint16Array;
  readonly #lane: Uint16Array;
  readonly #deviceNumbers = new Map<string, number>();
  readonly #deviceNames: string[] = ['others'];
  readonly #laneNumbers = new Map<string, number>();
  readonly #laneNames: string[] = [];
  /** By lane: entries from this number on are shown; a reset moves it. */
  readonly #since: number[] = [];
  #samples: BodySample[] = [];
  #written = 0;

  constructor(capacity = 65_536) {
    this.#capacity = capacity;
    this.#at_ms = new Float64Array(capacity);
    this.#latency_us = new Uint32Array(capacity);
    this.#device = new Uint32Array(capacity);
    this.#status = new Uint16Array(capacity);
    this.#track = new Uint16Array(capacity);
    this.#lane = new Uint16Array(capacity);
  }

  /** Exchanges the ring holds, all lanes together. */
  get capacity(): number {
    return this.#capacity;
  }

  /** Exchanges written down since the start, whatever was reset. */
  get written(): number {
    return this.#written;
  }

  /** The track of a system's route, the same however often it is asked for. */
  track(system: string, route: string): Track {
    const known = this.#tracks.find((one) => one.system === system && one.route === route);
    if (known !== undefined) return known;
    const track = { system, route, index: this.#tracks.length, counts: new Map() };
    this.#tracks.push(track);
    return track;
  }

  record(track: Track, entry: Entry): void {
    const { status, lane } = entry;
    const number = this.#laneNumber(lane);
    const counter = number * STATUSES + status;
    track.counts.set(counter, (track.counts.get(counter) ?? 0) + 1);
    const at = this.#written % this.#capacity;
    this.#at_ms[at] = entry.at_ms;
    this.#latency_us[at] = entry.latency_us;
    this.#device[at] = this.#deviceNumber(entry.device);
    this.#status[at] = status;
    this.#track[at] = track.index;
    this.#lane[at] = number;
    if (this.#written % SAMPLE_EVERY === 0) this.#sample(track, entry);
    this.#written++;
  }

  /** Exchanges of a lane since its last reset. */
  total(lane: string): number {
    return this.counters(lane).reduce((sum, { count }) => sum + count, 0);
  }

  counters(lane: string): readonly RouteCount[] {
    const number = this.#laneNumbers.get(lane);
    return this.#tracks.flatMap(({ system, route, counts }) =>
      [...counts]
        .filter(([counter]) => Math.floor(counter / STATUSES) === number)
        .map(([counter, count]) => ({ system, route, status: counter % STATUSES, count })),
    );
  }

  /** The last exchanges of a lane that the ring still holds, newest first. */
  recent(lane: string, limit: number): readonly Exchange[] {
    const number = this.#laneNumbers.get(lane);
    const found: Exchange[] = [];
    if (number === undefined) return found;
    const oldest = Math.max(this.#written - this.#capacity, this.#since[number] ?? 0);
    for (let i = this.#written - 1; i >= oldest && found.length < limit; i--) {
      const at = i % this.#capacity;
      if (this.#lane[at] === number) found.push(this.#read(at, lane));
    }
    return found;
  }

  samples(lane: string): readonly BodySample[] {
    return this.#samples.filter((one) => one.lane === lane);
  }

  /** Forgets what a lane did. */
  clear(lane: string): void {
    const number = this.#laneNumbers.get(lane);
    if (number === undefined) return;
    for (const { counts } of this.#tracks)
      for (const counter of counts.keys())
        if (Math.floor(counter / STATUSES) === number) counts.delete(counter);
    this.#samples = this.#samples.filter((one) => one.lane !== lane);
    this.#since[number] = this.#written;
  }

  #read(at: number, lane: string): Exchange {
    const track = this.#tracks[this.#track[at] ?? 0];
    return {
      at_ms: this.#at_ms[at] ?? 0,
      lane,
      system: track?.system ?? '',
      route: track?.route ?? '',
      status: this.#status[at] ?? 0,
      device: this.#deviceNames[this.#device[at] ?? 0] ?? '',
      latency_us: this.#latency_us[at] ?? 0,
    };
  }

  /** Lanes are bounded by who makes their worlds. */
  #laneNumber(lane: string): number {
    const known = this.#laneNumbers.get(lane);
    if (known !== undefined) return known;
    this.#laneNumbers.set(lane, this.#laneNames.length);
    return this.#laneNames.push(lane) - 1;
  }

  /** Devices beyond the limit share the number 0. */
  #deviceNumber(device: string): number {
    const known = this.#deviceNumbers.get(device);
    if (known !== undefined) return known;
    if (this.#deviceNames.length >= DEVICES) return 0;
    this.#deviceNumbers.set(device, this.#deviceNames.length);
    return this.#deviceNames.push(device) - 1;
  }

  #sample({ system, route }: Track, { lane, status, request, reply }: Entry): void {
    if (this.#samples.length >= SAMPLES) this.#samples.shift();
    this.#samples.push({
      lane,
      system,
      route,
      status,
      request: maskBody(request.slice(0, SAMPLE_CHARACTERS)),
      reply: maskBody(reply.slice(0, SAMPLE_CHARACTERS)),
    });
  }
}
