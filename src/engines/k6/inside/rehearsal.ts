import exec from 'k6/execution';
import { Failure } from '../../../model/failure.ts';
import { SERVICES, type Service } from '../../../model/operations.ts';
import type { Plan } from '../../../model/plan.ts';
import type { Binding } from '../../../services/binding.ts';
import { BINDINGS } from '../../../services/bindings.ts';
import { dealWindow } from '../../wall/deal.ts';
import { Shard } from '../../wall/shard.ts';
import type { ShardAssignment } from '../../wall/shard-assignment.ts';
import { WallClock } from '../../wall/wall-clock.ts';
import { HEAD_START_MS } from '../length.ts';
import type { End } from '../lines.ts';
import { K6Origin } from './k6-origin.ts';
import { k6Surroundings } from './k6-surroundings.ts';
import { busyShare, k6Timer, lookAtClock, now_ms } from './k6-time.ts';
import { LineSink, type Outlet } from './line-sink.ts';
import { RunLink } from './run-link.ts';
import { secretsFrom } from './secrets-from.ts';

/** Reckoning a price again, or looking a request through, costs an interpreter a tenth of a request. */
const LOOK = { oracleShare: 1 / 16, lookEvery: 64 } as const;

declare const PEAKDAY_VERSION: string;

/** What a script rehearses. */
export interface RehearsalOptions {
  readonly plan: Plan;
  readonly planHash: string;
  /** Where the stores' sources of visitors stand at the window's start: saves their morning. */
  readonly begun?: ShardAssignment['begun'];
  /** VUs of the whole test, over all its instances: whole stores are dealt to them. */
  readonly vus: number;
  readonly targets: Readonly<Record<Service, string>>;
  /** Bindings of one's own, by service. */
  readonly bindings?: Readonly<Partial<Record<Service, Binding>>>;
  /**
   * k6's `__ENV`. `PEAKDAY_RUN_ID` names the run, `PEAKDAY_ADMIN` is where peakday's mocks take
   * orders, `PEAKDAY_COLLECTOR` takes the lines and wants `PEAKDAY_COLLECTOR_TOKEN` where it has
   * one, `PEAKDAY_RUN` gives orders; secrets are here, too.
   */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** What setup hands to every VU of an instance. */
export interface RehearsalSetup {
  readonly runId: string;
}

/** The functions of a k6 script that rehearses a plan. */
export interface Rehearsal {
  setup(): RehearsalSetup;
  run(data: RehearsalSetup): Promise<void>;
}

/**
 * Makes a k6 script's functions: one iteration a VU runs the VU's stores through the window.
 * Whatever goes wrong in it is told in the VU's last line and ends the test with exit code 108.
 */
export function rehearsal(options: RehearsalOptions): Rehearsal {
  const { plan, env } = options;
  return {
    setup: () => ({
      runId: env['PEAKDAY_RUN_ID'] ?? `${plan.name}-${Date.now().toString(36)}-seed${plan.seed}`,
    }),
    run: (data) => runShard(options, data.runId),
  };
}

async function runShard(options: RehearsalOptions, runId: string): Promise<void> {
  const index = exec.vu.idInTest - 1;
  const hands = dealWindow(options.plan, options.vus);
  const stores = hands[index];
  if (stores === undefined) return;
  let shard: Shard | undefined;
  let isStopped = false;
  const stop = (): void => {
    isStopped = true;
    shard?.stop();
  };
  // Before the first line, which is told like all others.
  const link = linkOf(options.env, index, stop, (order) => shard?.obey(order));
  const out: Outlet = link === undefined ? print : (text) => link.write(text);
  const lines = new LineSink(index, out, () => shard?.snapshot);
  let end: End;
  try {
    shard = await openShard(options, { index, stores, shards: hands.length, runId }, lines);
    await shard.run();
    end = { how: isStopped ? 'stopped' : 'done' };
  } catch (cause) {
    end = failed(cause);
  }
  lines.end(end);
  await link?.close();
  if (end.how === 'failed') exec.test.abort(`${end.code}: ${end.message}`);
}

/** Which part of the run a VU plays. */
interface Part {
  readonly index: number;
  readonly stores: readonly string[];
  readonly shards: number;
  readonly runId: string;
}

async function openShard(
  { plan, planHash, begun, targets, bindings = {}, env }: RehearsalOptions,
  { index, stores, shards, runId }: Part,
  lines: LineSink,
): Promise<Shard> {
  lookAtClock();
  const begins_ms = exec.scenario.startTime + HEAD_START_MS;
  const version = PEAKDAY_VERSION;
  lines.hello({ version, runId, planHash, shards, stores, started_ms: begins_ms });
  for (const service of SERVICES) {
    if (targets[service] === undefined || targets[service] === '') {
      const variable = `PEAKDAY_TARGET_${service.toUpperCase()}`;
      throw new Failure('PD_USAGE', `${service} has no address: set ${variable} (k6 run -e ...)`);
    }
  }
  const spoken = await bindingsOf(plan, bindings);
  const assignment = {
    plan,
    runId,
    version,
    index,
    workers: shards,
    stores,
    hasDesk: index === 0,
    adminUrl: env['PEAKDAY_ADMIN'],
    begun,
  };
  return new Shard(assignment, {
    clock: new WallClock({
      now_ms,
      origin_ms: begins_ms - (Date.now() - now_ms()),
      from_us: plan.live.from_us,
      compression: plan.live.compression,
    }),
    timer: k6Timer(),
    sink: lines,
    audit: LOOK,
    cpu: busyShare(),
    surroundings: k6Surroundings,
    bindings: spoken,
    way: (service, loop, clock) => ({
      origin: new K6Origin(targets[service], loop, clock),
      credentials: secretsFrom(plan.targets[service]?.auth, spoken[service], env),
      surroundings: k6Surroundings,
    }),
  });
}

async function bindingsOf(
  plan: Plan,
  own: Readonly<Partial<Record<Service, Binding>>>,
): Promise<Readonly<Record<Service, Binding>>> {
  const spoken = await Promise.all(
    SERVICES.map(async (service) => {
      const name = (plan.targets[service]?.binding ?? 'reference') as keyof typeof BINDINGS;
      return [service, own[service] ?? (await BINDINGS[name]())] as const;
    }),
  );
  return Object.fromEntries(spoken) as Record<Service, Binding>;
}

const print: Outlet = (lines) => console.log(lines.replace(/\n$/, ''));

function linkOf(
  env: RehearsalOptions['env'],
  shard: number,
  stop: () => void,
  obey: Shard['obey'],
): RunLink | undefined {
  const collector = env['PEAKDAY_COLLECTOR'];
  const url = collector ?? env['PEAKDAY_RUN'];
  if (url === undefined || url === '') return undefined;
  const { errand } = k6Surroundings;
  const token = env['PEAKDAY_COLLECTOR_TOKEN'];
  const pushes = collector !== undefined;
  return new RunLink({ url, shard, pushes, token, errand, print, stop, obey });
}

function failed(cause: unknown): End {
  if (cause instanceof Failure) return { how: 'failed', code: cause.code, message: cause.message };
  const stack = cause instanceof Error ? `${cause.message}\n${cause.stack ?? ''}` : String(cause);
  return { how: 'failed', code: 'PD_BUG', message: stack };
}
