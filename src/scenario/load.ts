import { readFile } from 'node:fs/promises';
import { extname, isAbsolute, relative, resolve } from 'node:path';
import { Failure, type Place } from '../model/failure.ts';
import { nearest } from '../model/nearest.ts';
import type { Scenario } from './author.ts';
import { builtinScenarios } from './builtin.ts';
import { findProblems } from './find-problems.ts';
import { invalid } from './invalid.ts';
import { type KeyPath, writtenAt } from './problem.ts';
import { readDocument } from './read-document.ts';
import { readModule } from './read-module.ts';
import type { SourceDocument } from './source-document.ts';

/** A valid scenario and where it came from. */
export interface LoadedScenario {
  readonly scenario: Scenario;
  /** Absolute path. */
  readonly file: string;
  readonly name: string;
}

const MODULES: readonly string[] = ['.ts', '.mts', '.js', '.mjs'];
const DOCUMENTS: readonly string[] = ['.yaml', '.yml', '.json'];

/**
 * Loads and validates a scenario: a built-in by name, or a .ts, .js, .mjs, .yaml, .yml or .json
 * file by path.
 * @throws Failure PD_SCENARIO_UNKNOWN, PD_SCENARIO_INVALID or PD_SCENARIO_THREW
 */
export async function loadScenario(
  nameOrPath: string,
  { cwd }: { readonly cwd: string },
): Promise<LoadedScenario> {
  const builtin = await builtinScenarios();
  const file = builtin.get(nameOrPath) ?? resolve(cwd, nameOrPath);
  const known = [...MODULES, ...DOCUMENTS].includes(extname(file));
  if (!known) throw unknown(nameOrPath, [...builtin.keys()]);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    throw unknown(nameOrPath, [...builtin.keys()], cause);
  }
  const shown = (path: string): string => {
    const below = relative(cwd, path);
    return below.startsWith('..') || isAbsolute(below) ? path : below;
  };
  const document = MODULES.includes(extname(file))
    ? await readModule(file, text, shown)
    : await readDocument(shown(file), text);
  const problems = findProblems(document.value);
  if (problems.length > 0) throw invalid(problems, locator(document));
  const scenario = document.value as Scenario;
  return { scenario, file, name: scenario.name };
}

/** Every built-in scenario with its title, by name. */
export async function listScenarios(): Promise<
  readonly { readonly name: string; readonly title: string; readonly file: string }[]
> {
  const builtin = [...(await builtinScenarios()).entries()];
  return Promise.all(
    builtin.map(async ([name, file]) => {
      const { scenario } = await loadScenario(file, { cwd: process.cwd() });
      return { name, title: scenario.title ?? name, file };
    }),
  );
}

/** Points at a path, or at the nearest group above it that is written at all. */
const locator =
  ({ value, locate }: SourceDocument) =>
  (path: KeyPath): Place => {
    const end = path.findIndex((_, i) => writtenAt(value, path.slice(0, i + 1)) === undefined);
    return locate(end === -1 ? path : path.slice(0, end));
  };

function unknown(nameOrPath: string, names: readonly string[], cause?: unknown): Failure {
  const isPath = /[/\\.]/.test(nameOrPath);
  const meant = nearest(nameOrPath.replace(/^.*[/\\]|\.\w+$/g, ''), names);
  const list = `built in: ${names.join(', ')}; or a path to a .ts, .js, .yaml or .json file`;
  return new Failure(
    'PD_SCENARIO_UNKNOWN',
    isPath
      ? `no scenario can be read from '${nameOrPath}'`
      : `no scenario is called '${nameOrPath}'`,
    { hint: meant ? `did you mean \`${meant}\`? (${list})` : list, cause },
  );
}
