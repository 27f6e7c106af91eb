import { breakTimes } from '../desk/break-times.ts';
import type { VirtualServices } from '../engines/virtual/virtual-services.ts';
import { PHASE } from '../kernel/agenda.ts';
import type { Call, Services } from '../kernel/ports.ts';
import type { FaultPlan } from '../model/fault-plan.ts';
import type { Operation } from '../model/operations.ts';
import type { Plan } from '../model/plan.ts';
import type { AgentSkills, Ticket } from '../model/ticket.ts';

/** An idle agent's look at an empty queue, put off until there is something to see. */
interface Look {
  readonly call: Call<'support.claim'>;
  readonly since_us: number;
  /** From one look to the next. */
  readonly step_us: number;
  readonly latency_us: number;
  /** Agenda entries: the end of the wait, and the look that a new ticket brings on. */
  end: number;
  next: number | undefined;
}

/**
 * The virtual services, except that an idle agent's looks at an empty queue are not played one by
 * one: her next look falls on the instant at which it would have been, once there is a ticket.
 * She is let go when her break or shift comes. Where a fault touches the looks they are all played.
 */
export class ReplayServices implements Services {
  readonly #services: VirtualServices;
  readonly #poll_us: number;
  readonly #limits: ReadonlyMap<string, readonly number[]>;
  readonly #troubles: readonly FaultPlan[];
  readonly #looks = new Set<Look>();
  readonly #inHand = new Map<string, number>();

  constructor(services: VirtualServices) {
    const { plan, kernel } = services.options;
    this.#services = services;
    this.#poll_us = plan.desk.poll_us;
    this.#limits = limitsOf(plan, kernel.now);
    this.#troubles = plan.faults.filter(touchesLooks);
  }

  call(call: Call): void {
    if (isClaim(call)) {
      this.#claim(call);
      return;
    }
    this.#services.call(call);
    if (ENDS.has(call.operation)) this.#count(call.device, -1);
    if (BRINGS.has(call.operation)) this.#wake();
  }

  #claim(call: Call<'support.claim'>): void {
    const { kernel } = this.#services.options;
    const limit_us = this.#holdUntil(call.device);
    if (limit_us <= kernel.now) {
      this.#services.call(this.#counted(call));
      return;
    }
    const { deviceHash, ordinal } = this.#services.attempt(call);
    const { latencies } = this.#services;
    const latency_us = Math.round(
      latencies.latency('support.claim', deviceHash, ordinal, kernel.now) ?? 0,
    );
    const ticket = this.#serve(call.request);
    const step_us = this.#poll_us + latency_us;
    const steps = Math.floor((limit_us - kernel.now) / step_us);
    if (ticket !== null || steps < 1) {
      this.#answer(call, ticket, latency_us);
      return;
    }
    const look: Look = { call, since_us: kernel.now, step_us, latency_us, end: 0, next: undefined };
    const settle = (): void => this.#look(look, true);
    const last_us = kernel.now + steps * step_us;
    look.end = kernel.agenda.add(last_us, PHASE.completion, { settle }, undefined);
    this.#looks.add(look);
  }

  /** A ticket came: whoever waits looks again when she would have. */
  #wake(): void {
    const { kernel } = this.#services.options;
    for (const look of this.#looks) {
      if (look.next !== undefined) continue;
      const steps = Math.floor((kernel.now - look.since_us) / look.step_us) + 1;
      const settle = (): void => this.#look(look, false);
      const at_us = look.since_us + steps * look.step_us;
      look.next = kernel.agenda.add(at_us, PHASE.completion, { settle }, undefined);
    }
  }

  #look(look: Look, isLast: boolean): void {
    const { agenda } = this.#services.options.kernel;
    if (!isLast) look.next = undefined;
    const ticket = this.#serve(look.call.request);
    if (ticket === null && !isLast) return;
    this.#looks.delete(look);
    if (!isLast) agenda.cancel(look.end);
    else if (look.next !== undefined) agenda.cancel(look.next);
    this.#answer(look.call, ticket, look.latency_us);
  }

  #serve(request: AgentSkills): Ticket | null {
    const answer = this.#services.domain.serve('support.claim', request, undefined);
    // The domain answered a claim: a ticket, or null when there is none.
    return answer.ok ? (answer.reply as Ticket | null) : null;
  }

  #answer(call: Call<'support.claim'>, body: Ticket | null, latencyWall_us: number): void {
    const { kernel } = this.#services.options;
    if (body !== null) this.#count(call.device, 1);
    const settle = (): void =>
      call.answer({ kind: 'ok', status: 200, body, latencyWall_us, attempts: 1 });
    kernel.agenda.add(kernel.now + latencyWall_us, PHASE.completion, { settle }, undefined);
  }

  /** The same call, of which a ticket it brings is counted. */
  #counted(call: Call<'support.claim'>): Call<'support.claim'> {
    const { operation, request, device, intended_us, withinWall_us } = call;
    const answer: typeof call.answer = (outcome) => {
      if (outcome.kind === 'ok' && outcome.body !== null) this.#count(device, 1);
      call.answer(outcome);
    };
    return { operation, request, device, intended_us, withinWall_us, answer };
  }

  #count(agent: string, change: 1 | -1): void {
    this.#inHand.set(agent, Math.max(0, (this.#inHand.get(agent) ?? 0) + change));
  }

  /** Until when nothing but a ticket can concern an idle agent; the past when she is not idle. */
  #holdUntil(agent: string): number {
    const { now } = this.#services.options.kernel;
    if ((this.#inHand.get(agent) ?? 0) > 0) return 0;
    let until_us = this.#limits.get(agent)?.find((limit_us) => limit_us > now) ?? now;
    for (const { from_us, to_us } of this.#troubles) {
      if (now < to_us) until_us = Math.min(until_us, from_us);
    }
    return until_us;
  }
}

/** What takes a ticket off an agent's hands, and what brings one into the queue. */
const ENDS: ReadonlySet<Operation> = new Set(['support.resolve', 'support.release']);
const BRINGS: ReadonlySet<Operation> = new Set([
  'support.open',
  'support.reopen',
  'support.release',
]);

const isClaim = (call: Call): call is Call<'support.claim'> => call.operation === 'support.claim';

/** Starts of breaks and the end of the shift, by agent. */
function limitsOf({ desk }: Plan, now_us: number): ReadonlyMap<string, readonly number[]> {
  return new Map(
    desk.teams.flatMap((team) =>
      Array.from({ length: team.agents }, (_, i): [string, readonly number[]] => {
        const breaks = breakTimes(team, i + 1, now_us).map(({ start_us }) => start_us);
        return [`desk/${team.id}/agent/${i + 1}`, [...breaks, team.to_us]];
      }),
    ),
  );
}

/** Whether a fault bites agents while they look for tickets. */
function touchesLooks({ kind, scope }: FaultPlan): boolean {
  if (kind === 'desk/absence' || kind === 'desk/handover-gap') return true;
  if (!/^(net|http)\//.test(kind) || scope.stores !== undefined) return false;
  return scope.operations?.includes('support.claim') ?? true;
}
