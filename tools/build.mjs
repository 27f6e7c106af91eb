// Bundles the command line, the library and the worker threads into dist/ (see docs/decisions).
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { K6_BUNDLE } from './k6-bundle.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));

const ENTRIES = {
  cli: 'src/cli/main.ts',
  index: 'src/index.ts',
  mocks: 'mocks/index.ts',
  stats: 'src/stats/index.ts',
  'mock-worker': 'mocks/worker.ts',
  'live-worker': 'src/engines/live/worker.ts',
  'study-worker': 'src/study/study-worker.ts',
  'dashboard-worker': 'src/dashboard/worker.ts',
};

/** What a user installs stays outside; yargs, a development dependency, is compiled in. */
const external = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }).flatMap(
  (name) => [name, `${name}/*`],
);

const missing = Object.values(ENTRIES).filter((entry) => !existsSync(root + entry));
if (missing.length > 0) console.error(`build: not there yet, left out: ${missing.join(', ')}`);

const result = await build({
  absWorkingDir: root,
  entryPoints: Object.entries(ENTRIES)
    .filter(([, entry]) => !missing.includes(entry))
    .map(([out, entry]) => ({ out, in: entry })),
  outdir: 'dist',
  // Beside the entries: code in a chunk finds the worker entries next to itself.
  chunkNames: '[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  external,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
}).catch(() => undefined);
const uplotStyles = readFileSync(`${root}node_modules/uplot/dist/uPlot.min.css`, 'utf8');

/** The pages' scripts run in browsers. */
const script = await build({
  absWorkingDir: root,
  entryPoints: {
    'report-script': 'src/report/html/script/client.ts',
    'live-script': 'src/dashboard/script/client.ts',
  },
  outdir: 'dist',
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2022',
  charset: 'utf8',
  define: { UPLOT_CSS: JSON.stringify(uplotStyles) },
  legalComments: 'none',
  logLevel: 'warning',
}).catch(() => undefined);

const k6 = await build({
  ...K6_BUNDLE,
  absWorkingDir: root,
  entryPoints: { k6: 'src/engines/k6/inside/index.ts' },
  outdir: 'dist',
  define: { PEAKDAY_VERSION: JSON.stringify(manifest.version) },
  logLevel: 'warning',
}).catch(() => undefined);
if ([result, script, k6].includes(undefined)) process.exitCode = 1;
else removeStale(Object.keys(result.metafile.outputs));

/** Chunks of earlier builds; not before this one is whole, since something may run from dist. */
function removeStale(outputs) {
  const fresh = new Set(outputs.map((output) => basename(output)));
  for (const name of readdirSync(`${root}dist`)) {
    if (/-[A-Z0-9]{8}\.js$/.test(name) && !fresh.has(name)) rmSync(`${root}dist/${name}`);
  }
}
