import type * as z from 'zod';
import { nearest } from '../model/nearest.ts';
import { knownKeys } from './known-keys.ts';
import { formatPath, type KeyPath, type Problem, writtenAt } from './problem.ts';
import { scenarioSchema } from './schema.ts';

const UNKNOWN = 'unknown key';

type Issue = z.core.$ZodIssue;

/**
 * What the schema alone finds wrong, in words; empty when the document has a scenario's shape.
 * Unknown keys come first: a misspelt key is often reported as a missing one as well.
 */
export function schemaProblems(document: unknown): readonly Problem[] {
  const result = scenarioSchema.safeParse(document);
  if (result.success) return [];
  const problems = result.error.issues.flatMap((issue) => explain(document, issue, []));
  return [...problems.filter(isUnknownKey), ...problems.filter((one) => !isUnknownKey(one))];
}

function explain(document: unknown, issue: Issue, above: KeyPath): readonly Problem[] {
  const path: KeyPath = [...above, ...issue.path.map((key) => key as string | number)];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(document, path, key));
    case 'invalid_key':
      return [
        {
          path,
          message: `\`${formatPath(path)}\`: the key must be ${issue.issues[0]?.message ?? 'a name'}`,
        },
      ];
    case 'invalid_union': {
      if (issue.discriminator) return [wrongOption(document, path, kindsOf(issue))];
      const inner = likelyBranch(issue.errors);
      return inner
        ? inner.flatMap((nested) => explain(document, nested, path))
        : [wrongValue(document, path, issue.message)];
    }
    case 'invalid_value':
      return [wrongOption(document, path, issue.values.map(String))];
    case 'invalid_type':
      return [wrongValue(document, path, expectation(issue))];
    default:
      return [wrongValue(document, path, issue.message)];
  }
}

const isUnknownKey = (problem: Problem): boolean => problem.message.startsWith(UNKNOWN);

function unknownKey(document: unknown, group: KeyPath, key: string): Problem {
  const known = knownKeys(document, group);
  const meant = nearest(key, known);
  const where = group.length === 0 ? 'a scenario' : `\`${formatPath(group)}\``;
  return {
    path: [...group, key],
    message: `${UNKNOWN} \`${formatPath([...group, key])}\``,
    hint: meant ? `did you mean \`${meant}\`?` : `${where} has the keys ${known.join(', ')}`,
  };
}

/** The values a union's discriminator may have; Zod reports them without typing them. */
const kindsOf = (issue: Issue): readonly string[] =>
  (issue as { readonly options?: readonly unknown[] }).options?.map(String) ?? [];

function wrongOption(document: unknown, path: KeyPath, options: readonly string[]): Problem {
  const problem = wrongValue(document, path, `one of ${options.join(', ')}`);
  const value = writtenAt(document, path);
  const meant = typeof value === 'string' ? nearest(value, options) : undefined;
  return meant ? { ...problem, hint: `did you mean \`${meant}\`?` } : problem;
}

function wrongValue(document: unknown, path: KeyPath, expected: string): Problem {
  const value = writtenAt(document, path);
  const name = path.length === 0 ? 'the scenario' : `\`${formatPath(path)}\``;
  if (value === undefined) return { path, message: `${name} is missing: expected ${expected}` };
  // What stands there may be the secret itself: it is not repeated.
  if (path[0] === 'targets' && path[2] === 'auth' && path.length > 3) {
    const hint = 'a scenario holds no secrets: name where it is, and set it where the run starts';
    return { path, message: `${name}: expected ${expected}, got something else`, hint };
  }
  return { path, message: `${name}: expected ${expected}, got ${shorten(value)}` };
}

/** Our own parts say what they expect; groups and lists only have the schema's word for it. */
function expectation(issue: z.core.$ZodIssueInvalidType): string {
  if (!issue.message.startsWith('Invalid input')) return issue.message;
  const words: Readonly<Record<string, string>> = {
    object: 'a group of keys',
    record: 'a group of keys',
    array: 'a list',
    string: 'a text',
  };
  return words[issue.expected] ?? issue.expected;
}

/** The one branch of a union whose shape was meant, when only its inside is wrong. */
function likelyBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const meant = branches.filter((issues) =>
    issues.every((issue) => issue.path.length > 0 && !absent(issue)),
  );
  return meant.length === 1 ? meant[0] : undefined;
}

const absent = (issue: Issue): boolean =>
  issue.path.length === 1 && issue.message.includes('received undefined');

function shorten(value: unknown): string {
  const text = typeof value === 'string' ? `'${value}'` : (JSON.stringify(value) ?? String(value));
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
