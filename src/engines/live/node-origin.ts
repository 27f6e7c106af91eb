import { type buildConnector, type Dispatcher, Pool } from 'undici';
import type { FaultPlan } from '../../model/fault-plan.ts';
import type { AttemptResult, WireRequest } from '../record/attempt.ts';
import type { Origin } from '../wall/origin.ts';
import type { WallClock } from '../wall/wall-clock.ts';
import type { WallLoop } from '../wall/wall-loop.ts';
import { BrokenWay } from './breakage/broken-way.ts';
import { Counterpart } from './breakage/counterpart.ts';
import { storm } from './breakage/storm.ts';
import { Flight } from './flight.ts';

/** Connections a worker opens to one service at most; an open model needs room when it slows. */
const CONNECTIONS = 512;

/**
 * One service's address as a worker reaches it. Every attempt ends exactly once; time-outs are
 * the loop's own wheel, so that no request costs a native timer.
 */
export class NodeOrigin implements Origin {
  readonly #base: URL;
  /** What the target's own path puts before every request's. */
  readonly #prefix: string;
  #pool: Pool;
  readonly #loop: WallLoop;
  readonly #clock: WallClock;
  readonly #tls: buildConnector.BuildOptions;
  readonly #flying = new Set<Flight>();
  readonly #counterpart = new Counterpart();
  /** Storms whose connections were opened anew. */
  readonly #storms = new Set<string>();

  constructor(
    url: string,
    loop: WallLoop,
    clock: WallClock,
    tls: buildConnector.BuildOptions = {},
  ) {
    this.#base = new URL(url);
    this.#prefix = this.#base.pathname.replace(/\/$/, '');
    this.#loop = loop;
    this.#clock = clock;
    this.#tls = tls;
    this.#pool = this.#newPool();
  }

  /** Attempts that have not ended. */
  get inFlight(): number {
    return this.#flying.size;
  }

  /**
   * Sends one attempt; `ended` is called once, inside a turn of the loop.
   * @param breakage the network fault that strikes it
   */
  send(request: WireRequest, ended: (result: AttemptResult) => void, breakage?: FaultPlan): void {
    const broken = breakage && this.#break(breakage);
    const dispatcher = broken?.dispatcher ?? this.#pool;
    const flight = new Flight(this.#clock, (result) => {
      this.#flying.delete(flight);
      broken?.close();
      this.#loop.deliver(() => ended(result));
    });
    this.#flying.add(flight);
    flight.limit(this.#loop.wheel, request.timeoutWall_us);
    dispatcher.dispatch(
      {
        path: this.#prefix + request.path,
        method: request.method as Dispatcher.HttpMethod,
        headers: request.headers as string[],
        body: request.body ?? null,
      },
      flight,
    );
  }

  /** Ends what is still in flight as cut off, and closes every connection. */
  async close(): Promise<void> {
    for (const flight of [...this.#flying]) {
      flight.end('cut');
    }
    await Promise.all([this.#pool.destroy(), this.#counterpart.close()]);
  }

  /** A connection of its own that fails on the wire, not in our heads. */
  #break(fault: FaultPlan): BrokenWay {
    if (fault.kind === 'net/reconnect-storm' && !this.#storms.has(fault.id)) {
      this.#storms.add(fault.id);
      storm(this.#pool.stats.connected, this.#base, this.#tls);
      // Attempts under way end in order; every further one finds no connection open.
      this.#pool.close().catch(() => undefined);
      this.#pool = this.#newPool();
    }
    return new BrokenWay(fault, {
      base: this.#base,
      tls: this.#tls,
      counterpart: this.#counterpart,
      after: (delay_us, action) => this.#loop.wheel.set(this.#clock.wall() + delay_us, action),
    });
  }

  #newPool(): Pool {
    return new Pool(this.#base.origin, {
      connections: CONNECTIONS,
      pipelining: 1,
      headersTimeout: 0,
      bodyTimeout: 0,
      keepAliveTimeout: 30_000,
      connectTimeout: 30_000,
      connect: this.#tls,
    });
  }
}
