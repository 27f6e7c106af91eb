import { ServiceDomain } from '../../src/engines/virtual/domain.ts';
import { ActiveFaults } from '../../src/faults/active-faults.ts';
import { Floor } from '../../src/fleet/floor.ts';
import { PHASE } from '../../src/kernel/agenda.ts';
import { Door } from '../../src/kernel/door.ts';
import { type Behaviour, take } from '../../src/kernel/effects.ts';
import { Kernel } from '../../src/kernel/kernel.ts';
import type { Call } from '../../src/kernel/ports.ts';
import type { Me } from '../../src/kernel/task.ts';
import type { Fact, RecordedFact, Tally } from '../../src/model/facts.ts';
import type { FaultKind, FaultParameters, FaultPlan } from '../../src/model/fault-plan.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import type { Plan } from '../../src/model/plan.ts';
import { perIssueKind } from '../../src/model/ticket.ts';
import { us } from '../../src/model/units.ts';
import { runKey } from '../../src/random/hash.ts';
import { dayPlan } from './day-plan.ts';

/** One store on a bench: its floor, and all that its behaviours do. */
export interface FloorRig {
  readonly kernel: Kernel;
  readonly floor: Floor;
  readonly faults: ActiveFaults;
  readonly facts: readonly RecordedFact[];
  readonly tallies: readonly Tally[];
  readonly calls: readonly (Call & { readonly at_us: number })[];
  /** Facts of one kind. */
  of<F extends Fact['fact']>(fact: F): readonly Extract<RecordedFact, { fact: F }>[];
  /** How often something happened, by the tallies. */
  happened(point: string): number;
  /** Does something in the store at once. */
  act(doing: (me: Me, floor: Floor) => void): void;
  /** Starts a behaviour in the store. */
  start<R>(path: string, behaviour: (me: Me, floor: Floor) => Behaviour<R>): void;
  /** Lets business time pass. */
  pass(duration_us: number): void;
}

/** What a rig is set up with. */
export interface FloorRigOptions {
  readonly faults?: readonly FaultPlan[];
  /** Changes of the small fleet's plan. */
  readonly change?: (plan: Plan) => Plan;
  /** What a call came to in place of the services' own answer. */
  readonly instead?: (call: Call, now_us: number) => Partial<Outcome<never>> | undefined;
}

const LATENCY_US = 20_000;

/** A fault of the small fleet's hour, on from beginning to end unless told otherwise. */
export const faultOf = (
  kind: FaultKind,
  parameters: FaultParameters = {},
  rest: Partial<FaultPlan> = {},
): FaultPlan => ({
  id: kind.replace('/', '-'),
  kind,
  from_us: us(12 * 3600e6),
  to_us: us(13 * 3600e6),
  scope: {},
  trigger: { kind: 'rate', rate: 1, per: 'till' },
  parameters,
  ...rest,
});

/** The first store of the small fleet, at noon, with nobody in it. */
export async function floorRig(options: FloorRigOptions = {}): Promise<FloorRig> {
  const { change = (plan: Plan) => plan, instead = () => undefined } = options;
  const calm = await dayPlan();
  const clerkMends = perIssueKind(() => 0);
  const whole = change({ ...calm, tills: { ...calm.tills, clerkMends } });
  const plan: Plan = { ...whole, faults: [...whole.faults, ...(options.faults ?? [])] };
  const facts: RecordedFact[] = [];
  const tallies: Tally[] = [];
  const calls: (Call & { readonly at_us: number })[] = [];
  const key = runKey(plan.seed, plan.replication);
  const faults = new ActiveFaults(plan.faults, key);
  const kernel: Kernel = new Kernel({
    key,
    start_us: plan.live.from_us,
    ports: {
      recorder: {
        note: (fact, at_us) => facts.push({ ...fact, at_us, wall_us: at_us }),
        tally: (tally) => tallies.push(tally),
      },
      services: {
        call(call) {
          const { operation, request, device, intended_us, withinWall_us } = call;
          const answer = call.answer.bind(call);
          const kept = { operation, request, device, intended_us, withinWall_us, answer };
          calls.push({ ...kept, at_us: kernel.now });
          const said = instead(call, kernel.now) ?? answered(call);
          const outcome = { status: 200, latencyWall_us: LATENCY_US, attempts: 1, ...said };
          const settle = (): void => call.answer(outcome as Outcome<never>);
          kernel.agenda.add(kernel.now + LATENCY_US, PHASE.completion, { settle }, undefined);
        },
      },
    },
  });
  const domain = new ServiceDomain(plan, () => kernel.now);
  function answered({ operation, request }: Call): Partial<Outcome<never>> {
    if (operation === 'control.inject' || operation === 'control.heal') return { kind: 'refused' };
    const answer = domain.serve(operation, request as never, undefined);
    if (answer.ok) return { kind: 'ok', body: answer.reply as never };
    return { kind: 'status', status: answer.status, problem: undefined };
  }
  const [place] = plan.stores;
  if (place === undefined) throw new Error('the plan has no store');
  let owner: Me | undefined;
  kernel.spawn(`store/${place.id}`, function* (me): Behaviour {
    owner = me;
    yield* take(new Door());
  });
  if (owner === undefined) throw new Error('the store was not started');
  const me: Me = owner;
  const floor = new Floor(me, plan, place, faults, 'run');
  return {
    kernel,
    floor,
    faults,
    facts,
    tallies,
    calls,
    of: (fact) =>
      facts.filter(
        (each): each is Extract<RecordedFact, { fact: typeof fact }> => each.fact === fact,
      ),
    happened: (point) =>
      tallies.filter((each) => each.tally === 'happened' && each.point === point).length,
    act: (doing) => doing(me, floor),
    start: (path, behaviour) => void me.spawn(path, (task) => behaviour(task, floor)),
    pass: (duration_us) => kernel.advance(kernel.now + duration_us),
  };
}
