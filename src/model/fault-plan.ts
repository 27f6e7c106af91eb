import type { BakedDistribution } from './distribution.ts';
import type { LoadOperation } from './operations.ts';
import type { Micros, Minor } from './units.ts';

/** Everything that can be broken on purpose, `layer/kind`. */
export const FAULT_KINDS = [
  'net/refuse',
  'net/connect-stall',
  'net/reset',
  'net/close',
  'net/blackhole',
  'net/slow-close',
  'net/stale-keepalive',
  'net/latency',
  'net/bandwidth',
  'net/slice',
  'net/limit-bytes',
  'net/partition',
  'net/reconnect-storm',
  'tls/untrusted',
  'tls/expired',
  'tls/wrong-host',
  'tls/old-version',
  'tls/stall',
  'tls/client-cert-refused',
  'http/status',
  'http/throttle',
  'http/unavailable',
  'http/slow',
  'http/saturate',
  'http/commit-then-fail',
  'http/fail-then-commit-late',
  'http/in-progress',
  'http/stale-read',
  'http/flap',
  'http/partial-outage',
  'http/auth-expire',
  'http/redirect-loop',
  'body/truncate',
  'body/malformed-chunk',
  'body/garbage',
  'body/length-mismatch',
  'body/stall',
  'body/invalid-json',
  'body/wrong-type',
  'body/schema-drift',
  'body/rounding',
  'body/wrong-total',
  'body/replay',
  'body/oversize',
  'head/slow',
  'head/overflow',
  'promo/late-start',
  'promo/stale-catalogue',
  'promo/wrong-segment',
  'promo/coupon-lock-stuck',
  'promo/over-redeem',
  'support/lost-ticket',
  'time/skew',
  'time/step',
  'time/drift',
  'time/dst',
  'time/midnight',
  'printer/paper-near-end',
  'printer/paper-out',
  'printer/cover-open',
  'printer/cutter-error',
  'printer/offline',
  'printer/slow',
  'printer/undetected',
  'terminal/busy',
  'terminal/unreachable',
  'terminal/cancelled',
  'terminal/declined-technical',
  'terminal/in-progress',
  'terminal/device-out',
  'terminal/logged-out',
  'terminal/no-answer',
  'terminal/approved-but-silent',
  'till/crash',
  'till/restart',
  'till/freeze',
  'till/disk-full',
  'till/offline',
  'scanner/double-scan',
  'desk/absence',
  'desk/handover-gap',
  'desk/black-hole',
  'desk/wrong-skill',
  'desk/formal-reply',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** Something broken on purpose, from `from_us` to `to_us` of the business clock. */
export interface FaultPlan {
  readonly id: string;
  readonly kind: FaultKind;
  readonly from_us: Micros;
  readonly to_us: Micros;
  readonly scope: FaultScope;
  readonly trigger: FaultTrigger;
  readonly parameters: FaultParameters;
}

/** Whom a fault can bite; an absent member means all. */
export interface FaultScope {
  /** Store ids, resolved at compile time; absent means every store. */
  readonly stores?: readonly string[];
  /** Operations it bites on, for network and service faults. */
  readonly operations?: readonly LoadOperation[];
  readonly teams?: readonly string[];
}

/**
 * What a rate is drawn for: every request, sale or ticket anew, or once for each device (a till,
 * its printer, its terminal) or agent.
 */
export type TriggerUnit = 'request' | 'basket' | 'ticket' | 'till' | 'agent';

/**
 * When it bites within its window. Draws are hash(seed, fault, device, ordinal); `first` and
 * `every` count what a device meets while the fault is on.
 */
export type FaultTrigger =
  | { readonly kind: 'rate'; readonly rate: number; readonly per: TriggerUnit }
  | { readonly kind: 'first'; readonly count: number }
  | { readonly kind: 'every'; readonly count: number };

/** What kinds of fault need besides scope and trigger; each names its own in the catalogue. */
export interface FaultParameters {
  /** `http/status`, `http/commit-then-fail`, `http/fail-then-commit-late`, `http/partial-outage`. */
  readonly status?: number;
  /** `http/throttle`: requests per second for all clients together. */
  readonly quotaPerSecond?: number;
  /** Advice of 429 and 503, seconds. */
  readonly retryAfter_s?: number;
  /** Added wall latency: `net/latency`, `http/slow`. */
  readonly latencyWall_us?: BakedDistribution;
  /** How late the work is done: `http/fail-then-commit-late`. Wall clock. */
  readonly delayWall_us?: BakedDistribution;
  /** Time between pieces or before an end: `net/slice`, `net/slow-close`, `head/slow`. Wall clock. */
  readonly pauseWall_us?: Micros;
  /** `net/reset`, `net/close`: when the connection ends. */
  readonly at?: 'accept' | 'request' | 'body';
  /** `net/bandwidth`. */
  readonly bytesPerSecond?: number;
  /** `net/slice`: bytes in a piece; `net/limit-bytes`, `body/oversize`, `head/overflow`: in all. */
  readonly bytes?: number;
  /** `http/saturate`: requests served at once, how long each takes, and how many may wait. */
  readonly capacity?: number;
  readonly serviceWall_us?: BakedDistribution;
  readonly queueLimit?: number;
  /** `http/flap`: wall time down, then up, over and over. */
  readonly downWall_us?: Micros;
  readonly upWall_us?: Micros;
  /** `body/schema-drift`. */
  readonly change?: 'added' | 'dropped' | 'retyped' | 'null' | 'newEnum';
  /** `body/wrong-total`: added to the total. */
  readonly addedMinor?: Minor;
  /** `promo/late-start`. */
  readonly promotion?: string;
  /** `promo/coupon-lock-stuck`, `promo/over-redeem`; absent: every coupon. */
  readonly coupon?: string;
  /** `promo/wrong-segment`: the segment customers are taken to be in. */
  readonly segment?: string;
  /** `promo/stale-catalogue`: how old the rules are that tills price with. Business clock. */
  readonly age_us?: Micros;
  /** `time/skew`, `time/step`: by how much a clock is ahead (negative: behind). */
  readonly offset_us?: number;
  /** `time/drift`: how much a clock gains in an hour (negative: loses). */
  readonly perHour_us?: number;
  /** Whose clock: `time/*`. */
  readonly clock?: 'till' | 'service';
  /** `printer/slow`: printing time as a multiple. */
  readonly factor?: number;
  /** `printer/paper-near-end`: receipts left on the roll. */
  readonly receipts?: number;
  /** How long one occurrence lasts: `till/crash`, `till/restart`, `till/freeze`. Business clock. */
  readonly lasts_us?: BakedDistribution;
  /** `desk/formal-reply`: how likely an agent answers formally without a fix. */
  readonly share?: number;
}
