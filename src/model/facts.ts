import type { FaultKind } from './plan.ts';
import type { IssueKind } from './ticket.ts';
import type { Minor } from './units.ts';

/** Instants of every fact: business clock, and wall clock since the run's start. */
export interface FactTime {
  readonly at_us: number;
  readonly wall_us: number;
}

/** Why a sale was not made. */
export type LostSaleCause =
  | 'queueTooLong'
  | 'paymentDeclined'
  | 'discountNotApplied'
  | 'promotionsUnavailable'
  | 'paymentsUnavailable'
  | 'storeClosed';

/** Something that happened, as a behaviour notes it: one line of `facts/*.ndjson` each. */
export type Fact =
  | { readonly fact: 'store.opened'; readonly store: string; readonly tills: number }
  | {
      /** End of a store's part in the run. `schedule` hashes its arrivals and baskets. */
      readonly fact: 'store.closed';
      readonly store: string;
      readonly schedule: string;
      readonly arrivals: number;
    }
  | {
      readonly fact: 'issue.began';
      readonly issue: string;
      readonly kind: IssueKind;
      readonly store: string;
      readonly device: string;
      /** The fault that bit, or null for everyday trouble. */
      readonly fault: string | null;
    }
  | {
      readonly fact: 'issue.noticed';
      readonly issue: string;
      readonly by: 'clerk' | 'transaction' | 'heartbeat';
    }
  | { readonly fact: 'issue.reported'; readonly issue: string; readonly ticket: string }
  /** The store read in its ticket that the desk says it is resolved. */
  | { readonly fact: 'issue.answered'; readonly issue: string; readonly ticket: string }
  | { readonly fact: 'issue.verified'; readonly issue: string }
  | { readonly fact: 'issue.reopened'; readonly issue: string; readonly ticket: string }
  /** It ended without the desk: the fault healed, or the clerk mended it. */
  | { readonly fact: 'issue.ended'; readonly issue: string; readonly how: 'healed' | 'clerk' }
  | {
      readonly fact: 'ticket.acknowledged';
      readonly ticket: string;
      readonly agent: string;
      readonly team: string;
    }
  | {
      /** Off the agent's hands: she resolved it, or it was gone or not taken when she tried. */
      readonly fact: 'ticket.resolved' | 'ticket.released';
      readonly ticket: string;
      readonly agent: string;
      readonly team: string;
    }
  | {
      /** The agent begins to take tickets, or stops: shift or break; what she has she ends. */
      readonly fact: 'agent.onDuty' | 'agent.offDuty';
      readonly agent: string;
      readonly team: string;
    }
  | {
      readonly fact: 'sale.lost';
      readonly store: string;
      readonly till: string | null;
      readonly cause: LostSaleCause;
      /** The open issue it is blamed on, when there is one. */
      readonly issue: string | null;
      readonly valueMinor: Minor;
    }
  | {
      /** A sale that was made, but not as it should have been. */
      readonly fact: 'sale.abnormal';
      readonly store: string;
      readonly till: string;
      readonly how: 'cashInsteadOfCard' | 'withoutDiscount' | 'withoutReceipt' | 'notCommitted';
      readonly issue: string | null;
      readonly valueMinor: Minor;
    }
  | {
      readonly fact: 'fault.started' | 'fault.healed';
      readonly fault: string;
      readonly kind: FaultKind;
    }
  /** Times a fault was to bite and did, at one place that applies it. */
  | {
      readonly fact: 'fault.dose';
      readonly fault: string;
      readonly requested: number;
      readonly injected: number;
    }
  | {
      /** One slow or failed request, for the report to show. */
      readonly fact: 'request.exemplar';
      readonly operation: string;
      readonly device: string;
      readonly outcome: string;
      readonly latencyWall_us: number;
      readonly traceparent: string;
    };

/**
 * Ordinary happenings, counted each second instead of kept one by one. What leaves says how long
 * it stayed, by its own reckoning, also when the run's end cuts it off.
 */
export type Tally =
  | { readonly tally: 'shopper.arrived' | 'queue.joined' }
  /** `queueing`: cut off in the queue, without a `queue.left`. */
  | { readonly tally: 'shopper.left'; readonly stayed_us: number; readonly queueing: boolean }
  | { readonly tally: 'queue.left'; readonly waited_us: number }
  /** A store is through with a ticket, from its acceptance on. */
  | { readonly tally: 'ticket.left'; readonly open_us: number }
  /** An agent has nothing in hand any more. */
  | { readonly tally: 'agent.idle'; readonly busy_us: number }
  | { readonly tally: 'sale.done'; readonly valueMinor: Minor };

/** A fact with its time and the worker that wrote it. */
export type RecordedFact = Fact & FactTime;

/** First line of a run folder's `run.json`; rewritten once when the run ends. */
export interface RunRecord {
  readonly format: 1;
  readonly runId: string;
  readonly scenario: string;
  readonly engine: 'live' | 'virtual' | 'k6';
  readonly version: string;
  readonly node: string;
  readonly planHash: string;
  readonly seed: number;
  readonly workers: number;
  /** The exact command that repeats it. */
  readonly command: string;
  readonly startedAt: string;
  /** Absent while running, and for ever when the run was killed. */
  readonly endedAt?: string;
  readonly ending?: RunEnding;
}

/** How a run ended. */
export interface RunEnding {
  readonly how: 'completed' | 'signal' | 'failed' | 'aborted';
  readonly detail?: string;
  /** Stores that went missing with a lost worker, and when (business clock). */
  readonly lost: readonly { readonly stores: readonly string[]; readonly at_us: number }[];
}

/** `fingerprint.json` of a run in virtual time. */
export interface FingerprintRecord {
  /** Rolling 64-bit hash of all that happened: sixteen hexadecimal digits. */
  readonly fingerprint: string;
  readonly events: number;
  /** The hash after so many events, at the business instant of the last of them. */
  readonly checkpoints: readonly {
    readonly events: number;
    readonly at_us: number;
    readonly hash: string;
  }[];
}
