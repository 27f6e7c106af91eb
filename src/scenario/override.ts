import { parseDocument } from 'yaml';
import { Failure } from '../model/failure.ts';
import type { Scenario } from './author.ts';
import { withDefaults } from './defaults.ts';
import { findProblems } from './find-problems.ts';
import { followPath, isGroup } from './override-path.ts';
import type { KeyPath, Problem } from './problem.ts';

/** Keys of which a group has only one: setting it removes the others. */
const ALTERNATIVES: readonly (readonly string[])[] = [
  ['duration', 'end'],
  ['rate', 'first', 'every'],
  ['uniform', 'exponential', 'lognormal', 'quantiles', 'queue'],
];

interface Assignment {
  readonly text: string;
  /** Where the value begins in the text. */
  readonly valueAt: number;
  readonly value: unknown;
  readonly path: KeyPath;
}

/**
 * A scenario with some of its values replaced, each by an assignment such as
 * `desk.teams.es.agents=14`: a path into the author's form, also to keys that only have a default,
 * and a value in YAML (`14`, `30min`, `[es, ca]`); `null` removes the key. The given scenario is
 * left as it is; the result is valid.
 * @param scenario a valid one
 * @throws Failure PD_USAGE with the place in the assignment and the nearest key
 * @example override(scenario, 'desk.teams.es.agents=14', 'faults.acquirer=null')
 */
export function override(scenario: Scenario, ...assignments: readonly string[]): Scenario {
  const whole = withDefaults(scenario);
  const made: Assignment[] = [];
  let changed: unknown = scenario;
  for (const text of assignments) {
    const assignment = read(text, { written: changed, whole });
    // What policies default to depends on their preset, so that none are written beside one.
    const fallback = assignment.path[0] === 'policies' ? {} : whole;
    changed = replace(changed, fallback, assignment.path, assignment.value);
    made.push(assignment);
  }
  const [problem] = assignments.length === 0 ? [] : findProblems(changed);
  if (problem) throw refused(problem, made);
  // findProblems has just said that it is one.
  return changed as Scenario;
}

function read(
  text: string,
  ground: { readonly written: unknown; readonly whole: unknown },
): Assignment {
  const equals = text.indexOf('=');
  const name = equals === -1 ? text : text.slice(0, equals);
  if (equals < 1) {
    throw failure(text, 0, 'an assignment is written path=value', 'as in desk.teams.es.agents=14');
  }
  const indent = name.length - name.trimStart().length;
  const path = followPath(name.trim(), ground);
  if ('message' in path) throw failure(text, indent + path.offset, path.message, path.hint);
  const written = text.slice(equals + 1);
  const valueAt = equals + 1 + (written.length - written.trimStart().length);
  if (written.trim() === '') {
    const hint = `to remove the key: ${name.trim()}=null`;
    throw failure(text, valueAt, `no value is given for \`${name.trim()}\``, hint);
  }
  const document = parseDocument(written, { prettyErrors: false });
  const [error] = document.errors;
  if (error) throw failure(text, equals + 1 + error.pos[0], `not valid YAML: ${error.message}`);
  return { text, valueAt, path, value: document.toJS() };
}

/** A copy with the value at the path; groups that are not written begin as their defaults. */
function replace(written: unknown, fallback: unknown, path: KeyPath, value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const base = written ?? fallback;
  if (Array.isArray(base)) {
    const items = base.map((item, i) => (i === key ? replace(item, item, rest, value) : item));
    return items.filter((item) => item !== null);
  }
  const group = isGroup(base) ? base : {};
  const name = String(key);
  const inner = isGroup(fallback) ? fallback[name] : undefined;
  const next = replace(group[name], inner, rest, value);
  const others = ALTERNATIVES.find((names) => names.includes(name)) ?? [];
  return Object.fromEntries(
    Object.entries({ ...group, [name]: next }).filter(
      ([one, its]) => its !== null && (one === name || !others.includes(one)),
    ),
  );
}

/** Blames the assignment that the problem's path leads through, else the last. */
function refused(problem: Problem, made: readonly Assignment[]): Failure {
  const meets = ({ path }: Assignment): boolean =>
    path.every((key, i) => i >= problem.path.length || problem.path[i] === key);
  const blamed = made.findLast(meets) ?? made.at(-1);
  return failure(blamed?.text ?? '', blamed?.valueAt ?? 0, problem.message, problem.hint);
}

const failure = (text: string, offset: number, message: string, hint?: string): Failure =>
  new Failure('PD_USAGE', message, {
    place: { file: `'${text}'`, line: 1, column: offset + 1 },
    ...(hint !== undefined && { hint }),
  });
