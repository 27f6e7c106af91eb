import type { Service } from '../../src/model/operations.ts';
import type { World } from '../world.ts';
import type { Answer, Incoming } from './exchange.ts';
import type { Refusal } from './refusal.ts';
import type { Route } from './route.ts';

/** One system's HTTP API in front of the domains of a world. */
export interface Api {
  /** As `peakday mock` is asked for it: `servicenow`, `talon-one`; `support` is the reference. */
  readonly name: string;
  /** One line for tables and OpenAPI. */
  readonly title: string;
  /** A paragraph for OpenAPI; the title unless told. */
  readonly description?: string;
  /** Whose faults strike it. */
  readonly service: Service;
  readonly routes: readonly Route[];
  /** A refusal in the system's own error shape, with the refusal's headers. */
  refuse(refusal: Refusal): Answer;
  /** Credentials, then rate limit: an answer refuses the request. */
  admit?(incoming: Incoming, world: World): Answer | undefined;
  /** Headers that `admit` lets in, with a token issued where one is needed: for tests. */
  passes?(world: World): Readonly<Record<string, string>>;
  /** Puts on every answer what the system puts on every answer, e.g. rate-limit headers. */
  stamp?(incoming: Incoming, answer: Answer, world: World): Answer;
  /** `draft`: Idempotency-Key is honoured as the reference does; `own`: the API sees to keys. */
  readonly keys: 'draft' | 'own';
}
