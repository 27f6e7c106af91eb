import type { BasketFact } from './basket-facts.ts';
import type { CoveragePoint } from './coverage.ts';
import type { FaultKind } from './fault-plan.ts';
import type { Service } from './operations.ts';
import type { ClerkTry, IssueKind, TicketChannel } from './ticket.ts';
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
  | 'storeClosed'
  /** Nobody else could serve her: the till crashed, froze or could not sell. */
  | 'tillDown'
  | 'priceMismatch'
  /** The order she came for could not be handed over. */
  | 'pickUpBlocked'
  /** Without a line, a card above the offline limit. */
  | 'offlineLimit'
  | 'webShopUnavailable';

/** Something that happened, as a behaviour notes it: one line of `facts/*.ndjson` each. */
export type Fact =
  | BasketFact
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
  /** What the clerk did about it herself; `works`: it mended the trouble. */
  | {
      readonly fact: 'issue.tried';
      readonly issue: string;
      readonly what: ClerkTry;
      readonly works: boolean;
    }
  /** The desk did not accept the report, for the first time: the store goes on trying. */
  | {
      readonly fact: 'issue.refused';
      readonly issue: string;
      readonly channel: TicketChannel;
    }
  /** Again for every further ticket that an impatient store opened for the same issue. */
  | {
      readonly fact: 'issue.reported';
      readonly issue: string;
      readonly ticket: string;
      readonly channel: TicketChannel;
    }
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
      readonly fact: 'ticket.askedBack' | 'ticket.escalated' | 'ticket.handedOver';
      readonly ticket: string;
      readonly agent: string;
      readonly team: string;
    }
  /** The agent says it is done and nothing was mended. */
  | {
      readonly fact: 'ticket.formalReply';
      readonly ticket: string;
      readonly agent: string;
      readonly team: string;
    }
  | {
      /** Off the agent's hands: she resolved it, or gave it away unresolved, or it was gone. */
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
      readonly how:
        | 'cashInsteadOfCard'
        | 'withoutDiscount'
        | 'withoutReceipt'
        | 'notCommitted'
        | 'offline'
        | 'stalePrice'
        | 'atAnotherTill';
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
      /** How often those it struck were seen to be struck, where that can be told apart. */
      readonly observed?: number;
    }
  | {
      /** What a store's end left undone: documents not handed over, tickets still open. */
      readonly fact: 'store.pending';
      readonly store: string;
      readonly documents: number;
      readonly tickets: number;
    }
  | {
      /** A store lost its line, or has it back; `queued`: documents waiting then. */
      readonly fact: 'line.down' | 'line.up';
      readonly store: string;
      readonly queued: number;
    }
  /** Written at the end by every worker: how often each thing that can happen did. */
  | { readonly fact: 'coverage.counted'; readonly point: CoveragePoint; readonly count: number }
  /** Asked at the end of the run: whether a ticket that was accepted can be found. */
  | { readonly fact: 'ticket.audited'; readonly ticket: string; readonly found: boolean }
  | {
      /** Asked at the end of the run: what the promotion service says of a coupon. */
      readonly fact: 'coupon.audited';
      readonly coupon: string;
      readonly redeemed: number;
      readonly reserved: number;
      readonly limit: number | null;
    }
  /** Questions of the audit that were not asked, or not answered. */
  | { readonly fact: 'audit.unanswered'; readonly questions: number }
  | {
      /** A card number or personal data where it has no business; never the datum itself. */
      readonly fact: 'privacy.leaked';
      readonly operation: string;
      readonly device: string;
      readonly what: string;
      readonly where: string;
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
  /** `queued_us`: cut off in the queue after so long, without a `queue.left`. */
  | { readonly tally: 'shopper.left'; readonly stayed_us: number; readonly queued_us?: number }
  | { readonly tally: 'queue.left'; readonly waited_us: number }
  /** A store is through with a ticket, from its acceptance on. */
  | { readonly tally: 'ticket.left'; readonly open_us: number }
  /** An agent has nothing in hand any more. */
  | { readonly tally: 'agent.idle'; readonly busy_us: number }
  | { readonly tally: 'sale.done'; readonly valueMinor: Minor }
  /** One of the things that can happen did: see model/coverage.ts. */
  | { readonly tally: 'happened'; readonly point: CoveragePoint };

/** A fact with its time and the worker that wrote it. */
export type RecordedFact = Fact & FactTime;

/** The kind of machine: latencies of two kinds are not compared. */
export interface HostClass {
  readonly cpu: string;
  readonly cores: number;
}

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
  /** Where it ran; absent in runs of before it was recorded. */
  readonly host?: HostClass;
  /** Services of one's own: the scenario's folder and their addresses, for `peakday clean`. */
  readonly own?: {
    readonly folder: string;
    readonly urls: Readonly<Partial<Record<Service, string>>>;
  };
  /** How late the embedded services' own thread was, wall clock; absent without them. */
  readonly mocks?: { readonly lagP99_ms: number; readonly distortedSeconds: number };
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
