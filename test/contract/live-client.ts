import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeClock } from '../../src/engines/live/node-clock.ts';
import { NodeOrigin } from '../../src/engines/live/node-origin.ts';
import { nodeSurroundings } from '../../src/engines/live/node-surroundings.ts';
import { nodeTimer } from '../../src/engines/live/node-timer.ts';
import { tlsOptions } from '../../src/engines/live/tls-options.ts';
import { FileSink } from '../../src/engines/record/file-sink.ts';
import { RunRecorder } from '../../src/engines/record/run-recorder.ts';
import { Authorisation } from '../../src/engines/wall/authorisation.ts';
import { ControlClient } from '../../src/engines/wall/control-client.ts';
import { Marks } from '../../src/engines/wall/marks.ts';
import { Memory } from '../../src/engines/wall/memory.ts';
import { Pace } from '../../src/engines/wall/pace.ts';
import { RateCeiling } from '../../src/engines/wall/rate-ceiling.ts';
import { WallLoop } from '../../src/engines/wall/wall-loop.ts';
import { type Route, WallServices } from '../../src/engines/wall/wall-services.ts';
import { ActiveFaults } from '../../src/faults/active-faults.ts';
import { Kernel } from '../../src/kernel/kernel.ts';
import type { Call, Ports } from '../../src/kernel/ports.ts';
import { type LoadOperation, type Operations, SERVICES } from '../../src/model/operations.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import type { Plan } from '../../src/model/plan.ts';
import type { ClientPolicy } from '../../src/model/policy-plan.ts';
import { type Micros, milliseconds } from '../../src/model/units.ts';
import { runKey } from '../../src/random/hash.ts';
import type { Binding } from '../../src/services/binding.ts';
import type { TargetAccess } from '../../src/services/credentials.ts';
import { RetryBudget } from '../../src/services/retry.ts';

/** Where a live client sends, and how. */
export interface LiveClientOptions {
  readonly url: string;
  readonly binding: Binding;
  readonly settings?: Readonly<Record<string, string>>;
  readonly access?: TargetAccess;
  readonly runId?: string;
  readonly attempts?: number;
  readonly timeout_ms?: number;
  readonly pace?: boolean;
}

/** The live engine's client alone: calls go through the same code as in a run. */
export interface LiveClient {
  ask<K extends LoadOperation>(
    operation: K,
    request: Operations[K]['request'],
  ): Promise<Outcome<Operations[K]['reply']>>;
  /** Attempts so far, and those that got no answer. */
  readonly issued: number;
  readonly failed: number;
  close(): Promise<void>;
}

/** Starts the live engine's client against one address, with no devices behind it. */
export function liveClient(options: LiveClientOptions): LiveClient {
  const { url, binding, settings = {}, access = {}, runId = 'contract' } = options;
  const folder = mkdtempSync(join(tmpdir(), 'peakday-client-'));
  for (const part of ['facts', 'series']) mkdirSync(join(folder, part));
  const key = runKey(1, 0);
  const clock = nodeClock(performance.timeOrigin + performance.now(), 0, 1);
  const ports: { -readonly [P in keyof Ports]?: Ports[P] } = {};
  const kernel = new Kernel({ key, start_us: 0 as Micros, compression: 1, ports: ports as Ports });
  const gauges = { planned: () => 0, waits: 0, waitsInDebt: 0, cpu: () => 0 };
  const recorder = new RunRecorder(new FileSink(folder, 'worker-0'), clock, gauges);
  const loop = new WallLoop({
    kernel,
    clock,
    timer: nodeTimer(),
    afterTurn: () => recorder.afterTurn(),
    onLag: () => undefined,
  });
  const tls = tlsOptions(access.tls);
  const route: Route = {
    origin: new NodeOrigin(url, loop, clock, tls),
    binding,
    context: { runId, settings, memory: new Memory() },
    budget: new RetryBudget(1, 100),
    authorisation: new Authorisation(access.credentials, nodeSurroundings(tls), 'contract'),
    ...(options.pace && { pace: new Pace() }),
  };
  const policy: ClientPolicy = {
    timeoutWall_us: milliseconds(options.timeout_ms ?? 5000),
    attempts: options.attempts ?? 2,
    backoffBaseWall_us: milliseconds(1),
    backoffCapWall_us: milliseconds(5),
    retryBudget: 1,
    jitter: 'full',
    heedsRetryAfter: true,
  };
  const services = new WallServices({
    plan: {
      policies: Object.fromEntries(SERVICES.map((service) => [service, policy])),
    } as unknown as Plan,
    key,
    clock,
    loop,
    recorder,
    faults: new ActiveFaults([], key),
    marks: new Marks('0', runId, 0),
    ceiling: new RateCeiling(1e6),
    routes: Object.fromEntries(
      SERVICES.map((service) => [service, route]),
    ) as WallServices['options']['routes'],
    control: new ControlClient({
      adminUrl: undefined,
      errand: nodeSurroundings().errand,
      loop,
      clock,
      recorder,
    }),
  });
  const running = loop.run();
  return {
    ask: (operation, request) =>
      new Promise((answer) => {
        const call: Call<typeof operation> = {
          operation,
          request,
          device: 'store/0001/till/1',
          intended_us: clock.business(),
          withinWall_us: undefined,
          answer,
        };
        loop.deliver(() => services.call(call as unknown as Call));
      }),
    get issued() {
      return recorder.totals.issued;
    },
    get failed() {
      return recorder.totals.failed;
    },
    async close() {
      await services.close();
      loop.stop();
      await running;
      recorder.close();
      rmSync(folder, { recursive: true });
    },
  };
}
