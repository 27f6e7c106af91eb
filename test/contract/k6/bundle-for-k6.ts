import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { K6_BUNDLE } from '../../../tools/k6-bundle.mjs';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Bundles a module of `inside/` as the k6 engine is bundled; a stand-in takes vitest's place. */
export async function bundleForK6(entry: string, outfile: string): Promise<void> {
  await build({
    ...K6_BUNDLE,
    entryPoints: [at(`./inside/${entry}.ts`)],
    outfile,
    alias: { vitest: at('./inside/vitest.ts') },
    logLevel: 'silent',
  });
}
