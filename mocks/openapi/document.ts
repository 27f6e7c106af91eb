import { z } from 'zod';
import { problem } from '../schemas/wire.ts';
import { SCHEMA_NAMES } from './names.ts';

/** A route as a document describes it. */
export interface DescribedRoute {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly summary: string;
  readonly request: z.ZodType | null;
  /** By status; null for a problem (4xx, 5xx) or no body. */
  readonly replies: Readonly<Record<number, z.ZodType | null>>;
}

/** An OpenAPI 3.1 document, as far as ours go. */
export interface OpenApiDocument {
  readonly openapi: '3.1.0';
  readonly info: Readonly<Record<string, unknown>>;
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

/** Writes routes down as an OpenAPI 3.1 document; every schema is a named component. */
export function openApiDocument(
  title: string,
  description: string,
  routes: readonly DescribedRoute[],
): OpenApiDocument {
  const reference = (schema: z.ZodType): { readonly $ref: string } => ({
    $ref: `${COMPONENTS}${SCHEMA_NAMES.get(schema) ?? 'Unnamed'}`,
  });
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const described = { [route.method.toLowerCase()]: describe(route, reference) };
    paths[route.path] = { ...paths[route.path], ...described };
  }
  return {
    openapi: '3.1.0',
    info: {
      title,
      description,
      version: '1.0.0',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths,
    components: { schemas: componentsOf(paths) },
  };
}

type Reference = (schema: z.ZodType) => { readonly $ref: string };

function describe(route: DescribedRoute, reference: Reference): Readonly<Record<string, unknown>> {
  const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description: 'A quoted string (RFC 8941); the same key and body get the first answer again.',
    schema: { type: 'string' },
  };
  const parameters = route.method === 'POST' ? [...inPath, key] : inPath;
  const asProblem = content('application/problem+json', reference(problem));
  const responses: Record<string, unknown> = {};
  for (const [status, schema] of Object.entries(route.replies)) {
    const description = STATUS[status] ?? 'As asked';
    const failed = Number(status) >= 400;
    if (schema !== null)
      responses[status] = { description, ...content('application/json', reference(schema)) };
    else responses[status] = failed ? { description, ...asProblem } : { description };
  }
  responses['default'] = { description: 'A problem (RFC 9457)', ...asProblem };
  return {
    summary: route.summary,
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(route.request === null
      ? {}
      : {
          requestBody: { required: true, ...content('application/json', reference(route.request)) },
        }),
    responses,
  };
}

const STATUS: Readonly<Record<string, string>> = {
  '200': 'Done',
  '201': 'Created',
  '202': 'Accepted',
  '204': 'Nothing to give',
  '404': 'Unknown',
  '409': 'Not in this state',
};

const content = (type: string, schema: unknown): Readonly<Record<string, unknown>> => ({
  content: { [type]: { schema } },
});

const COMPONENTS = '#/components/schemas/';

/** The schemas that a part of a document refers to, and those that these refer to, by name. */
function componentsOf(part: unknown): Readonly<Record<string, unknown>> {
  const all = allComponents();
  const found = new Map<string, unknown>();
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      const name = key === '$ref' ? String(value).replace(COMPONENTS, '') : undefined;
      if (name === undefined) visit(value);
      else if (!found.has(name)) {
        found.set(name, all[name]);
        visit(all[name]);
      }
    }
  };
  visit(part);
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function allComponents(): Readonly<Record<string, unknown>> {
  const registry = z.registry<{ readonly id: string }>();
  for (const [schema, id] of SCHEMA_NAMES) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { io: 'input', uri: (id) => `${COMPONENTS}${id}` });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema: _, $id: __, ...schema }]) => [name, schema]),
  );
}
