import type { LanePorts, SystemSettings } from '../../mocks/run-systems.ts';
import type { System } from '../../mocks/system.ts';
import { isLaneName } from '../../mocks/wire/lane-of.ts';
import type { WorldConfig } from '../../mocks/world.ts';
import { MAIN } from '../../mocks/worlds.ts';
import { Failure } from '../model/failure.ts';
import type { FaultPlan } from '../model/fault-plan.ts';
import { runKey } from '../random/hash.ts';
import { type MockFile, readMockFile, type SystemEntry } from './mock-config.ts';
import { readFault } from './mock-fault.ts';
import { readLatency } from './mock-latency.ts';
import { mockRules } from './mock-rules.ts';
import { systemsNamed } from './mock-systems.ts';
import type { Streams } from './streams.ts';

/** What the command line says; a flag goes before the file's key of the same name. */
export interface MockFlags {
  readonly systems?: readonly string[] | undefined;
  readonly config?: string | undefined;
  readonly port?: number | undefined;
  readonly host?: string | undefined;
  readonly expose?: boolean | undefined;
  readonly scenario?: string | undefined;
  readonly seed?: number | undefined;
  readonly fault?: readonly string[] | undefined;
  readonly latency?: string | undefined;
  readonly lane?: readonly string[] | undefined;
  readonly tls?: boolean | undefined;
  readonly mtls?: boolean | undefined;
  readonly record?: string | undefined;
}

/** Everything `peakday mock` needs to start. */
export interface MockRequest {
  readonly systems: readonly System[];
  readonly world: WorldConfig;
  readonly lanes: readonly (LanePorts & { readonly faults: readonly FaultPlan[] })[];
  readonly settingsOf: (system: string) => SystemSettings;
  readonly host: string;
  readonly port: number | undefined;
  readonly tls: 'off' | 'server' | 'mutual';
  readonly record: string | undefined;
  readonly adminToken: string | undefined;
}

/**
 * Puts flags and file together and checks them.
 * @throws Failure PD_USAGE, and what loading a scenario throws
 */
export async function mockRequest(flags: MockFlags, streams: Streams): Promise<MockRequest> {
  const file = flags.config === undefined ? {} : await readMockFile(flags.config, streams.cwd);
  const { host, adminToken } = exposure(flags, file, streams.env);
  const rules = await mockRules(flags.scenario ?? file.scenario, streams.cwd);
  const seed = flags.seed ?? file.seed ?? rules.seed;
  const key = runKey(seed, rules.replication);
  const faults = [...(file.faults ?? []), ...(flags.fault ?? [])].map((text, i) =>
    readFault(text, i + 1, key),
  );
  const { outcomes, currency } = file;
  const world: WorldConfig = {
    ...rules,
    seed,
    faults,
    ...(outcomes !== undefined && { outcomes }),
    ...(currency !== undefined && { currency }),
  };
  const entries = entriesOf(file);
  const named = flags.systems?.length ? flags.systems : Object.keys(entries);
  const latency = flags.latency ?? file.latency;
  return {
    systems: systemsNamed(named),
    world,
    lanes: lanesOf(flags, file, (text, i) => readFault(text, i + 1, key)),
    settingsOf: settingsBy(entries, latency, streams.env),
    host,
    adminToken,
    port: checkPort(flags.port ?? file.port),
    tls: (flags.mtls ?? file.mtls) ? 'mutual' : (flags.tls ?? file.tls) ? 'server' : 'off',
    record: flags.record ?? file.record,
  };
}

const LOOPBACK = /^(127(\.\d{1,3}){3}|::1|localhost)$/;

/** Others than this machine's programs get in only when that is said twice and guarded. */
function exposure(
  flags: MockFlags,
  file: MockFile,
  env: Streams['env'],
): { readonly host: string; readonly adminToken: string | undefined } {
  const host = flags.host ?? file.host ?? '127.0.0.1';
  const adminToken = env['PEAKDAY_ADMIN_TOKEN'] || undefined;
  if (LOOPBACK.test(host)) return { host, adminToken };
  if (flags.expose !== true) {
    throw new Failure('PD_USAGE', `--host ${host} lets other machines in`, {
      hint: 'add --expose if that is meant, and set PEAKDAY_ADMIN_TOKEN',
    });
  }
  if (adminToken === undefined || adminToken.length < 16) {
    throw new Failure('PD_USAGE', '--expose wants an admin token of at least 16 characters', {
      hint: 'PEAKDAY_ADMIN_TOKEN=$(openssl rand -hex 16) peakday mock ...',
    });
  }
  return { host, adminToken };
}

const entriesOf = ({ systems = [] }: MockFile): Readonly<Record<string, SystemEntry | null>> =>
  isList(systems) ? Object.fromEntries(systems.map((name) => [name, null])) : systems;

const isList = (systems: NonNullable<MockFile['systems']>): systems is readonly string[] =>
  Array.isArray(systems);

function settingsBy(
  entries: Readonly<Record<string, SystemEntry | null>>,
  usual: string | undefined,
  env: Streams['env'],
): (system: string) => SystemSettings {
  const read = (name: string, entry: SystemEntry): SystemSettings => {
    const latency = entry.latency ?? usual;
    const where = entry.latency === undefined ? '--latency' : `systems.${name}.latency`;
    const settings = Object.entries(entry.settings ?? {}).map(
      ([key, value]) => [key, resolved(value, `systems.${name}.settings.${key}`, env)] as const,
    );
    return {
      port: entry.port,
      latency_us: latency === undefined ? undefined : readLatency(latency, where),
      settings: Object.fromEntries(settings),
    };
  };
  const known = new Map(
    Object.entries(entries).map(([name, entry]) => [name, read(name, entry ?? {})]),
  );
  const others = read('', {});
  return (name) => known.get(name) ?? others;
}

/** A setting with the environment's values in the place of `{ env: NAME }`. */
function resolved(value: unknown, where: string, env: Streams['env']): unknown {
  if (Array.isArray(value)) return value.map((one, i) => resolved(one, `${where}.${i}`, env));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [only] = entries;
  if (entries.length === 1 && only?.[0] === 'env') {
    const found = env[String(only[1])];
    if (found !== undefined) return found;
    throw new Failure('PD_USAGE', `${where}: the environment has no ${only[1]}`);
  }
  return Object.fromEntries(
    entries.map(([key, one]) => [key, resolved(one, `${where}.${key}`, env)]),
  );
}

function lanesOf(
  { lane: flags = [] }: MockFlags,
  { lanes = {} }: MockFile,
  read: (text: string, i: number) => FaultPlan,
): MockRequest['lanes'] {
  const found = new Map<string, MockRequest['lanes'][number]>();
  for (const [lane, entry] of Object.entries(lanes)) {
    const faults = (entry?.faults ?? []).map(read);
    found.set(lane, { lane, port: entry?.port, faults });
  }
  for (const text of flags) {
    const [lane = '', port] = text.split('=');
    const faults = found.get(lane)?.faults ?? [];
    found.set(lane, {
      lane,
      port: checkPort(port === undefined ? undefined : Number(port)),
      faults,
    });
  }
  for (const lane of found.keys()) {
    if (lane === MAIN)
      throw new Failure('PD_USAGE', '--lane main: it is there anyway', {
        hint: 'its ports begin at --port',
      });
    if (isLaneName(lane)) continue;
    throw new Failure('PD_USAGE', `--lane ${lane}: that is no name of a lane`, {
      hint: 'letters, digits, dots, dashes and underscores; a port after it: --lane acme=9000',
    });
  }
  return [...found.values()];
}

function checkPort(port: number | undefined): number | undefined {
  if (port === undefined || (Number.isInteger(port) && port >= 1 && port <= 65_535)) return port;
  throw new Failure('PD_USAGE', `port ${port}: it must be a whole number from 1 to 65535`);
}
