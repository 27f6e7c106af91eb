import type { World } from '../world.ts';
import type { LaneSource } from '../worlds.ts';
import type { Api } from './api.ts';
import { connectionLane } from './connection-lane.ts';
import { FrontDesk, type FrontDeskOptions } from './front-desk.ts';
import { httpListener } from './http-listener.ts';
import { Journal } from './journal.ts';
import { type Address, type Listening, listen } from './listen.ts';

/** Where and how an API is served; any free loopback port unless told. */
export interface ServeApiOptions
  extends Partial<Omit<FrontDeskOptions, 'api' | 'worlds'>>,
    Partial<Address> {
  /** The lane of requests on this port that name none; `main` unless told. */
  readonly lane?: string;
}

/**
 * Serves an API on a socket of its own: in front of one world, whatever lane requests name, or
 * in front of a world for each lane.
 * @throws Failure PD_PORT_IN_USE
 * @example const { url, close } = await serveApi(zendesk, new World({ seed: 1, promotions: [], coupons: [] }));
 */
export function serveApi(
  api: Api,
  worlds: World | LaneSource,
  options: ServeApiOptions = {},
): Promise<Listening> {
  const { host = '127.0.0.1', port = 0, tls, lane, ...rest } = options;
  const source: LaneSource = 'of' in worlds ? worlds : { of: () => worlds };
  const desk = new FrontDesk({ journal: new Journal(1024), ...rest, api, worlds: source });
  const listener = httpListener(desk, (request) => connectionLane(request, lane));
  return listen(listener, { host, port, tls });
}
