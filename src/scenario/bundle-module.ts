import { dirname, join, resolve } from 'node:path';
import type { BuildFailure, Plugin } from 'esbuild';
import type { Failure, Place } from '../model/failure.ts';

/** Names a path in a message: relative to where the user stands when it is below. */
export type Shown = (path: string) => string;

/** A module and all it imports, as one text, with its source map. */
export interface Bundle {
  readonly code: string;
  readonly map: string;
}

/** The package's own face to scenarios and bindings: they need its types, and these functions. */
const peakday: Plugin = {
  name: 'peakday',
  setup(build) {
    build.onResolve({ filter: /^peakday$/ }, () => ({ path: 'peakday', namespace: 'peakday' }));
    build.onLoad({ filter: /.*/, namespace: 'peakday' }, () => ({
      contents:
        'const same = (given) => given; export { same as defineScenario, same as defineBinding };',
    }));
  },
};

/**
 * Bundles a TypeScript or JavaScript module of the user's; `peakday` is the running package,
 * wherever the module lies.
 * @param failed makes the failure of a module that cannot be bundled
 * @throws whatever `failed` made
 */
export async function bundleModule(
  path: string,
  shown: Shown,
  failed: (message: string, place: Place, cause: unknown) => Failure,
): Promise<Bundle> {
  const { build } = await import('esbuild');
  const folder = dirname(path);
  try {
    const { outputFiles } = await build({
      entryPoints: [path],
      absWorkingDir: folder,
      outfile: join(folder, 'module.js'),
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
    const [first] = isBuildFailure(cause) ? cause.errors : [];
    const { location } = first ?? {};
    const place: Place = location
      ? {
          file: shown(resolve(folder, location.file)),
          line: location.line,
          column: location.column + 1,
        }
      : { file: shown(path) };
    throw failed(first?.text ?? String(cause), place, cause);
  }
}

const isBuildFailure = (cause: unknown): cause is BuildFailure =>
  cause instanceof Error && 'errors' in cause && Array.isArray(cause.errors);
