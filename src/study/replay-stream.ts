import type { IssueRecord } from '../measure/measures.ts';
import type { Plan } from '../model/plan.ts';
import { type IssueKind, perIssueKind } from '../model/ticket.ts';

/** One issue as the fleet had it on a coupled day: what the desk cannot change. */
export interface RecordedIssue {
  readonly issue: string;
  readonly kind: IssueKind;
  readonly store: string;
  readonly device: string;
  readonly fault: string | null;
  readonly noticedBy: 'clerk' | 'transaction' | 'heartbeat';
  readonly began_us: number;
  readonly noticed_us: number;
  /** When the trouble had gone by itself; null when it was ended before it could. */
  readonly healed_us: number | null;
  /** How long it was seen not to heal, from its beginning, where it did not. */
  readonly unhealed_us: number;
  /** From each answer to its trial at the device's next use, as measured. */
  readonly trials_us: readonly number[];
}

/** A coupled day's issues, to be lived again with another desk. */
export interface IssueStream {
  readonly plan: Plan;
  readonly issues: readonly RecordedIssue[];
}

/** Measured durations by kind of issue, rising: drawn from where a day has none of its own. */
export interface Delays {
  /** From an answer to its trial. */
  readonly trials_us: Readonly<Record<IssueKind, readonly number[]>>;
  /** From an issue's beginning to its healing by itself. */
  readonly heals_us: Readonly<Record<IssueKind, readonly number[]>>;
}

/** Kinds whose end the store is told, so that nobody has to look. */
export const TOLD: ReadonlySet<IssueKind> = new Set(['tillFrozen', 'storeOffline']);

/** Takes from a coupled day what a replay of the desk needs: what somebody noticed. */
export function streamOf(plan: Plan, records: readonly IssueRecord[]): IssueStream {
  // The store notices at its next look at the ticket that trouble went by itself.
  const noticing_us = plan.tills.ticketPoll_us / 2;
  const issues = records.flatMap((record) => {
    const { issue, kind, store, device, fault, began_us, noticed_us, ended_us, until_us } = record;
    if (noticed_us === null) return [];
    const healed = record.endedHow === 'healed' && ended_us !== null;
    return {
      issue,
      kind,
      store,
      device,
      fault,
      noticedBy: record.noticedBy ?? 'clerk',
      began_us,
      noticed_us,
      healed_us: healed ? Math.max(began_us, ended_us - (TOLD.has(kind) ? 0 : noticing_us)) : null,
      unhealed_us: until_us - began_us,
      trials_us: trialsOf(record),
    };
  });
  return { plan, issues };
}

/** The delays of several days together. */
export function delaysOf(streams: readonly IssueStream[]): Delays {
  const issues = streams.flatMap((stream) => stream.issues);
  const gather = (pick: (issue: RecordedIssue) => readonly number[]): Delays['trials_us'] => {
    const of = (kind: IssueKind): readonly number[] =>
      issues
        .filter((issue) => issue.kind === kind)
        .flatMap(pick)
        .sort((a, b) => a - b);
    return perIssueKind(of);
  };
  return {
    trials_us: gather((issue) => issue.trials_us),
    heals_us: gather(({ healed_us, began_us }) =>
      healed_us === null ? [] : [healed_us - began_us],
    ),
  };
}

/** An answer is tried until it is verified or the issue is reopened. */
function trialsOf({ answered_us, reopened_us, verified_us }: IssueRecord): readonly number[] {
  const ends = verified_us === null ? reopened_us : [...reopened_us, verified_us];
  return answered_us.flatMap((answered, round) => {
    const next = answered_us[round + 1] ?? Infinity;
    const end = ends.find((at) => at >= answered && at <= next);
    return end === undefined ? [] : [end - answered];
  });
}
