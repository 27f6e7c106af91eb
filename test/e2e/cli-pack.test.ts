import { execFile } from 'node:child_process';
import { cpSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, expect, it } from 'vitest';
import { start } from './cli-process.ts';
import { scratchFolder } from './scratch-folder.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = scratchFolder();
const npm = (args: readonly string[], cwd: string): Promise<{ stdout: string }> =>
  promisify(execFile)('npm', [...args, '--no-audit', '--no-fund'], { cwd, timeout: 150_000 });

beforeAll(async () => {
  await npm(['pack', '--silent', '--pack-destination', folder], root);
  const [tarball] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  expect(tarball).toBeDefined();
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  await npm(['install', '--prefer-offline', `./${tarball}`], folder);
}, 300_000);

it('the packed package runs smoke in an empty folder', { timeout: 150_000 }, async () => {
  const cli = join(folder, 'node_modules', 'peakday', 'dist', 'cli.js');
  const { code, stdout } = await start(['run', 'smoke', '--json'], folder, cli).ended;
  const { requests } = JSON.parse(stdout);
  expect(requests.issued).toBeGreaterThan(100);
  expect([0, 98, 99]).toContain(code);
});

it('the example of a vendor’s unit tests passes with it', { timeout: 150_000 }, async () => {
  // What a vendor has besides: taken from here instead of from a registry.
  for (const name of ['msw', 'vitest'])
    symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
  const example = join(folder, 'vendor-tests');
  cpSync(join(folder, 'node_modules', 'peakday', 'examples', 'vendor-tests'), example, {
    recursive: true,
  });
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [vitest, 'run', '--reporter=json', '--root', example],
    { cwd: example, timeout: 120_000 },
  );
  expect(JSON.parse(stdout)).toMatchObject({ success: true, numPassedTests: 3 });
});
