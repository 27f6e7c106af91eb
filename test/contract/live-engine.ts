import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeClock } from '../../src/engines/live/node-clock.ts';
import { NodeOrigin } from '../../src/engines/live/node-origin.ts';
import { nodeSurroundings } from '../../src/engines/live/node-surroundings.ts';
import { nodeTimer } from '../../src/engines/live/node-timer.ts';
import { FileSink } from '../../src/engines/record/file-sink.ts';
import { RunRecorder } from '../../src/engines/record/run-recorder.ts';
import { Authorisation } from '../../src/engines/wall/authorisation.ts';
import { ControlClient } from '../../src/engines/wall/control-client.ts';
import { Marks } from '../../src/engines/wall/marks.ts';
import { RateCeiling } from '../../src/engines/wall/rate-ceiling.ts';
import { WallLoop } from '../../src/engines/wall/wall-loop.ts';
import { type Route, WallServices } from '../../src/engines/wall/wall-services.ts';
import { ActiveFaults } from '../../src/faults/active-faults.ts';
import { Kernel } from '../../src/kernel/kernel.ts';
import type { Ports, Services } from '../../src/kernel/ports.ts';
import type { Operation, Service } from '../../src/model/operations.ts';
import type { Plan } from '../../src/model/plan.ts';
import { type Micros, milliseconds } from '../../src/model/units.ts';
import { runKey } from '../../src/random/hash.ts';
import type { Binding } from '../../src/services/binding.ts';
import { reference } from '../../src/services/reference/binding.ts';
import { RetryBudget } from '../../src/services/retry.ts';
import type { Answer, EngineUnderTest, Step } from './engine.ts';

const policy = {
  timeoutWall_us: milliseconds(5000),
  attempts: 1,
  backoffBaseWall_us: 0,
  backoffCapWall_us: 0,
  retryBudget: 0,
  jitter: 'full',
  heedsRetryAfter: true,
};
const plan = {
  policies: { promotions: policy, payments: policy, support: policy },
} as unknown as Plan;

/** Reads whatever JSON comes, so that the contract can tell answers apart. */
const anyJson: Binding = {
  ...reference,
  operations: {
    ...reference.operations,
    'support.get': {
      request: ({ ticketId }) => ({ method: 'GET', path: `/${ticketId}` }),
      read: (_, body) => {
        try {
          return { ok: true, reply: JSON.parse(body) };
        } catch {
          return { ok: false, reason: 'not JSON' };
        }
      },
    },
  },
};

/** Plays a scripted answer on a real socket. */
function play(answer: Answer, response: ServerResponse): void {
  const { outcome } = answer;
  setTimeout(() => {
    if (outcome.kind === 'reset') response.socket?.resetAndDestroy();
    else if (outcome.kind === 'status') response.writeHead(outcome.status).end();
    else if (outcome.kind === 'malformed') response.end('<html>');
    else if (outcome.kind === 'ok') response.end(JSON.stringify(outcome.body));
  }, answer.after_us / 1e3);
}

/** The live engine's kernel, loop and client against a server on loopback. */
export const liveEngine: EngineUnderTest = liveEngineAt(1);

/** The same, so many business seconds to the wall second. */
export function liveEngineAt(compression: number): EngineUnderTest {
  return {
    name: 'live engine',
    tolerance_us: 150_000,
    async run(set, services) {
      const steps: Step[] = [];
      const folder = mkdtempSync(join(tmpdir(), 'peakday-contract-'));
      for (const part of ['facts', 'series']) mkdirSync(join(folder, part));
      const script: Answer[] = [];
      const server = createServer((request, response) => {
        const answer = script[Number(request.headers['peakday-ordinal'])];
        if (answer) play(answer, response);
      });
      await listen(server);
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const key = runKey(1, 0);
      const clock = nodeClock(performance.timeOrigin + performance.now(), 0, compression);
      const ports: { -readonly [P in keyof Ports]?: Ports[P] } = {};
      const kernel = new Kernel({ key, start_us: 0 as Micros, compression, ports: ports as Ports });
      const gauges = { planned: () => 0, waits: 0, waitsInDebt: 0, cpu: () => 0 };
      const recorder = new RunRecorder(new FileSink(folder, 'worker-0'), clock, gauges);
      const loop = new WallLoop({
        kernel,
        clock,
        timer: nodeTimer(),
        afterTurn: () => {
          recorder.afterTurn();
          if (kernel.nextTime === Infinity && live.inFlight + nobody.inFlight === 0) loop.stop();
        },
        onLag: () => undefined,
      });
      const client = (origin: string): WallServices => {
        const route = (): Route => ({
          origin: new NodeOrigin(origin, loop, clock),
          binding: anyJson,
          context: { runId: 'contract', settings: {}, memory: new Map() },
          budget: new RetryBudget(0),
          authorisation: new Authorisation(undefined, nodeSurroundings(), 'contract'),
        });
        const routes = { promotions: route(), payments: route(), support: route(), sales: route() };
        return new WallServices({
          plan,
          key,
          clock,
          loop,
          recorder,
          faults: new ActiveFaults([], key),
          marks: new Marks('0', 'contract', 0),
          ceiling: new RateCeiling(1e6),
          routes: routes satisfies Record<Service, unknown>,
          control: new ControlClient({
            adminUrl: undefined,
            errand: nodeSurroundings().errand,
            loop,
            clock,
            recorder,
          }),
        });
      };
      const live = client(url);
      const nobody = client('http://127.0.0.1:1');
      ports.recorder = recorder;
      ports.services = {
        call(call) {
          const answer = services?.(call.operation as Operation, script.length);
          if (answer === undefined) throw new Error(`no answer scripted for ${call.operation}`);
          script.push(answer);
          const port: Services = answer.outcome.kind === 'refused' ? nobody : live;
          port.call({
            operation: call.operation,
            request: call.request,
            // One device for all, so that the ordinal is the number of the call.
            device: 'device',
            intended_us: call.intended_us,
            withinWall_us:
              answer.outcome.kind === 'timeout' ? milliseconds(40) : call.withinWall_us,
            answer: (outcome) => call.answer(outcome),
          });
        },
      };
      try {
        set({
          log: (what) => steps.push({ what, at_us: kernel.now }),
          spawn: (path, behaviour) => kernel.spawn(path, behaviour),
        });
        await loop.run();
      } finally {
        kernel.cancel('end');
        await Promise.all([live.close(), nobody.close()]);
        recorder.close();
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
        rmSync(folder, { recursive: true });
      }
      return steps;
    },
  };
}

const listen = (server: Server): Promise<void> =>
  new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
