import { SourceMap } from 'node:module';
import { dirname, resolve } from 'node:path';
import { EXIT, Failure, type Place } from '../model/failure.ts';
import { bundleModule, type Shown } from './bundle-module.ts';
import { locateInSource } from './locate-in-source.ts';
import type { SourceDocument } from './source-document.ts';

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
  const { code, map } = await bundleModule(path, shown, (message, place, cause) => {
    const said = `the scenario cannot be read: ${message}`;
    return new Failure('PD_SCENARIO_INVALID', said, {
      place,
      exitCode: EXIT.scenarioInvalid,
      cause,
    });
  });
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
