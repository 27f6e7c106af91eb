import { isRefusal, SupportDesk } from '../../../mocks/support/support-desk.ts';
import { ActiveFaults } from '../../../src/faults/active-faults.ts';
import { Floor } from '../../../src/fleet/floor.ts';
import type { Issue, IssueSite } from '../../../src/fleet/issue.ts';
import { PHASE } from '../../../src/kernel/agenda.ts';
import { type Behaviour, until } from '../../../src/kernel/effects.ts';
import { Kernel } from '../../../src/kernel/kernel.ts';
import type { Call } from '../../../src/kernel/ports.ts';
import type { Me } from '../../../src/kernel/task.ts';
import type { CoveragePoint } from '../../../src/model/coverage.ts';
import type { Fact, FactTime } from '../../../src/model/facts.ts';
import { isoAt } from '../../../src/model/iso.ts';
import type { Plan } from '../../../src/model/plan.ts';
import type { IssueKind, OpenTicket, Ticket } from '../../../src/model/ticket.ts';
import { runKey } from '../../../src/random/hash.ts';
import type { Scenario } from '../../../src/scenario/author.ts';
import { compile } from '../../../src/scenario/compile.ts';
import { MINIMAL } from '../scenario/scenarios.ts';
import { at } from './desk-day.ts';

/** What a script of one store's issues has at hand. */
export interface Scene {
  readonly me: Me;
  readonly floor: Floor;
  readonly support: SupportDesk;
  /** Lets the trouble show at a device that only counts what is done to it. */
  meet(kind: IssueKind, more?: { fault?: string; seenBy?: 'heartbeat'; device?: string }): Issue;
  /** How often devices were repaired, closed and put back. */
  readonly done: { repaired: number; closed: number; reopened: number };
  /** The ticket opened as the n-th, from 0. */
  ticket(nth?: number): Ticket;
}

export interface IssueDay {
  readonly facts: readonly (Fact & FactTime)[];
  readonly happened: readonly CoveragePoint[];
  readonly calls: readonly { readonly operation: string; readonly from: string }[];
  readonly opened: readonly OpenTicket[];
  readonly scene: Scene;
  /** `09:00:30 issue.noticed` for every fact of an issue. */
  readonly life: readonly string[];
}

const CONSTANT = {
  people: { notices: '2min', answers: '1min', impatience: '5min' },
  tills: { clerkTries: '60s', ticketPoll: '30s', clerkMends: {} },
} as const;

/** One store from nine to ten, its desk played by the script; calls take no time. */
export async function issueDay(
  changes: Partial<Scenario>,
  script: (scene: Scene) => Behaviour,
  instead: (call: Call) => object | undefined = () => undefined,
): Promise<IssueDay> {
  const tills = { ...CONSTANT.tills, ...changes.tills };
  const people = { ...CONSTANT.people, ...changes.people };
  const plan: Plan = await compile({ ...MINIMAL, ...changes, tills, people });
  const facts: (Fact & FactTime)[] = [];
  const happened: CoveragePoint[] = [];
  const calls: { operation: string; from: string }[] = [];
  const opened: OpenTicket[] = [];
  const support = new SupportDesk({ clock: () => isoAt(plan.date, kernel.now) });
  const kernel: Kernel = new Kernel({
    key: runKey(1, 0),
    start_us: at('09:00') as never,
    ports: {
      recorder: {
        note: (fact, at_us) => facts.push({ ...fact, at_us, wall_us: at_us }),
        tally: (tally) => {
          if (tally.tally === 'happened') happened.push(tally.point);
        },
      },
      services: {
        call(call) {
          calls.push({ operation: call.operation, from: call.device });
          if (call.operation === 'support.open') opened.push(call.request as OpenTicket);
          const said = instead(call) ?? serve(support, call);
          const outcome = { status: 200, latencyWall_us: 0, attempts: 1, ...said };
          const settle = (): void => call.answer(outcome as never);
          kernel.agenda.add(kernel.now, PHASE.completion, { settle }, undefined);
        },
      },
    },
  });
  const place = plan.stores[0];
  if (place === undefined) throw new Error('no store');
  const faults = new ActiveFaults(plan.faults, kernel.key);
  let scene: Scene | undefined;
  kernel.spawn(`store/${place.id}`, function* (me) {
    const floor = new Floor(me, plan, place, faults, 'run');
    scene = sceneOf(me, floor, support);
    yield* script(scene);
    yield* until(at('10:00'));
  });
  kernel.advance(at('10:00') as never);
  kernel.cancel('the day ended');
  if (scene === undefined) throw new Error('nothing was played');
  const life = facts.flatMap((fact) =>
    fact.fact.startsWith('issue.') ? [`${isoAt('', fact.at_us).slice(1, 9)} ${fact.fact}`] : [],
  );
  return { facts, happened, calls, opened, scene, life };
}

function sceneOf(me: Me, floor: Floor, support: SupportDesk): Scene {
  const done = { repaired: 0, closed: 0, reopened: 0 };
  return {
    me,
    floor,
    support,
    done,
    meet(kind, { fault, seenBy, device = `${me.path}/till/1` } = {}) {
      const site: IssueSite = {
        kind,
        device: { type: 'till', id: device },
        tillId: floor.tills[0]?.id ?? '',
        repair: () => done.repaired++,
        close: () => done.closed++,
        reopen: () => done.reopened++,
      };
      return floor.issues.met(me, floor, site, fault, seenBy);
    },
    ticket: (nth = 0) => support.list({}).toReversed()[nth] as Ticket,
  };
}

function serve(support: SupportDesk, { operation, request }: Call): object {
  const asked = request as { ticketId: string; reason: string };
  if (operation === 'support.heartbeat') return { kind: 'ok', body: { accepted: true } };
  const result = ((): ReturnType<SupportDesk['say']> => {
    switch (operation) {
      case 'support.open': {
        const opened = support.open(request as OpenTicket);
        return 'ticket' in opened ? opened.ticket : opened;
      }
      case 'support.get':
        return support.get(asked.ticketId) ?? { refused: 'unknown' };
      case 'support.cancel':
        return support.cancel(asked.ticketId);
      case 'support.reopen':
        return support.reopen(asked.ticketId, asked.reason);
      default:
        return support.say(request as never);
    }
  })();
  return isRefusal(result)
    ? { kind: 'status', status: 409, problem: undefined }
    : { kind: 'ok', body: result };
}
