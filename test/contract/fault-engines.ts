import { REFERENCE_APIS } from '../../mocks/reference-api.ts';
import type { FaultBoard } from '../../mocks/wire/faults/fault-board.ts';
import { serveApi } from '../../mocks/wire/serve-api.ts';
import { World } from '../../mocks/world.ts';
import { prepareBreakage } from '../../src/engines/live/breakage/prepare-breakage.ts';
import { nodeClock } from '../../src/engines/live/node-clock.ts';
import { NodeOrigin } from '../../src/engines/live/node-origin.ts';
import { nodeSurroundings } from '../../src/engines/live/node-surroundings.ts';
import { nodeTimer } from '../../src/engines/live/node-timer.ts';
import { RunRecorder, type RunSink } from '../../src/engines/record/run-recorder.ts';
import { VirtualServices } from '../../src/engines/virtual/virtual-services.ts';
import { Authorisation } from '../../src/engines/wall/authorisation.ts';
import { ControlClient } from '../../src/engines/wall/control-client.ts';
import { Marks } from '../../src/engines/wall/marks.ts';
import { RateCeiling } from '../../src/engines/wall/rate-ceiling.ts';
import { WallLoop } from '../../src/engines/wall/wall-loop.ts';
import { type Route, WallServices } from '../../src/engines/wall/wall-services.ts';
import { ActiveFaults, type Dose } from '../../src/faults/active-faults.ts';
import type { Behaviour } from '../../src/kernel/effects.ts';
import { Kernel } from '../../src/kernel/kernel.ts';
import type { Ports } from '../../src/kernel/ports.ts';
import type { Me } from '../../src/kernel/task.ts';
import { SERVICES, type Service } from '../../src/model/operations.ts';
import type { Plan } from '../../src/model/plan.ts';
import { runKey } from '../../src/random/hash.ts';
import { reference } from '../../src/services/reference/binding.ts';
import { RetryBudget } from '../../src/services/retry.ts';

/** What one device does; faults of services are on until it heals them. */
export type Script = (me: Me, heal: () => void) => Behaviour;

/**
 * Runs one device's script to its end; faults of services are on from the start.
 * @returns the doses of the plan's faults
 */
export type RunScript = (plan: Plan, script: Script) => Promise<readonly Dose[]>;

const DEVICE = 'store/0001/till/1';
const sink: RunSink = {
  fact: () => undefined,
  second: () => undefined,
  flush: () => undefined,
  close: () => undefined,
};

/** Heals every fault of a service. @returns the doses it had */
const healAll = (board: FaultBoard): readonly Dose[] =>
  board.doses().map(({ plan: { id }, requested, injected }) => {
    board.remove(id);
    return { fault: id, requested, injected };
  });

const gauges = { planned: () => 0, waits: 0, waitsInDebt: 0, cpu: () => 0 };

/** The live engine's client against the reference services on real sockets. */
export const inLive: RunScript = async (plan, script) => {
  const key = runKey(1, 0);
  const { from_us } = plan.live;
  await prepareBreakage(plan.faults);
  const world = new World({ seed: 1, promotions: plan.promotions, coupons: plan.coupons });
  for (const fault of plan.faults) world.faults.put(fault);
  const served = await Promise.all(SERVICES.map((name) => serveApi(REFERENCE_APIS[name], world)));
  const clock = nodeClock(performance.timeOrigin + performance.now(), from_us, 1);
  const ports: { -readonly [P in keyof Ports]?: Ports[P] } = {};
  const kernel = new Kernel({ key, start_us: from_us, ports: ports as Ports });
  const recorder = new RunRecorder(sink, clock, gauges);
  const loop = new WallLoop({
    kernel,
    clock,
    timer: nodeTimer(),
    afterTurn: () => {
      if (kernel.nextTime === Infinity && services.inFlight === 0 && isOver) loop.stop();
    },
    onLag: () => undefined,
  });
  const faults = new ActiveFaults(plan.faults, key);
  const route = (url: string): Route => ({
    origin: new NodeOrigin(url, loop, clock),
    binding: reference,
    context: { runId: 'contract', settings: {}, memory: new Map() },
    budget: new RetryBudget(1),
    authorisation: new Authorisation(undefined, nodeSurroundings(), 'contract'),
  });
  const services = new WallServices({
    plan,
    key,
    clock,
    loop,
    recorder,
    faults,
    marks: new Marks('0', 'contract', 0),
    ceiling: new RateCeiling(1e6),
    routes: Object.fromEntries(
      SERVICES.map((name, i) => [name, route(served[i]?.url ?? '')]),
    ) as Record<Service, Route>,
    control: new ControlClient({
      adminUrl: undefined,
      errand: nodeSurroundings().errand,
      loop,
      clock,
      recorder,
    }),
  });
  ports.recorder = recorder;
  ports.services = services;
  let isOver = false;
  const healed: Dose[] = [];
  kernel.spawn(DEVICE, function* (me) {
    yield* script(me, () => healed.push(...healAll(world.faults)));
    isOver = true;
  });
  try {
    await loop.run();
    return [...faults.doses(), ...healed, ...healAll(world.faults)];
  } finally {
    await services.close();
    await Promise.all(served.map((one) => one.close()));
  }
};

/** The virtual engine's services on the virtual clock. */
export const inVirtual: RunScript = async (plan, script) => {
  const key = runKey(1, 0);
  const { from_us } = plan.live;
  const faults = new ActiveFaults(plan.faults, key);
  const ports: { -readonly [P in keyof Ports]?: Ports[P] } = {};
  const kernel: Kernel = new Kernel({ key, start_us: from_us, ports: ports as Ports });
  const clock = {
    wall: () => kernel.now - from_us,
    business: () => kernel.now,
    businessAt: (wall_us: number) => from_us + wall_us,
  };
  const recorder = new RunRecorder(sink, clock, gauges);
  ports.recorder = recorder;
  const services = new VirtualServices({ plan, kernel, recorder, faults });
  for (const fault of plan.faults) services.board.put(fault);
  ports.services = services;
  const healed: Dose[] = [];
  kernel.spawn(DEVICE, (me) => script(me, () => healed.push(...healAll(services.board))));
  while (kernel.nextTime < Infinity) kernel.advance(kernel.nextTime);
  return [...faults.doses(), ...healed, ...services.doses()];
};
