import { z } from 'zod';
import { problem } from '../schemas/wire.ts';
import type { Method, Reads } from '../wire/route.ts';
import { SCHEMA_NAMES } from './names.ts';

/** A route as a document describes it. */
export interface DescribedRoute {
  readonly method: Method;
  readonly path: string;
  readonly summary: string;
  readonly reads?: Reads;
  readonly request: z.ZodType | null;
  /** By status; null for a refusal (4xx, 5xx) or no body. */
  readonly replies: Readonly<Record<number, z.ZodType | null>>;
}

/** What an API does the same way on all its routes. */
export interface Manners {
  /** Whether an Idempotency-Key is honoured. */
  readonly keys: boolean;
  /** The content type of refusals; `application/problem+json` is RFC 9457. */
  readonly refusals: string;
}

/** Where a document keeps its named schemas. */
export const COMPONENTS = '#/components/schemas/';

const PROBLEM = 'application/problem+json';

const TYPES: Readonly<Record<Reads, string>> = {
  json: 'application/json',
  form: 'application/x-www-form-urlencoded',
  text: 'text/plain',
  xml: 'text/xml',
};

const KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'A quoted string (RFC 8941); the same key and body get the first answer again.',
  schema: { type: 'string' },
};

/** One operation of a document, OpenAPI 3.1 §4.8.10. */
export function describeRoute(
  route: DescribedRoute,
  { keys, refusals }: Manners,
): Readonly<Record<string, unknown>> {
  const { method, path, summary, reads = 'json', request } = route;
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const parameters = keys && method === 'POST' ? [...inPath, KEY] : inPath;
  const replied = reads === 'xml' ? TYPES.xml : TYPES.json;
  const refused = content(refusals, refusals === PROBLEM ? reference(problem) : {});
  const responses: Record<string, unknown> = {};
  for (const [status, schema] of Object.entries(route.replies)) {
    const description = STATUS[status] ?? 'As asked';
    if (schema !== null)
      responses[status] = { description, ...content(replied, reference(schema)) };
    else responses[status] = { description, ...(Number(status) >= 400 && refused) };
  }
  const description = refusals === PROBLEM ? 'A problem (RFC 9457)' : 'A refusal';
  responses['default'] = { description, ...refused };
  return {
    summary,
    ...(parameters.length > 0 && { parameters }),
    ...(request !== null && {
      requestBody: { required: true, ...content(TYPES[reads], reference(request)) },
    }),
    responses,
  };
}

/** A named schema stands among the components; one without a name stands where it is used. */
function reference(schema: z.ZodType): Readonly<Record<string, unknown>> {
  const name = SCHEMA_NAMES.get(schema);
  if (name !== undefined) return { $ref: `${COMPONENTS}${name}` };
  const { $schema: _, ...inline } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return inline;
}

const STATUS: Readonly<Record<string, string>> = {
  '200': 'Done',
  '201': 'Created',
  '202': 'Accepted',
  '204': 'Nothing to give',
  '401': 'Credentials are missing or wrong',
  '404': 'Unknown',
  '409': 'Not in this state',
};

const content = (type: string, schema: unknown): Readonly<Record<string, unknown>> => ({
  content: { [type]: { schema } },
});
