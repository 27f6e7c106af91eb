import type { z } from 'zod';
import type { Incoming } from './exchange.ts';
import type { Refusal } from './refusal.ts';
import type { Route } from './route.ts';

/** A body that fits the route's schema, or the refusal that says why it does not. */
export type Understood =
  | { readonly body: unknown; readonly refusal?: undefined }
  | { readonly refusal: Refusal };

/** Reads a body by the route's schema: 415, 400 or 422 when it cannot be. */
export function understand(route: Route, incoming: Incoming): Understood {
  if (route.request === null) return { body: undefined };
  const read = READERS[route.reads ?? 'json'](incoming);
  if (read.refusal !== undefined) return read;
  const result = route.request.safeParse(read.body);
  if (result.success) return { body: result.data };
  return { refusal: { name: 'invalid-body', detail: describe(result.error) } };
}

type Reader = (incoming: Incoming) => Understood;

const asText: Reader = ({ body }) => ({ body });

const READERS: Readonly<Record<NonNullable<Route['reads']>, Reader>> = {
  json: ({ body, header }) => {
    if (body === '') return { body: {} };
    if (!isJson(header('content-type'))) return wrongType('application/json');
    try {
      return { body: JSON.parse(body) };
    } catch (error) {
      const detail = error instanceof Error ? error.message : '';
      return { refusal: { name: 'malformed-json', detail } };
    }
  },
  form: ({ body, header }) => {
    if (body !== '' && !isForm(header('content-type')))
      return wrongType('application/x-www-form-urlencoded');
    return { body: Object.fromEntries(new URLSearchParams(body)) };
  },
  text: asText,
  xml: asText,
};

const wrongType = (wanted: string): Understood => ({
  refusal: { name: 'unsupported-media-type', detail: `Send ${wanted}.` },
});

const isJson = (type: string | undefined): boolean =>
  type !== undefined &&
  (type === 'application/json' || /^application\/([\w.-]+\+)?json\b/i.test(type));

const isForm = (type: string | undefined): boolean =>
  type !== undefined && /^application\/x-www-form-urlencoded\b/i.test(type);

/** The first three issues with their place: `lines.0.quantity: Too small`. */
const describe = (error: z.ZodError): string =>
  error.issues
    .slice(0, 3)
    .map(({ path, message }) => `${path.map(String).join('.') || 'body'}: ${message}`)
    .join('; ');
