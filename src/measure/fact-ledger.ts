import type { Fact, FactTime, LostSaleCause, RecordedFact } from '../model/facts.ts';
import { AuditLedger } from './audit/audit-ledger.ts';
import { DeskLedger } from './desk-ledger.ts';
import type { IssueTrack, TicketTrack } from './issue-track.ts';

type Of<Name extends Fact['fact']> = Extract<Fact, { readonly fact: Name }> & FactTime;
/** A lost sale as its fact tells it. */
export type LostSale = Of<'sale.lost'>;
/** How a sale that was made was not as it should have been. */
export type AbnormalHow = Of<'sale.abnormal'>['how'];
/** One slow or failed request, with the trace to find it by. */
export type Exemplar = Of<'request.exemplar'>;
type IssueStep = Extract<
  RecordedFact,
  {
    readonly fact: `issue.${'noticed' | 'reported' | 'answered' | 'verified' | 'reopened' | 'ended'}`;
  }
>;

type FaultStep = Extract<RecordedFact, { readonly fact: `fault.${string}` }>;

/** A lost sale as far as a scope asks: where, when (business instant), over which issue. */
export type Loss = Pick<LostSale, 'store' | 'at_us' | 'issue' | 'valueMinor'>;

/** Times and money; money in minor units. */
export interface Tally {
  count: number;
  valueMinor: number;
}

/** What the facts told of one fault: business instants, and how often it was to bite and did. */
export interface FaultTrack {
  started_us?: number;
  healed_us?: number;
  requested: number;
  injected: number;
  /** What clients saw of it, where that can be told. */
  observed?: number;
}

/** Exemplars kept: the slowest and the failed ones first. */
const EXEMPLARS = 50;

/**
 * Joins facts as they are read. It holds issues, tickets and lost sales;
 * everything else is added up at once.
 */
export class FactLedger {
  readonly issues: Map<string, IssueTrack> = new Map();
  readonly tickets: Map<string, TicketTrack> = new Map();
  readonly desk: DeskLedger = new DeskLedger();
  readonly audit: AuditLedger = new AuditLedger();
  readonly faults: Map<string, FaultTrack> = new Map();
  readonly blamed: LostSale[] = [];
  readonly losses: Loss[] = [];
  readonly lost: Map<LostSaleCause, Tally> = new Map();
  readonly lostByStore: Map<string, Tally> = new Map();
  readonly abnormal: Map<AbnormalHow, Tally> = new Map();
  readonly opened: Map<string, number> = new Map();
  readonly closed: Map<string, { readonly schedule: string }> = new Map();
  /** The furthest business instant of any fact. */
  last_us = 0;
  /** Facts of issues that never began here: their beginning was torn off. */
  orphans = 0;
  #exemplars: Exemplar[] = [];
  readonly #waiting = new Map<string, IssueStep[]>();

  add(fact: RecordedFact): void {
    this.last_us = Math.max(this.last_us, fact.at_us);
    if ('basket' in fact) {
      this.audit.add(fact);
      return;
    }
    switch (fact.fact) {
      case 'store.opened':
        this.opened.set(fact.store, fact.tills);
        return;
      case 'store.closed':
        this.closed.set(fact.store, fact);
        return;
      case 'issue.began':
        this.#began(fact);
        return;
      case 'ticket.acknowledged':
        this.#ticket(fact.ticket).acknowledged_us.push(fact.at_us);
        this.desk.add(fact);
        return;
      case 'ticket.resolved':
        this.#ticket(fact.ticket).resolved_us.push(fact.at_us);
        this.desk.add(fact);
        return;
      case 'ticket.released':
      case 'ticket.askedBack':
      case 'ticket.escalated':
      case 'ticket.handedOver':
      case 'ticket.formalReply':
      case 'agent.onDuty':
      case 'agent.offDuty':
        this.desk.add(fact);
        return;
      case 'sale.lost':
        if (fact.issue !== null) this.blamed.push(fact);
        this.losses.push(lossOf(fact));
        count(this.lost, fact.cause, fact.valueMinor);
        count(this.lostByStore, fact.store, fact.valueMinor);
        return;
      case 'sale.abnormal':
        count(this.abnormal, fact.how, fact.valueMinor);
        return;
      case 'fault.started':
      case 'fault.healed':
      case 'fault.dose':
        this.#fault(fact);
        return;
      case 'request.exemplar':
        this.#exemplar(fact);
        return;
      case 'issue.refused':
        this.audit.refused.set(fact.issue, fact);
        return;
      case 'issue.tried':
      case 'line.down':
      case 'line.up':
        return;
      case 'ticket.audited':
      case 'coupon.audited':
      case 'audit.unanswered':
      case 'privacy.leaked':
      case 'store.pending':
      case 'coverage.counted':
        this.audit.add(fact);
        return;
      case 'issue.reported':
        this.audit.reported.push(fact);
        this.#step(fact);
        return;
      default:
        this.#step(fact);
    }
  }

  /** Call once after the last fact: counts what stayed without a beginning. */
  end(): void {
    for (const steps of this.#waiting.values()) this.orphans += steps.length;
    this.#waiting.clear();
  }

  /** Failed requests first, then the slowest. */
  exemplars(): readonly Exemplar[] {
    return this.#exemplars.sort(worstFirst).slice(0, EXEMPLARS);
  }

  #began(fact: Of<'issue.began'>): void {
    const { issue, kind, store, device, fault, at_us } = fact;
    const track = { issue, kind, store, device, fault, began_us: at_us };
    this.issues.set(issue, { ...track, answered_us: [], reopened_us: [] });
    const early = this.#waiting.get(issue) ?? [];
    this.#waiting.delete(issue);
    for (const step of early) this.#step(step);
  }

  #step(fact: IssueStep): void {
    const track = this.issues.get(fact.issue);
    if (track === undefined) {
      const steps = this.#waiting.get(fact.issue);
      if (steps === undefined) this.#waiting.set(fact.issue, [fact]);
      else steps.push(fact);
      return;
    }
    advance(track, fact);
  }

  #ticket(ticket: string): TicketTrack {
    return entry(this.tickets, ticket, () => ({ acknowledged_us: [], resolved_us: [] }));
  }

  #fault(fact: FaultStep): void {
    const track = entry<string, FaultTrack>(this.faults, fact.fault, () => ({
      requested: 0,
      injected: 0,
    }));
    if (fact.fact === 'fault.dose') {
      track.requested += fact.requested;
      track.injected += fact.injected;
      if (fact.observed !== undefined) track.observed = (track.observed ?? 0) + fact.observed;
    } else if (fact.fact === 'fault.started') {
      track.started_us = Math.min(track.started_us ?? fact.at_us, fact.at_us);
    } else {
      track.healed_us = Math.max(track.healed_us ?? fact.at_us, fact.at_us);
    }
  }

  #exemplar(fact: Exemplar): void {
    this.#exemplars.push(fact);
    if (this.#exemplars.length >= 4 * EXEMPLARS) this.#exemplars = [...this.exemplars()];
  }
}

const lossOf = ({ store, at_us, issue, valueMinor }: LostSale): Loss => ({
  store,
  at_us,
  issue,
  valueMinor,
});

function advance(track: IssueTrack, fact: IssueStep): void {
  const { at_us } = fact;
  switch (fact.fact) {
    case 'issue.noticed':
      track.noticed_us ??= at_us;
      track.noticedBy ??= fact.by;
      return;
    case 'issue.reported':
      track.reported_us ??= at_us;
      track.ticket = fact.ticket;
      return;
    case 'issue.answered':
      track.answered_us.push(at_us);
      return;
    case 'issue.verified':
      track.verified_us = at_us;
      return;
    case 'issue.reopened':
      track.reopened_us.push(at_us);
      return;
    case 'issue.ended':
      track.ended_us = at_us;
      track.endedHow = fact.how;
  }
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const fresh = make();
  map.set(key, fresh);
  return fresh;
}

function count<K>(tallies: Map<K, Tally>, key: K, valueMinor: number): void {
  const tally = entry(tallies, key, () => ({ count: 0, valueMinor: 0 }));
  tally.count++;
  tally.valueMinor += valueMinor;
}

const worstFirst = (a: Exemplar, b: Exemplar): number =>
  Number(a.outcome === 'ok') - Number(b.outcome === 'ok') ||
  b.latencyWall_us - a.latencyWall_us ||
  (a.traceparent < b.traceparent ? -1 : 1);
