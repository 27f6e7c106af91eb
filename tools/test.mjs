// Runs the tests (`npm test`, `npm test -- test/unit/cli`) and ends with `N passed, N failed`.
import { spawnSync } from 'node:child_process';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startVitest } from 'vitest/node';
import { findChromium } from './find-chromium.mjs';
import { findK6 } from './find-k6.mjs';
import { findOtelcol, findPrometheus } from './find-telemetry.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What a skipped suite was missing, by how its path begins. */
const NEEDS = [
  ['test/browser/', () => findChromium() !== undefined, 'chromium', 'npm run setup:browser'],
  ['test/e2e/k6-', () => findK6() !== undefined, 'k6', 'npm run setup:k6'],
  ['test/contract/k6-engine', () => findK6() !== undefined, 'k6', 'npm run setup:k6'],
  [
    'test/e2e/telemetry-prometheus',
    () => findPrometheus() !== undefined,
    'prometheus',
    'npm run setup:telemetry',
  ],
  [
    'test/e2e/telemetry-otelcol',
    () => findOtelcol() !== undefined,
    'otelcol',
    'npm run setup:telemetry',
  ],
];

if (process.env.CI === 'true') {
  for (const tools of ['browser', 'k6', 'telemetry']) {
    const setup = spawnSync(process.execPath, [`tools/setup-${tools}.mjs`], {
      cwd: root,
      stdio: 'inherit',
    });
    // Without a collector or a Prometheus their suites are skipped, and said so below.
    if (setup.status === 0 || tools === 'telemetry') continue;
    console.error(`test: setup:${tools} failed, which CI requires to work`);
    console.log('0 passed, 1 failed');
    process.exit(1);
  }
}

const vitest = await startVitest('test', process.argv.slice(2), { root, run: true, watch: false });
const modules = vitest.state.getTestModules();
const counts = { passed: 0, failed: 0, skipped: 0 };
const skipped = new Map();
for (const module of modules) {
  let failedHere = 0;
  for (const test of module.children.allTests()) {
    const state = test.result().state;
    if (state === 'passed') counts.passed++;
    else if (state === 'failed') failedHere++;
    else {
      counts.skipped++;
      skipped.set(module.moduleId, (skipped.get(module.moduleId) ?? 0) + 1);
    }
  }
  // A file that could not be loaded, or whose hooks threw, has no failed test to count.
  if (module.state() === 'failed' && failedHere === 0) failedHere = 1;
  counts.failed += failedHere;
}
counts.failed += vitest.state.getUnhandledErrors().length;
await vitest.close();

for (const [file, count] of skipped) {
  const path = relative(root, file);
  const need = NEEDS.find(([folder, present]) => path.startsWith(folder) && !present());
  const why = need ? `${need[2]} is missing; get it with: ${need[3]}` : 'see the file';
  console.log(`SKIPPED ${path}: ${count} tests (${why})`);
}
const none = counts.passed + counts.failed === 0;
if (none) console.error('test: no test ran');
const tail = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
process.exitCode = counts.failed > 0 || none ? 1 : 0;
process.stdout.write(`${counts.passed} passed, ${counts.failed} failed${tail}\n`);
