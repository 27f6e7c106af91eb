import type { FaultBoard } from '../../mocks/wire/faults/fault-board.ts';
import { prepareBreakage } from '../../src/engines/live/breakage/prepare-breakage.ts';
import { RunRecorder, type RunSink } from '../../src/engines/record/run-recorder.ts';
import { VirtualServices } from '../../src/engines/virtual/virtual-services.ts';
import { ActiveFaults, type Dose } from '../../src/faults/active-faults.ts';
import type { Behaviour } from '../../src/kernel/effects.ts';
import { Kernel } from '../../src/kernel/kernel.ts';
import type { Ports } from '../../src/kernel/ports.ts';
import type { Me } from '../../src/kernel/task.ts';
import type { Plan } from '../../src/model/plan.ts';
import { runKey } from '../../src/random/hash.ts';
import { liveParts } from './live-parts.ts';
import { playOnWall, THE_DEVICE } from './play-on-wall.ts';
import { serveReference } from './serve-reference.ts';

/** What one device does; faults of services are on until it heals them. */
export type Script = (me: Me, heal: () => void) => Behaviour;

/**
 * Runs one device's script to its end; faults of services are on from the start.
 * @returns the doses of the plan's faults
 */
export type RunScript = (plan: Plan, script: Script) => Promise<readonly Dose[]>;

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
  await prepareBreakage(plan.faults);
  const { world, url, close } = await serveReference(plan);
  try {
    const healed: Dose[] = [];
    const heal = (): void => {
      healed.push(...healAll(world.faults));
    };
    const doses = await playOnWall(liveParts, plan, url, (me) => script(me, heal));
    return [...doses, ...healed, ...healAll(world.faults)];
  } finally {
    await close();
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
  kernel.spawn(THE_DEVICE, (me) => script(me, () => healed.push(...healAll(services.board))));
  while (kernel.nextTime < Infinity) kernel.advance(kernel.nextTime);
  return [...faults.doses(), ...healed, ...services.doses()];
};
