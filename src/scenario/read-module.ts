import { SourceMap } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import type { BuildFailure, Plugin } from 'esbuild';
import { EXIT, Failure, type Place } from '../model/failure.ts';
import { locateInSource } from './locate-in-source.ts';
import type { SourceDocument } from './source-document.ts';

/** Names a path in a message: relative to where the user stands when it is below. */
type Shown = (path: string) => string;

/**
 * Bundles and evaluates a scenario module; its default export is the document. `peakday` is the
 * running package, wherever the module lies.
 * @throws Failure PD_SCENARIO_INVALID when it cannot be bundled or exports no scenario
 * @throws Failure PD_SCENARIO_THREW when it throws, with the place in the source
 */
export async function readModule(
  path: string,
  text: string,
  shown: Shown,
): Promise<SourceDocument> {
  const { code, map } = await bundle(path, shown);
  const url = `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`;
  let exported: { readonly default?: unknown };
  try {
    exported = (await import(/* @vite-ignore */ url)) as { readonly default?: unknown };
  } catch (cause) {
    throw threw(cause, placeOf(cause, map, dirname(path), shown) ?? { file: shown(path) });
  }
  if (exported.default === undefined) {
    throw new Failure('PD_SCENARIO_INVALID', 'the file exports no scenario', {
      hint: 'write `export default defineScenario({ ... })`',
      place: { file: shown(path) },
      exitCode: EXIT.scenarioInvalid,
    });
  }
  return {
    value: exported.default,
    locate: (keys) => ({ file: shown(path), ...locateInSource(text, keys) }),
  };
}

/** The package's own face to scenarios: they need its types, and this one function. */
const peakday: Plugin = {
  name: 'peakday',
  setup(build) {
    build.onResolve({ filter: /^peakday$/ }, () => ({ path: 'peakday', namespace: 'peakday' }));
    build.onLoad({ filter: /.*/, namespace: 'peakday' }, () => ({
      contents: 'export const defineScenario = (scenario) => scenario;',
    }));
  },
};

async function bundle(
  path: string,
  shown: Shown,
): Promise<{ readonly code: string; readonly map: string }> {
  const { build } = await import('esbuild');
  const folder = dirname(path);
  try {
    const { outputFiles } = await build({
      entryPoints: [path],
      absWorkingDir: folder,
      outfile: join(folder, 'scenario.js'),
      bundle: true,
      write: false,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      sourcemap: 'external',
      logLevel: 'silent',
      plugins: [peakday],
    });
    const named = (end: string): string =>
      outputFiles.find((file) => file.path.endsWith(end))?.text ?? '';
    return { code: named('.js'), map: named('.map') };
  } catch (cause) {
    throw notBundled(cause, folder, shown, path);
  }
}

function notBundled(cause: unknown, folder: string, shown: Shown, path: string): Failure {
  const [first] = isBuildFailure(cause) ? cause.errors : [];
  const { location } = first ?? {};
  const place: Place = location
    ? {
        file: shown(resolve(folder, location.file)),
        line: location.line,
        column: location.column + 1,
      }
    : { file: shown(path) };
  const message = first?.text ?? (cause instanceof Error ? cause.message : String(cause));
  return new Failure('PD_SCENARIO_INVALID', `the scenario cannot be read: ${message}`, {
    place,
    exitCode: EXIT.scenarioInvalid,
    cause,
  });
}

const isBuildFailure = (cause: unknown): cause is BuildFailure =>
  cause instanceof Error && 'errors' in cause && Array.isArray(cause.errors);

function threw(cause: unknown, place: Place): Failure {
  const said = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
  return new Failure('PD_SCENARIO_THREW', `the scenario threw while it was read: ${said}`, {
    place,
    exitCode: EXIT.scenarioThrew,
    cause,
  });
}

/** The first frame of a stack that lies in the bundle, mapped back to the author's source. */
function placeOf(cause: unknown, map: string, folder: string, shown: Shown): Place | undefined {
  const stack = cause instanceof Error ? (cause.stack ?? '') : '';
  const frame = /data:text\/javascript;base64,[\w+/=]+:(\d+):(\d+)/.exec(stack);
  if (!frame) return undefined;
  const entry = new SourceMap(JSON.parse(map)).findEntry(
    Number(frame[1]) - 1,
    Number(frame[2]) - 1,
  );
  if (!('originalSource' in entry)) return undefined;
  return {
    file: shown(resolve(folder, entry.originalSource)),
    line: entry.originalLine + 1,
    column: entry.originalColumn + 1,
  };
}
