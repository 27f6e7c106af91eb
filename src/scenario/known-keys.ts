import * as z from 'zod';
import { type KeyPath, writtenAt } from './problem.ts';
import { scenarioSchema } from './schema.ts';

/** The key that tells the forms of promotions and faults apart. */
const DISCRIMINATOR = 'kind';

/** The parts of JSON Schema that lead to the keys of a group. */
interface Node {
  readonly properties?: Readonly<Record<string, Node>>;
  readonly additionalProperties?: Node | boolean;
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
  readonly oneOf?: readonly Node[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
}

/** The keys the schema knows in the group at a path, given what is written there. */
export function knownKeys(document: unknown, path: KeyPath): readonly string[] {
  let nodes: readonly Node[] = [z.toJSONSchema(scenarioSchema) as Node];
  path.forEach((key, depth) => {
    const fitting = branches(nodes, writtenAt(document, path.slice(0, depth)));
    nodes = fitting.flatMap((node) => child(node, key) ?? []);
  });
  const fitting = branches(nodes, writtenAt(document, path));
  return [...new Set(fitting.flatMap((node) => Object.keys(node.properties ?? {})))];
}

function child(node: Node, key: string | number): Node | undefined {
  if (typeof key === 'number') return node.items;
  const other = node.additionalProperties;
  return node.properties?.[key] ?? (typeof other === 'object' ? other : undefined);
}

/** The branches of unions that the value's `kind` allows; all of them when it has none. */
function branches(nodes: readonly Node[], value: unknown): readonly Node[] {
  const all = nodes.flatMap((node) => node.anyOf ?? node.oneOf ?? [node]);
  const kind = writtenAt(value, [DISCRIMINATOR]);
  const fitting = all.filter((node) => {
    const allowed = node.properties?.[DISCRIMINATOR];
    return allowed?.const === kind || allowed?.enum?.includes(kind);
  });
  return fitting.length > 0 ? fitting : all;
}
