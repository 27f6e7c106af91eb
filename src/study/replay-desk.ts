import { desk } from '../desk/desk.ts';
import { RunRecorder, type RunSink } from '../engines/record/run-recorder.ts';
import { VirtualServices } from '../engines/virtual/virtual-services.ts';
import { ActiveFaults } from '../faults/active-faults.ts';
import { conductFault } from '../faults/conductor.ts';
import { Floor } from '../fleet/floor.ts';
import { PHASE } from '../kernel/agenda.ts';
import { type Behaviour, until } from '../kernel/effects.ts';
import { Kernel } from '../kernel/kernel.ts';
import type { Ports } from '../kernel/ports.ts';
import type { Me, Task } from '../kernel/task.ts';
import { FactLedger } from '../measure/fact-ledger.ts';
import { measureIssues } from '../measure/measure-issues.ts';
import type { IssueRecord } from '../measure/measures.ts';
import type { Plan, StorePlan } from '../model/plan.ts';
import { minutes, us } from '../model/units.ts';
import { runKey } from '../random/hash.ts';
import { type Contact, ContactBook } from './replay-contacts.ts';
import { relive } from './replay-issue.ts';
import { ReplayServices } from './replay-services.ts';
import type { Delays, IssueStream, RecordedIssue } from './replay-stream.ts';

/** How a desk did with a recorded day's issues. */
export interface Replayed {
  readonly issues: readonly IssueRecord[];
  /** Every time an agent took a ticket. */
  readonly contacts: readonly Contact[];
  readonly events: number;
}

const STEP = minutes(5);
const SILENT: RunSink = {
  fact: () => undefined,
  second: () => undefined,
  flush: () => undefined,
  close: () => undefined,
};

/**
 * Replays a day's issues on a desk alone: the desk's own behaviours against the support service's
 * own domain, with the fleet replaced by the issues it had. Issues keep their draws, so that two
 * desks differ by nothing but their agents.
 * @param plan the stream's plan, with another desk
 */
export function replayDesk(plan: Plan, stream: IssueStream, delays: Delays): Replayed {
  const key = runKey(plan.seed, plan.replication);
  const until_us = plan.live.to_us;
  const first_us = stream.issues[0]?.began_us ?? until_us;
  const faults = new ActiveFaults(plan.faults, key);
  const ledger = new FactLedger();
  const contacts = new ContactBook();
  const ports: { -readonly [P in keyof Ports]?: Ports[P] } = {};
  const start_us = us(Math.max(plan.live.from_us, first_us - STEP));
  const kernel = new Kernel({ key, start_us, ports: ports as Ports });
  const clock = { wall: () => 0, business: () => kernel.now, businessAt: () => kernel.now };
  const recorder = new RunRecorder(SILENT, clock, {
    planned: () => 0,
    waits: 0,
    waitsInDebt: 0,
    cpu: () => 0,
  });
  ports.recorder = {
    note: (fact, at_us) => {
      const recorded = { ...fact, at_us, wall_us: 0 };
      ledger.add(recorded);
      contacts.add(recorded);
    },
    tally: () => undefined,
  };
  ports.services = new ReplayServices(new VirtualServices({ plan, kernel, recorder, faults }));
  for (const fault of plan.faults) {
    kernel.spawn(`fault/${fault.id}`, (me) => conductFault(me, fault, until_us), PHASE.control);
  }
  kernel.spawn('desk', (me) => desk(me, plan, faults, until_us));
  const lives: Task[] = [];
  for (const [place, issues] of byStore(plan, stream.issues)) {
    kernel.spawn(`store/${place.id}`, (me) =>
      storeAgain(me, new Floor(me, plan, place, faults, 'replay'), issues, delays, lives),
    );
  }
  const lastBegan_us = stream.issues.at(-1)?.began_us ?? start_us;
  const goesOn = (): boolean =>
    kernel.now <= lastBegan_us || lives.some((life) => life.ended === undefined);
  while (kernel.now < until_us && goesOn()) kernel.advance(Math.min(until_us, kernel.now + STEP));
  kernel.cancel('the replay ended');
  ledger.end();
  return {
    issues: measureIssues(ledger, until_us, []).records,
    contacts: contacts.all,
    events: kernel.events,
  };
}

/** A store that has its issues as they began, unless the device's last one is still open. */
function* storeAgain(
  me: Me,
  floor: Floor,
  issues: readonly RecordedIssue[],
  delays: Delays,
  lives: Task[],
): Behaviour {
  const open = new Map<string, Task>();
  for (const recorded of issues) {
    yield* until(recorded.began_us);
    const at = `${recorded.kind}@${recorded.device}`;
    const last = open.get(at);
    if (last !== undefined && last.ended === undefined) continue;
    const life = relive(me, floor, recorded, delays);
    open.set(at, life);
    lives.push(life);
  }
  yield* until(floor.plan.live.to_us);
}

function byStore(
  plan: Plan,
  issues: readonly RecordedIssue[],
): readonly (readonly [StorePlan, readonly RecordedIssue[]])[] {
  const groups = new Map<string, RecordedIssue[]>();
  for (const issue of issues) {
    const group = groups.get(issue.store);
    if (group === undefined) groups.set(issue.store, [issue]);
    else group.push(issue);
  }
  return plan.stores.flatMap((place) => {
    const group = groups.get(place.id);
    return group === undefined ? [] : [[place, group] as const];
  });
}
