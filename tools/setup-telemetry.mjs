// Makes sure there are a Prometheus and an OpenTelemetry collector for test/e2e/telemetry-*: the
// first from Debian's package, unpacked and not installed so that no service starts; the second
// built with Go from tools/otelcol.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findOtelcol, findPrometheus, TELEMETRY_CACHE } from './find-telemetry.mjs';

const TOOLS = [
  {
    name: 'prometheus',
    find: findPrometheus,
    install: installPrometheus,
    byHand: `Install Prometheus so that it is on the PATH, or name it:
PEAKDAY_PROMETHEUS=/path/to/prometheus npm test`,
  },
  {
    name: 'otelcol',
    find: findOtelcol,
    install: installOtelcol,
    byHand: `Install an OpenTelemetry collector as otelcol on the PATH, or name it:
PEAKDAY_OTELCOL=/path npm test. With Go 1.26 or later: go build -o otelcol . in tools/otelcol`,
  },
];

mkdirSync(TELEMETRY_CACHE, { recursive: true });
const missing = TOOLS.filter((tool) => !setUp(tool));
process.exitCode = missing.length > 0 ? 1 : 0;

function setUp({ name, find, install, byHand }) {
  let found = find();
  if (found === undefined) {
    install();
    found = find();
  }
  console.error(found ? `${name}: ${found}` : `${name}: not found.\n${byHand}`);
  return found !== undefined;
}

function installPrometheus() {
  if (!existsSync('/usr/bin/apt-get')) return;
  console.error('prometheus: not found; unpacking the Debian package');
  const folder = mkdtempSync(join(tmpdir(), 'peakday-prometheus-'));
  try {
    if (process.getuid?.() === 0) run('apt-get', ['update', '-qq'], folder);
    if (!run('apt-get', ['download', '-qq', 'prometheus'], folder)) return;
    const archive = readdirSync(folder).find((file) => file.endsWith('.deb'));
    if (archive === undefined || !run('dpkg', ['-x', archive, '.'], folder)) return;
    for (const name of ['prometheus', 'promtool']) {
      copyFileSync(join(folder, 'usr', 'bin', name), join(TELEMETRY_CACHE, name));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function installOtelcol() {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/local/go/bin'];
  const go = folders.map((folder) => join(folder, 'go')).find((file) => existsSync(file));
  if (go === undefined) return;
  console.error(`otelcol: not found; building it with ${go}, about two minutes`);
  const source = fileURLToPath(new URL('otelcol', import.meta.url));
  run(go, ['build', '-trimpath', '-o', join(TELEMETRY_CACHE, 'otelcol'), '.'], source);
}

function run(command, args, cwd) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', CGO_ENABLED: '0' };
  const { status, stderr } = spawnSync(command, args, { cwd, env, encoding: 'utf8' });
  if (status !== 0) console.error(`${stderr ?? ''}\n${command} ${args[0]} failed`);
  return status === 0;
}
