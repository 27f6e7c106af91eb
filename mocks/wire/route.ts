import type { z } from 'zod';
import type { Operation } from '../../src/model/operations.ts';
import type { Call } from './call.ts';
import type { Answer } from './exchange.ts';

/** Methods a route can have. */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** How a body is taken: parsed as JSON, as a form's members, or as the text it is. */
export type Reads = 'json' | 'form' | 'text' | 'xml';

/** The store and basket of a request, for faults with a scope. */
export interface Subject {
  readonly storeId?: string | undefined;
  readonly basketId?: string | undefined;
}

/** One route of an API: what it takes, what it is to the fleet, and what it does. */
export interface Route {
  readonly method: Method;
  /** In OpenAPI's form: `/v1/tickets/{ticketId}`, `/Carts('{cartId}')/Checkout`. */
  readonly path: string;
  readonly summary: string;
  /** The operation of a request, or null for what the fleet does not know (lists, comments). */
  readonly operation: (body: unknown, call: Call) => Operation | null;
  /** Where the body does not hold them as `storeId` and `basketId`. */
  readonly subject?: (body: unknown, call: Call) => Subject;
  /** Whether an Idempotency-Key must stand; only for APIs with `keys: 'draft'`. */
  readonly keyRequired: (body: unknown) => boolean;
  /** `json` unless told. */
  readonly reads?: Reads;
  /** What the body must fit once it is read; null when none is read. */
  readonly request: z.ZodType | null;
  /** By status; null for a refusal or no body. */
  readonly replies: Readonly<Record<number, z.ZodType | null>>;
  readonly serve: (body: unknown, call: Call) => Answer;
}

interface BareRoute {
  readonly path: string;
  readonly summary: string;
  readonly operation: Operation | null;
  readonly subject?: (body: unknown, call: Call) => Subject;
  readonly replies: Route['replies'];
  readonly serve: (call: Call) => Answer;
}

interface BodyRoute<T> {
  readonly path: string;
  readonly summary: string;
  readonly operation: Operation | null | ((body: T, call: Call) => Operation | null);
  readonly subject?: (body: T, call: Call) => Subject;
  readonly keyRequired?: (body: T) => boolean;
  readonly reads?: Reads;
  readonly request: z.ZodType<T>;
  readonly replies: Route['replies'];
  readonly serve: (body: T, call: Call) => Answer;
}

const bare = (method: Method, route: BareRoute): Route => ({
  ...route,
  method,
  request: null,
  operation: () => route.operation,
  keyRequired: () => false,
  serve: (_, call) => route.serve(call),
});

/** The body reaches `serve` only after `request` has parsed it, which is what the casts rest on. */
function withBody<T>(method: Method, route: BodyRoute<T>): Route {
  const { operation, keyRequired, subject, serve, ...rest } = route;
  return {
    ...rest,
    method,
    operation:
      typeof operation === 'function'
        ? (body, call) => operation(body as T, call)
        : () => operation,
    ...(subject === undefined
      ? {}
      : { subject: (body: unknown, call: Call) => subject(body as T, call) }),
    keyRequired: keyRequired === undefined ? () => false : (body) => keyRequired(body as T),
    serve: (body, call) => serve(body as T, call),
  };
}

/** A route that reads. */
export const get = (route: BareRoute): Route => bare('GET', route);

/** A route that takes something away; it reads no body. */
export const remove = (route: BareRoute): Route => bare('DELETE', route);

/** A route that makes something, or does something. */
export const post = <T>(route: BodyRoute<T>): Route => withBody('POST', route);

/** A route that puts something in the place of another. */
export const put = <T>(route: BodyRoute<T>): Route => withBody('PUT', route);

/** A route that changes members of something. */
export const patch = <T>(route: BodyRoute<T>): Route => withBody('PATCH', route);
