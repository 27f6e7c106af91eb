import { execFile } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { start } from './cli-process.ts';
import { scratchFolder } from './scratch-folder.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = scratchFolder();
const npm = (args: readonly string[], cwd: string): Promise<{ stdout: string }> =>
  promisify(execFile)('npm', [...args, '--no-audit', '--no-fund'], { cwd, timeout: 150_000 });

it('the packed package runs smoke in an empty folder', { timeout: 300_000 }, async () => {
  await npm(['pack', '--silent', '--pack-destination', folder], root);
  const [tarball] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  expect(tarball).toBeDefined();
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  await npm(['install', '--prefer-offline', `./${tarball}`], folder);
  const cli = join(folder, 'node_modules', 'peakday', 'dist', 'cli.js');
  const { code, stdout } = await start(['run', 'smoke', '--json'], folder, cli).ended;
  const { requests } = JSON.parse(stdout);
  expect(requests.issued).toBeGreaterThan(100);
  expect([0, 98, 99]).toContain(code);
});
