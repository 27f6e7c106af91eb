import { isRefusal, SupportDesk } from '../../../mocks/support/support-desk.ts';
import { desk } from '../../../src/desk/desk.ts';
import { ActiveFaults, type Dose } from '../../../src/faults/active-faults.ts';
import { PHASE } from '../../../src/kernel/agenda.ts';
import { until } from '../../../src/kernel/effects.ts';
import { Kernel } from '../../../src/kernel/kernel.ts';
import type { Call } from '../../../src/kernel/ports.ts';
import type { Fact, FactTime, Tally } from '../../../src/model/facts.ts';
import { isoAt } from '../../../src/model/iso.ts';
import { type OpenTicket, perIssueKind, type Ticket } from '../../../src/model/ticket.ts';
import { parseTimeOfDay } from '../../../src/model/units.ts';
import { runKey } from '../../../src/random/hash.ts';
import type { Scenario } from '../../../src/scenario/author.ts';
import type { DeskSpec } from '../../../src/scenario/author-desk.ts';
import { compile } from '../../../src/scenario/compile.ts';
import { report } from '../mocks/reports.ts';
import { MINIMAL } from '../scenario/scenarios.ts';

/** A ticket that appears at a time of day; `withdrawn` again later when the store gives it up. */
export interface Arriving extends Partial<OpenTicket> {
  readonly at: string;
  readonly withdrawn?: string;
}

export interface DeskDay {
  readonly facts: readonly (Fact & FactTime)[];
  readonly tallies: readonly Tally[];
  readonly claims: number;
  readonly doses: readonly Dose[];
  /** In the order in which they came. */
  readonly tickets: readonly Ticket[];
  /** Time of day of each fact of a name, with the ticket's place in the order of arrival. */
  times(fact: Fact['fact']): readonly string[];
}

/** Ten milliseconds for every call. */
export const CALL_US = 10_000;

export const at = (time: string): number => parseTimeOfDay(time) ?? Number.NaN;

/** What else there is to a day. */
export interface DeskDayMore {
  readonly faults?: Scenario['faults'];
  /** When the stores answer every question there is. */
  readonly answers?: readonly string[];
}

/** The desk alone, on Friday 27 November 2026, with the tickets given; handling takes 3 min. */
export async function deskDay(
  spec: DeskSpec,
  arriving: readonly Arriving[],
  [from, to]: readonly [from: string, to: string] = ['06:00', '20:00'],
  { faults: broken = {}, answers = [] }: DeskDayMore = {},
): Promise<DeskDay> {
  const plan = await compile({
    ...MINIMAL,
    desk: { poll: '1s', ...CONSTANT, ...spec },
    faults: broken,
  });
  const facts: (Fact & FactTime)[] = [];
  const tallies: Tally[] = [];
  let claims = 0;
  const support = new SupportDesk({ clock: () => isoAt(plan.date, kernel.now) });
  const kernel: Kernel = new Kernel({
    key: runKey(1, 0),
    start_us: at(from) as never,
    ports: {
      recorder: {
        note: (fact, at_us) => facts.push({ ...fact, at_us, wall_us: at_us }),
        tally: (tally) => tallies.push(tally),
      },
      services: {
        call(call) {
          if (call.operation === 'support.claim') claims++;
          const outcome = { latencyWall_us: CALL_US, attempts: 1, ...answer(support, call) };
          const settle = (): void => call.answer(outcome as never);
          kernel.agenda.add(kernel.now + CALL_US, PHASE.completion, { settle }, undefined);
        },
      },
    },
  });
  const end_us = at(to);
  const ids: string[] = [];
  arriving.forEach(({ at: time, withdrawn, ...more }, i) => {
    kernel.spawn(`store/${i}`, function* () {
      yield* until(at(time));
      const opened = support.open(report(`run:issue${i}`, more));
      if ('refused' in opened) throw new Error(opened.refused);
      ids[i] = opened.ticket.id;
      if (withdrawn === undefined) return;
      yield* until(at(withdrawn));
      support.cancel(opened.ticket.id);
    });
  });
  for (const time of answers) {
    kernel.spawn(`answer/${time}`, function* () {
      yield* until(at(time));
      for (const { id, state } of support.list({})) {
        const said = { ticketId: id, author: 'Ana', body: 'yes', step: 'answer' } as const;
        if (state === 'onHold') support.say(said);
      }
    });
  }
  const faults = new ActiveFaults(plan.faults, kernel.key);
  kernel.spawn('desk', (me) => desk(me, plan, faults, end_us));
  kernel.advance(end_us);
  kernel.cancel('the day ended');
  return {
    facts,
    tallies,
    claims,
    doses: faults.doses(),
    tickets: ids.map((id) => support.get(id) as Ticket),
    times: (name) =>
      facts.flatMap((fact) => {
        if (fact.fact !== name) return [];
        const clock = isoAt('', fact.at_us).slice(1, -1);
        return ['ticket' in fact ? `${ids.indexOf(fact.ticket)} ${clock}` : clock];
      }),
  };
}

/** Nothing but handling unless a test says so. */
const CONSTANT = {
  handle: { receiptNotPrinting: '3min', discountNotApplied: '3min', paymentDeclined: '3min' },
  asksBack: perIssueKind(() => 0),
  escalates: perIssueKind(() => 0),
  formal: perIssueKind(() => 0),
} as const;

function answer(support: SupportDesk, { operation, request }: Call): object {
  const asked = request as { ticketId: string; agentId: string; resolution: never };
  if (operation === 'support.claim') {
    return { kind: 'ok', status: 200, body: support.claim(request as never) };
  }
  if (operation === 'support.get') {
    const body = support.get(asked.ticketId);
    return body ? { kind: 'ok', status: 200, body } : { kind: 'status', status: 404 };
  }
  const result =
    operation === 'support.start'
      ? support.start(asked.ticketId, asked.agentId)
      : operation === 'support.comment'
        ? support.say(request as never)
        : operation === 'support.release'
          ? support.release(request as never)
          : support.resolve(asked.ticketId, asked.agentId, asked.resolution);
  return isRefusal(result)
    ? { kind: 'status', status: 409, problem: undefined }
    : { kind: 'ok', status: 200, body: result };
}
