import { z } from 'zod';
import { COMPONENTS, type DescribedRoute, describeRoute, type Manners } from './describe-route.ts';
import { SCHEMA_NAMES } from './names.ts';

/** An OpenAPI 3.1 document, as far as ours go. */
export interface OpenApiDocument {
  readonly openapi: '3.1.0';
  readonly info: Readonly<Record<string, unknown>>;
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

/** A document before it is written down. */
export interface Described extends Manners {
  readonly title: string;
  readonly description: string;
  readonly routes: readonly DescribedRoute[];
}

/** Writes routes down as an OpenAPI 3.1 document; every schema with a name is a component. */
export function openApiDocument(described: Described): OpenApiDocument {
  const { title, description, routes } = described;
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const operation = { [route.method.toLowerCase()]: describeRoute(route, described) };
    paths[route.path] = { ...paths[route.path], ...operation };
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
