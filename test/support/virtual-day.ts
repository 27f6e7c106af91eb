import { desk } from '../../src/desk/desk.ts';
import { ServiceDomain } from '../../src/engines/virtual/domain.ts';
import { ActiveFaults } from '../../src/faults/active-faults.ts';
import { conductFault } from '../../src/faults/conductor.ts';
import { CumulativeRate } from '../../src/fleet/arrivals.ts';
import { store } from '../../src/fleet/store.ts';
import { PHASE } from '../../src/kernel/agenda.ts';
import { Kernel } from '../../src/kernel/kernel.ts';
import type { Call } from '../../src/kernel/ports.ts';
import type { EvaluateRequest } from '../../src/model/basket.ts';
import type { RecordedFact, Tally } from '../../src/model/facts.ts';
import type { FaultPlan } from '../../src/model/fault-plan.ts';
import type { Operation } from '../../src/model/operations.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import type { Plan } from '../../src/model/plan.ts';
import type { Ticket } from '../../src/model/ticket.ts';
import type { Withheld } from '../../src/pricing/matching.ts';
import { runKey } from '../../src/random/hash.ts';

/** What a call came to, without its figures; `undefined` for what the services themselves say. */
export type Instead = (operation: Operation, call: Call) => Partial<Outcome<never>> | undefined;

export interface VirtualDay {
  readonly facts: readonly RecordedFact[];
  readonly calls: ReadonlyMap<string, number>;
  readonly requests: readonly { readonly operation: Operation; readonly request: unknown }[];
  readonly sales: number;
  readonly salesMinor: number;
  readonly arrived: number;
  ticket(id: string): Ticket | undefined;
}

const LATENCY_US = 50_000;

/** Runs fleet and desk of a plan's live window in virtual time against the services' domains. */
export function virtualDay(plan: Plan, instead: Instead = () => undefined): VirtualDay {
  const facts: RecordedFact[] = [];
  const calls = new Map<string, number>();
  const requests: { operation: Operation; request: unknown }[] = [];
  const totals = { sales: 0, salesMinor: 0, arrived: 0 };
  const key = runKey(plan.seed, plan.replication);
  const faults = new ActiveFaults(plan.faults, key);
  const late = new Map<string, FaultPlan>();
  const kernel: Kernel = new Kernel({
    key,
    start_us: plan.live.from_us,
    ports: {
      recorder: {
        note: (fact, at_us) => facts.push({ ...fact, at_us, wall_us: at_us }),
        tally: (tally) => count(totals, tally),
      },
      services: {
        call(call) {
          calls.set(call.operation, (calls.get(call.operation) ?? 0) + 1);
          requests.push({ operation: call.operation, request: call.request });
          const said = instead(call.operation, call) ?? answer(call);
          const outcome = { status: 200, latencyWall_us: LATENCY_US, attempts: 1, ...said };
          const settle = (): void => call.answer(outcome as Outcome<never>);
          kernel.agenda.add(kernel.now + LATENCY_US, PHASE.completion, { settle }, undefined);
        },
      },
    },
  });
  const domain = new ServiceDomain(plan, () => kernel.now);
  const withheld = (request: EvaluateRequest): Withheld => ({
    promotions: new Set(
      [...late.values()]
        .filter(({ scope }) => scope.stores === undefined || scope.stores.includes(request.storeId))
        .map(({ parameters }) => parameters.promotion ?? ''),
    ),
    missed: new Set(),
  });
  function answer({ operation, request }: Call): Partial<Outcome<never>> {
    if (operation === 'control.inject' || operation === 'control.heal') {
      if ('id' in request && 'kind' in request) late.set(request.id, request);
      else if ('fault' in request) late.delete(request.fault);
      return { kind: 'ok', body: { requested: 0, injected: 0 } as never };
    }
    const missing = 'mode' in request ? withheld(request) : undefined;
    const answered = domain.serve(operation, request as never, missing);
    if (answered.ok) return { kind: 'ok', body: answered.reply as never };
    return { kind: 'status', status: answered.status, problem: undefined };
  }
  const ticket = (ticketId: string): Ticket | undefined => {
    const found = domain.serve('support.get', { ticketId }, undefined);
    return found.ok ? (found.reply as Ticket) : undefined;
  };
  const until_us = plan.live.to_us;
  for (const fault of plan.faults) {
    kernel.spawn(`fault/${fault.id}`, (me) => conductFault(me, fault, until_us), PHASE.control);
  }
  kernel.spawn('desk', (me) => desk(me, plan, faults, until_us));
  for (const place of plan.stores) {
    const rateOf = (name: string): CumulativeRate => new CumulativeRate(plan.curves[name] ?? []);
    const setting = { plan, store: place, faults, runId: 'run', rateOf, until_us };
    kernel.spawn(`store/${place.id}`, (me) => store(me, setting));
  }
  kernel.advance(until_us);
  kernel.cancel('end');
  return { facts, calls, requests, ticket, ...totals };
}

function count(totals: { sales: number; salesMinor: number; arrived: number }, tally: Tally): void {
  if (tally.tally === 'shopper.arrived') totals.arrived++;
  if (tally.tally === 'sale.done') {
    totals.sales++;
    totals.salesMinor += tally.valueMinor;
  }
}
