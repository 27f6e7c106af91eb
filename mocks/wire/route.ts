import type { z } from 'zod';
import type { Operation } from '../../src/model/operations.ts';
import type { Answer, Call, OperationOf } from './exchange.ts';

/** One route of a service: what it takes, what it is to the fleet, and what it does. */
export interface Route {
  readonly method: 'GET' | 'POST';
  /** In OpenAPI's form, e.g. `/v1/tickets/{ticketId}`. */
  readonly path: string;
  readonly summary: string;
  readonly operation: OperationOf;
  readonly keyRequired: (body: unknown) => boolean;
  readonly request: z.ZodType | null;
  readonly replies: Readonly<Record<number, z.ZodType | null>>;
  readonly serve: (body: unknown, call: Call) => Answer;
}

interface GetRoute {
  readonly path: string;
  readonly summary: string;
  readonly operation: Operation | null;
  readonly replies: Route['replies'];
  readonly serve: (call: Call) => Answer;
}

interface PostRoute<T> {
  readonly path: string;
  readonly summary: string;
  readonly operation: Operation | null | ((body: T) => Operation);
  readonly keyRequired?: (body: T) => boolean;
  readonly request: z.ZodType<T>;
  readonly replies: Route['replies'];
  readonly serve: (body: T, call: Call) => Answer;
}

/** A route that reads. */
export const get = (route: GetRoute): Route => ({
  ...route,
  method: 'GET',
  request: null,
  operation: () => route.operation,
  keyRequired: () => false,
  serve: (_, call) => route.serve(call),
});

/** The body reaches `serve` only after `request` has parsed it, which is what the casts rest on. */
export function post<T>(route: PostRoute<T>): Route {
  const { operation, keyRequired, serve } = route;
  return {
    ...route,
    method: 'POST',
    operation: typeof operation === 'function' ? (body) => operation(body as T) : () => operation,
    keyRequired: keyRequired === undefined ? () => false : (body) => keyRequired(body as T),
    serve: (body, call) => serve(body as T, call),
  };
}
