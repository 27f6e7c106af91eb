import type { Withheld } from '../../src/pricing/matching.ts';
import type { World } from '../world.ts';
import type { Incoming } from './exchange.ts';

/** A request that reached a route, as the route serves it. */
export interface Call {
  /** Members of the path, decoded, e.g. `{ ticketId: 'ticket-7' }`. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The first value of a query parameter. */
  readonly query: (name: string) => string | undefined;
  /** Query parameters in the order sent: all of them, or those of one name. */
  readonly queries: (name?: string) => readonly (readonly [name: string, value: string])[];
  /** By lower-case name. */
  readonly header: (name: string) => string | undefined;
  /** Promotions that a fault keeps from this request. */
  readonly withheld: Withheld | undefined;
  /** Everything the request's lane holds. */
  readonly world: World;
  readonly incoming: Incoming;
}

/** The call of a request; its query is read only when it is asked for. */
export function callOf(
  incoming: Incoming,
  parameters: Readonly<Record<string, string>>,
  world: World,
): Call {
  let read: URLSearchParams | undefined;
  const search = (): URLSearchParams => {
    read ??= new URLSearchParams(incoming.search);
    return read;
  };
  return {
    parameters,
    query: (name) => search().get(name) ?? undefined,
    queries: (name) => [...search()].filter(([one]) => name === undefined || name === one),
    header: incoming.header,
    withheld: undefined,
    world,
    incoming,
  };
}
