import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Where `npm run setup:telemetry` puts both: outside the checkout, so that clones share it. */
export const TELEMETRY_CACHE = join(
  process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'),
  'peakday',
  'telemetry',
);

/** Path of a Prometheus server: `PEAKDAY_PROMETHEUS` first, then the `PATH`, then the cache. */
export const findPrometheus = (env = process.env) => find(env, 'prometheus', 'PEAKDAY_PROMETHEUS');

/** Path of an OpenTelemetry collector, likewise; `PEAKDAY_OTELCOL` names one. */
export const findOtelcol = (env = process.env) => find(env, 'otelcol', 'PEAKDAY_OTELCOL');

function find(env, name, variable) {
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  const candidates = [
    env[variable],
    ...folders.map((folder) => join(folder, name)),
    join(TELEMETRY_CACHE, name),
  ];
  return candidates.find((file) => file !== undefined && existsSync(file) && runs(file));
}

function runs(file) {
  return spawnSync(file, ['--version'], { timeout: 20_000 }).status === 0;
}
