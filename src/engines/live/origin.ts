import { Client, type Dispatcher, Pool } from 'undici';
import type { AttemptResult, WireRequest } from '../record/attempt.ts';
import { Flight } from './flight.ts';
import type { LiveLoop } from './loop.ts';
import { resettingConnector } from './resetting-connector.ts';
import type { WallClock } from './wall-clock.ts';

/** Connections a worker opens to one service at most; an open model needs room when it slows. */
const CONNECTIONS = 512;

/** tcpmux: reserved, and served nowhere in our time, so that refusals are the kernel's own. */
const NOBODY_LISTENS = 'http://127.0.0.1:1';

/** How a network fault treats an attempt on its way. */
export type Breakage = 'refuse' | 'reset';

/**
 * One service's address as a worker reaches it. Every attempt ends exactly once; time-outs are
 * the loop's own wheel, so that no request costs a native timer.
 */
export class Origin {
  readonly #base: URL;
  readonly #pool: Pool;
  readonly #loop: LiveLoop;
  readonly #clock: WallClock;
  readonly #flying = new Set<Flight>();

  constructor(url: string, loop: LiveLoop, clock: WallClock) {
    this.#base = new URL(url);
    this.#loop = loop;
    this.#clock = clock;
    this.#pool = new Pool(this.#base.origin, {
      connections: CONNECTIONS,
      pipelining: 1,
      headersTimeout: 0,
      bodyTimeout: 0,
      keepAliveTimeout: 30_000,
      connectTimeout: 30_000,
    });
  }

  /** Attempts that have not ended. */
  get inFlight(): number {
    return this.#flying.size;
  }

  /** Sends one attempt; `ended` is called once, inside a turn of the loop. */
  send(request: WireRequest, ended: (result: AttemptResult) => void, breakage?: Breakage): void {
    const dispatcher = breakage === undefined ? this.#pool : this.#broken(breakage);
    const flight = new Flight(this.#clock, (result) => {
      this.#flying.delete(flight);
      if (dispatcher !== this.#pool) dispatcher.destroy().catch(() => undefined);
      this.#loop.deliver(() => ended(result));
    });
    this.#flying.add(flight);
    flight.limit(this.#loop.wheel, request.timeoutWall_us);
    const prefix = this.#base.pathname === '/' ? '' : this.#base.pathname.replace(/\/$/, '');
    dispatcher.dispatch(
      {
        path: prefix + request.path,
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
    await this.#pool.destroy();
  }

  /** A connection of its own that fails on the wire, not in our heads. */
  #broken(breakage: Breakage): Client {
    return breakage === 'refuse'
      ? new Client(NOBODY_LISTENS)
      : new Client(this.#base.origin, { connect: resettingConnector() });
  }
}
