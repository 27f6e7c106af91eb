import type { RunSink } from '../../src/engines/record/run-recorder.ts';
import { ActiveFaults } from '../../src/faults/active-faults.ts';
import type { Services } from '../../src/kernel/ports.ts';
import type { Operation } from '../../src/model/operations.ts';
import type { Plan } from '../../src/model/plan.ts';
import { milliseconds } from '../../src/model/units.ts';
import type { Binding } from '../../src/services/binding.ts';
import { reference } from '../../src/services/reference/binding.ts';
import type { Answer, EngineUnderTest, Step } from './engine.ts';
import { type WallParts, WallRig } from './wall-rig.ts';

/** What a request's path tells the server: how to answer it, and the how many-th it is. */
export interface ScriptedCall {
  readonly nth: number;
  readonly answer: Answer;
}

/** Where and how behaviours are run. */
export interface WallEngineOptions {
  readonly parts: WallParts;
  /** Base address of a scripted server. */
  readonly url: string;
  readonly compression?: number;
  readonly sink?: RunSink;
}

/** Nobody listens there. */
const NOBODY = 'http://127.0.0.1:1';

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

/** Runs behaviours by an engine's kernel, loop and client against a scripted server. */
export async function runOnWall(
  { parts, url, compression = 1, sink }: WallEngineOptions,
  set: Parameters<EngineUnderTest['run']>[0],
  services: Parameters<EngineUnderTest['run']>[1],
): Promise<readonly Step[]> {
  const steps: Step[] = [];
  const rig = new WallRig(parts, { compression, ...(sink && { sink }) });
  const { kernel, key } = rig;
  const faults = new ActiveFaults([], key);
  const clientOf = (base: string): Services =>
    rig.client({ plan, binding: anyJson, url: () => base, faults, retryBudget: 0 });
  const answering = clientOf(url);
  const nobody = clientOf(NOBODY);
  let calls = 0;
  const begin = (): void =>
    set({
      log: (what) => steps.push({ what, at_us: kernel.now }),
      spawn: (path, behaviour) => kernel.spawn(path, behaviour),
    });
  const port: Services = {
    call(call) {
      const { operation, intended_us, withinWall_us } = call;
      const nth = calls++;
      const answer = services?.(operation as Operation, nth);
      if (answer === undefined) throw new Error(`no answer scripted for ${operation}`);
      const { kind } = answer.outcome;
      const client = kind === 'refused' ? nobody : answering;
      client.call({
        operation: 'support.get',
        request: { ticketId: encodeURIComponent(JSON.stringify({ nth, answer })) },
        // One device for all, so that the ordinal is the number of the call.
        device: 'device',
        intended_us,
        withinWall_us: kind === 'timeout' ? milliseconds(40) : withinWall_us,
        answer: (outcome) => call.answer(outcome as never),
      });
    },
  };
  await rig.run(port, begin);
  return steps;
}
