import type { LoadOperation } from '../model/operations.ts';
import type { DistributionSpec, Duration, TimeOfDay } from './author.ts';

/** Which stores: every condition given must hold, then `share` of those left are picked. */
export interface StoreScope {
  /** Store ids such as `0417`. */
  readonly stores?: readonly string[];
  readonly classes?: readonly string[];
  readonly regions?: readonly string[];
  readonly countries?: readonly string[];
  /** Whole stores, picked by hash draw, at least one; default 1. */
  readonly share?: number;
}

/** Which calls: the store's, limited to some operations; default all. */
export interface CallScope extends StoreScope {
  readonly operations?: readonly LoadOperation[];
}

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

/** Between a store and a service: connections refused or reset. `per` defaults to `request`. */
export interface ConnectionFault
  extends FaultWindow,
    FaultTriggerSpec<'request' | 'till' | 'basket'> {
  readonly kind: 'net/refuse' | 'net/reset';
  readonly scope?: CallScope;
}

/** Added wall latency, on the way or in the service. `per` defaults to `request`. */
export interface LatencyFault extends FaultWindow, FaultTriggerSpec<'request' | 'till' | 'basket'> {
  readonly kind: 'net/latency' | 'http/slow';
  readonly latency: DistributionSpec;
  readonly scope?: CallScope;
}

/** The service answers with a status of 400 or more. `per` defaults to `request`. */
export interface StatusFault extends FaultWindow, FaultTriggerSpec<'request' | 'till' | 'basket'> {
  readonly kind: 'http/status';
  readonly status: number;
  /** Whole seconds, sent as `Retry-After`. */
  readonly retryAfter?: Duration;
  readonly scope?: CallScope;
}

/** The service answers 429 beyond a quota for all clients together. */
export interface ThrottleFault extends FaultWindow {
  readonly kind: 'http/throttle';
  readonly quotaPerSecond: number;
  /** Whole seconds, sent as `Retry-After`; default `1s`. */
  readonly retryAfter?: Duration;
  readonly scope?: CallScope;
}

/** A receipt printer stops. `per` defaults to `till`: drawn once for each printer. */
export interface PrinterFault extends FaultWindow, FaultTriggerSpec<'till' | 'basket'> {
  readonly kind: 'printer/paper-out' | 'printer/offline';
  readonly scope?: StoreScope;
}

/** Cards are declined for technical reasons. `per` defaults to `basket`. */
export interface TerminalFault extends FaultWindow, FaultTriggerSpec<'till' | 'basket'> {
  readonly kind: 'terminal/declined-technical';
  readonly scope?: StoreScope;
}

/** A promotion that should apply does not yet. `per` defaults to `till`. */
export interface LateStartFault extends FaultWindow, FaultTriggerSpec<'request' | 'till'> {
  readonly kind: 'promo/late-start';
  /** Id of the promotion. */
  readonly promotion: string;
  readonly scope?: StoreScope;
}

/** Agents do not turn up: each with probability `rate`, default 1. */
export interface AbsenceFault extends FaultWindow {
  readonly kind: 'desk/absence';
  readonly rate?: number;
  /** Default: every team. */
  readonly scope?: { readonly teams?: readonly string[] };
}

/** Something broken on purpose, as an author writes it; see each kind for its own keys. */
export type FaultSpec =
  | ConnectionFault
  | LatencyFault
  | StatusFault
  | ThrottleFault
  | PrinterFault
  | TerminalFault
  | LateStartFault
  | AbsenceFault;
