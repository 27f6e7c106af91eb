import type { FaultKind } from '../model/fault-plan.ts';
import type { LoadOperation, Service } from '../model/operations.ts';
import type { TillSystem } from '../model/ticket.ts';
import type { DistributionSpec, Duration, TimeOfDay } from './author.ts';

/** Which stores: every condition given must hold, then `share` of those left are picked. */
export interface StoreScope {
  /** Store ids such as `0417`. */
  readonly stores?: readonly string[];
  readonly classes?: readonly string[];
  readonly regions?: readonly string[];
  readonly countries?: readonly string[];
  /** Network providers of the stores. */
  readonly providers?: readonly string[];
  /** Acquirers of the stores' card payments. */
  readonly acquirers?: readonly string[];
  readonly tillSystems?: readonly TillSystem[];
  /** Id of another fault: among the stores that one strikes. */
  readonly with?: string;
  /** Whole stores, picked by hash draw, at least one; default 1. */
  readonly share?: number;
}

/** Which calls: the store's, limited to some services or operations; default all. */
export interface CallScope extends StoreScope {
  readonly services?: readonly Service[];
  readonly operations?: readonly LoadOperation[];
}

/** Which teams of the desk; default every one. */
export interface TeamScope {
  readonly teams?: readonly string[];
}

/** Which tickets: of some stores, in some teams' hands. */
export interface TicketScope extends StoreScope, TeamScope {}

/** When it is broken, on the business clock. Exactly one of `duration` and `end`. */
export interface FaultWindow {
  readonly start: TimeOfDay;
  readonly duration?: Duration;
  readonly end?: TimeOfDay;
}

/**
 * How often it bites within its window: one of `rate` (default 1: always; drawn once per `per`),
 * `first` (the first n of each device) or `every` (every n-th of each device).
 */
export interface FaultTriggerSpec<Per extends string> {
  readonly rate?: number;
  readonly per?: Per;
  readonly first?: number;
  readonly every?: number;
}

type Call = FaultTriggerSpec<'request' | 'till' | 'basket'> & { readonly scope?: CallScope };
type Calls = { readonly scope?: CallScope };
type At = Call & { readonly at?: 'accept' | 'request' | 'body' };
type Retry = { readonly retryAfter?: Duration };
type Pricing = FaultTriggerSpec<'basket' | 'till' | 'request'> & { readonly scope?: StoreScope };
type Device = FaultTriggerSpec<'till' | 'basket'> & { readonly scope?: StoreScope };
type Lasting = Device & { readonly lasts?: DistributionSpec };
type Tills = FaultTriggerSpec<'till'> & { readonly scope?: StoreScope };
type Clock = Tills & { readonly clock?: 'till' | 'service' };
type Tickets = FaultTriggerSpec<'ticket'> & { readonly scope?: TicketScope };
type Teams = { readonly scope?: TeamScope };

/** What each kind may be told besides its window; said in words in docs/guides/faults.md. */
interface FaultKeys {
  'net/refuse': Call;
  'net/connect-stall': Call;
  'net/reset': At;
  'net/close': At;
  'net/blackhole': Call;
  'net/slow-close': Call & { readonly pause?: Duration };
  'net/stale-keepalive': Call;
  'net/latency': Call & { readonly latency: DistributionSpec };
  'net/bandwidth': Call & { readonly bytesPerSecond: number };
  'net/slice': Call & { readonly bytes?: number; readonly pause?: Duration };
  'net/limit-bytes': Call & { readonly bytes: number };
  'net/partition': Calls;
  'net/reconnect-storm': Calls;
  'tls/untrusted': Call;
  'tls/expired': Call;
  'tls/wrong-host': Call;
  'tls/old-version': Call;
  'tls/stall': Call;
  'tls/client-cert-refused': Call;
  'http/status': Call & Retry & { readonly status: number };
  'http/throttle': Calls & Retry & { readonly quotaPerSecond: number };
  'http/unavailable': Call & Retry;
  'http/slow': Call & { readonly latency: DistributionSpec };
  'http/saturate': Calls & {
    readonly capacity: number;
    readonly serviceTime: DistributionSpec;
    readonly queueLimit?: number;
  };
  'http/commit-then-fail': Call & { readonly status?: number };
  'http/fail-then-commit-late': Call & {
    readonly status?: number;
    readonly delay?: DistributionSpec;
  };
  'http/in-progress': Call & Retry;
  'http/stale-read': Call;
  'http/flap': Calls & { readonly down?: Duration; readonly up?: Duration };
  'http/partial-outage': Call & { readonly status?: number };
  'http/auth-expire': Call;
  'http/redirect-loop': Call;
  'body/truncate': Call;
  'body/malformed-chunk': Call;
  'body/garbage': Call;
  'body/length-mismatch': Call;
  'body/stall': Call;
  'body/invalid-json': Call;
  'body/wrong-type': Call;
  'body/schema-drift': Call & {
    readonly change?: 'added' | 'dropped' | 'retyped' | 'null' | 'newEnum';
  };
  'body/rounding': Call;
  'body/wrong-total': Call & { readonly added?: number };
  'body/replay': Call;
  'body/oversize': Call & { readonly bytes?: number };
  'head/slow': Call & { readonly pause?: Duration };
  'head/overflow': Call & { readonly bytes?: number };
  'promo/late-start': FaultTriggerSpec<'till' | 'request'> & {
    readonly promotion: string;
    readonly scope?: StoreScope;
  };
  'promo/stale-catalogue': Tills & { readonly age?: Duration };
  'promo/wrong-segment': Pricing & { readonly segment: string };
  'promo/coupon-lock-stuck': Pricing & { readonly coupon?: string };
  'promo/over-redeem': Pricing & { readonly coupon?: string };
  'support/lost-ticket': FaultTriggerSpec<'ticket' | 'request'> & { readonly scope?: StoreScope };
  'time/skew': Clock & { readonly offset?: Duration };
  'time/step': Clock & { readonly offset?: Duration };
  'time/drift': Clock & { readonly perHour?: Duration };
  'time/dst': Clock;
  'time/midnight': Clock;
  'printer/paper-near-end': Device & { readonly receipts?: number };
  'printer/paper-out': Device;
  'printer/cover-open': Device;
  'printer/cutter-error': Device;
  'printer/offline': Device;
  'printer/slow': Device & { readonly factor?: number };
  'printer/undetected': Device;
  'terminal/busy': Device;
  'terminal/unreachable': Device;
  'terminal/cancelled': Device;
  'terminal/declined-technical': Device;
  'terminal/in-progress': Device;
  'terminal/device-out': Device;
  'terminal/logged-out': Device;
  'terminal/no-answer': Device;
  'terminal/approved-but-silent': Device;
  'till/crash': Lasting;
  'till/restart': Lasting;
  'till/freeze': Lasting;
  'till/disk-full': Device;
  'till/offline': Device;
  'scanner/double-scan': Device;
  'desk/absence': Teams & { readonly rate?: number };
  'desk/handover-gap': Teams;
  'desk/black-hole': Tickets;
  'desk/wrong-skill': Tickets;
  'desk/formal-reply': Tickets & { readonly share?: number };
}

/** Something broken on purpose, as an author writes it; see each kind for its own keys. */
export type FaultSpec = {
  readonly [K in FaultKind]: { readonly kind: K } & FaultWindow & FaultKeys[K];
}[FaultKind];

/** Stores that no fault touches, for comparison: a share of whole stores, or these. */
export type ControlSpec = { readonly share: number } | { readonly stores: readonly string[] };
