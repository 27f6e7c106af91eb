// Runs bench/*.bench.ts, each in a process of its own, and prints one table.
// `npm run bench -- mocks` runs those whose name contains `mocks`.
import { fork } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** In the child: one bench file's rows, sent up as they come. */
async function runOne(file) {
  const { default: bench } = await import(pathToFileURL(file).href);
  await bench((row) => process.send(row));
  process.disconnect();
}

async function runAll(filters) {
  const names = readdirSync(join(root, 'bench'))
    .filter((name) => name.endsWith('.bench.ts'))
    .filter((name) => filters.length === 0 || filters.some((filter) => name.includes(filter)))
    .sort();
  if (names.length === 0) {
    console.error('bench: no bench/*.bench.ts matches');
    process.exit(2);
  }
  // Inside the checkout, so that the bundles still find node_modules and dist.
  const folder = mkdtempSync(join(root, 'dist', 'bench-'));
  const rows = [];
  try {
    for (const name of names) {
      const outfile = join(folder, name.replace(/\.ts$/, '.mjs'));
      await bundle(join(root, 'bench', name), outfile);
      console.error(`bench: ${name}`);
      const { status, sent } = await inChild(outfile);
      rows.push(...sent);
      if (status !== 0) {
        console.error(`bench: ${name} ended with ${status}`);
        process.exitCode = 1;
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  print(rows);
}

const bundle = (entry, outfile) =>
  build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    packages: 'external',
    logLevel: 'warning',
  });

function inChild(file) {
  const sent = [];
  const child = fork(fileURLToPath(import.meta.url), ['--one', file], {
    cwd: root,
    execArgv: ['--expose-gc', '--max-semi-space-size=128'],
  });
  child.on('message', (row) => sent.push(row));
  return new Promise((resolve) => {
    child.on('exit', (code, signal) => resolve({ status: code ?? signal, sent }));
  });
}

function print(rows) {
  const head = ['name', 'value', 'unit', 'baseline', 'ratio', 'limit'];
  const cell = (value) => (typeof value === 'number' ? significant(value) : (value ?? ''));
  const table = [head, ...rows.map((row) => head.map((key) => cell(row[key])))];
  const widths = head.map((_, i) => Math.max(...table.map((line) => line[i].length)));
  for (const line of table) {
    const cells = line.map((text, i) =>
      i === 1 || i === 4 ? text.padStart(widths[i]) : text.padEnd(widths[i]),
    );
    console.log(cells.join('  ').trimEnd());
  }
}

/** At least three significant digits, grouped by thousands. */
function significant(value) {
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value) || 1)));
  return value.toLocaleString('en-US', { maximumFractionDigits: digits }).replaceAll(',', ' ');
}

if (process.argv[2] === '--one') await runOne(process.argv[3]);
else await runAll(process.argv.slice(2));
