import type { z } from 'zod';
import type { Answer, Incoming } from './exchange.ts';
import { problem } from './problem.ts';
import type { Route } from './route.ts';

/** A body that fits the route's schema, or the answer that says why it does not. */
export type Understood =
  | { readonly body: unknown; readonly answer?: undefined }
  | { readonly answer: Answer };

/** Reads a body by the route's schema: 415, 400 or 422 when it cannot be. */
export function understand(route: Route, incoming: Incoming): Understood {
  if (route.request === null) return { body: undefined };
  if (incoming.body !== '' && !isJson(incoming.header('content-type')))
    return { answer: problem('unsupported-media-type', 'Send application/json.') };
  let parsed: unknown;
  try {
    parsed = incoming.body === '' ? {} : JSON.parse(incoming.body);
  } catch (error) {
    return { answer: problem('malformed-json', error instanceof Error ? error.message : '') };
  }
  const result = route.request.safeParse(parsed);
  if (result.success) return { body: result.data };
  return { answer: problem('invalid-body', describe(result.error)) };
}

const isJson = (type: string | undefined): boolean =>
  type !== undefined &&
  (type === 'application/json' || /^application\/([\w.-]+\+)?json\b/i.test(type));

/** The first three issues with their place: `lines.0.quantity: Too small`. */
const describe = (error: z.ZodError): string =>
  error.issues
    .slice(0, 3)
    .map(({ path, message }) => `${path.map(String).join('.') || 'body'}: ${message}`)
    .join('; ');
