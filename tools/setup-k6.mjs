// Makes sure there is a k6 for the k6 engine; builds the supported release with Go when there is none.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { findK6, K6_CACHE, K6_VERSION } from './find-k6.mjs';

const MODULE = `go.k6.io/k6/v${K6_VERSION.split('.')[0]}`;
const BY_HAND = `Install k6 ${K6_VERSION} so that it is on the PATH, or name it: PEAKDAY_K6=/path/to/k6
With Go 1.25 or later: go install ${MODULE}@v${K6_VERSION}`;

const found = findK6();
if (found !== undefined) console.error(`k6: ${found}`);
else process.exitCode = install();

function install() {
  const go = findGo();
  if (go === undefined) {
    console.error(`k6: not found, and no Go to build it with.\n${BY_HAND}`);
    return 1;
  }
  console.error(`k6: not found; building v${K6_VERSION} with ${go}, about two minutes`);
  // In a module of its own: `go install module@version` also asks for the newest release, which a
  // module proxy that stores only what was asked for does not know.
  const folder = mkdtempSync(join(tmpdir(), 'peakday-k6-'));
  try {
    writeFileSync(join(folder, 'go.mod'), 'module setup\n\ngo 1.25\n');
    mkdirSync(K6_CACHE, { recursive: true });
    const env = { ...process.env, CGO_ENABLED: '0', GOFLAGS: '-mod=mod' };
    const steps = [
      ['get', `${MODULE}@v${K6_VERSION}`],
      ['build', '-o', join(K6_CACHE, 'k6'), MODULE],
    ];
    for (const step of steps) {
      const { status, stderr } = spawnSync(go, step, { cwd: folder, env, encoding: 'utf8' });
      if (status !== 0) {
        console.error(`${stderr}\nk6: go ${step[0]} failed.\n${BY_HAND}`);
        return 1;
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const installed = findK6();
  console.error(installed ? `k6: ${installed}` : `k6: still not found.\n${BY_HAND}`);
  return installed ? 0 : 1;
}

function findGo() {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/local/go/bin'];
  return folders.map((folder) => join(folder, 'go')).find((file) => existsSync(file));
}
