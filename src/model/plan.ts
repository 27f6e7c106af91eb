import type { DiscountKind } from './basket.ts';
import type { DeskPlan } from './desk-plan.ts';
import type { LoadOperation, Service } from './operations.ts';
import type { IssueKind, Language, TillSystem } from './ticket.ts';
import type { Micros, Minor } from './units.ts';

/**
 * The compiled, frozen, serialisable form of a scenario: all that an engine needs. Business
 * instants are microseconds since local midnight; durations are microseconds of the clock in
 * their name, business where none is named.
 */
export interface Plan {
  readonly format: 1;
  /** Version of the random scheme (decision 0004): equal draws only between equal versions. */
  readonly rng: 1;
  readonly name: string;
  readonly title: string;
  readonly seed: number;
  readonly replication: number;
  readonly currency: string;
  /** The rehearsed day, `YYYY-MM-DD`. */
  readonly date: string;
  readonly live: LiveWindow;
  readonly stores: readonly StorePlan[];
  /** Arrival curves, by the `curve` of a store. */
  readonly curves: Readonly<Record<string, readonly CurveKnot[]>>;
  /** Gaps of a Poisson process of rate 1, mean 1; baked so that no engine needs a logarithm. */
  readonly arrivalGap: BakedDistribution;
  readonly shoppers: ShopperPlan;
  readonly tills: TillPlan;
  /** Products by language, priced; a basket line draws its product from here. */
  readonly catalogue: Readonly<Partial<Record<Language, readonly Product[]>>>;
  /** What a clerk writes; `{till}`, `{device}`, `{store}` and `{clerk}` are filled in. */
  readonly texts: Readonly<
    Partial<Record<Language, Readonly<Record<IssueKind, readonly TicketText[]>>>>
  >;
  readonly desk: DeskPlan;
  readonly promotions: readonly PromotionRule[];
  readonly coupons: readonly CouponRule[];
  readonly policies: Readonly<Record<Service, ClientPolicy>>;
  /** How long services take in virtual time, by operation; assumed where it is absent. */
  readonly latency: Readonly<Partial<Record<LoadOperation, LatencyModel>>>;
  readonly faults: readonly FaultPlan[];
  readonly targets: Readonly<Partial<Record<Service, TargetPlan>>>;
  /** Hosts other than loopback that the scenario allows; the command line must allow them too. */
  readonly allowHosts: readonly string[];
  readonly limits: { readonly requestsPerSecond: number };
  readonly gates: readonly string[];
}

/** A piecewise-linear arrival rate: share of the day per microsecond at an instant. */
export interface CurveKnot {
  readonly at_us: Micros;
  readonly rate: number;
}

/** The part of the day that is rehearsed with real requests. */
export interface LiveWindow {
  readonly from_us: Micros;
  readonly to_us: Micros;
  /** Business seconds per wall second, `c`. */
  readonly compression: number;
  /** Share of the stores simulated, `f`; whole stores are picked. */
  readonly share: number;
  /** How long requests in flight at the end may still be answered. */
  readonly drainWall_us: Micros;
}

/** One store. */
export interface StorePlan {
  /** Four digits, e.g. `0417`; the store's path is `store/0417`. */
  readonly id: string;
  readonly class: string;
  readonly name: string;
  readonly country: string;
  readonly language: Language;
  readonly region: string;
  readonly tillSystem: TillSystem;
  readonly clerk: string;
  readonly tills: number;
  readonly opens_us: Micros;
  readonly closes_us: Micros;
  readonly shoppersPerDay: number;
  readonly curve: string;
}

/**
 * A distribution baked into its quantile function at the points i/(n-1), with linear
 * interpolation between. Draws cost one 32-bit word and give the same value in every engine.
 */
export interface BakedDistribution {
  readonly quantiles: readonly number[];
  /** Whether draws are rounded to whole numbers (items) or microseconds. */
  readonly integer: boolean;
}

/** What shoppers are drawn from. */
export interface ShopperPlan {
  readonly patience_us: BakedDistribution;
  readonly items: BakedDistribution;
  readonly cardShare: number;
  readonly loyaltyShare: number;
  readonly couponShare: number;
  /** How likely a shopper with no other tender walks out after the card was declined. */
  readonly cardOnlyShare: number;
  /** How likely a shopper walks out when an advertised discount is missing. */
  readonly walkOutWithoutDiscount: number;
}

/** What tills, their devices and their clerks are drawn from; business clock. */
export interface TillPlan {
  readonly perCustomer_us: BakedDistribution;
  readonly perItem_us: BakedDistribution;
  readonly cardDialogue_us: BakedDistribution;
  readonly printing_us: BakedDistribution;
  readonly heartbeat_us: Micros;
  /** How long a clerk tries herself before she calls the desk. */
  readonly clerkTries_us: BakedDistribution;
  /** How likely she mends it herself, per issue kind. */
  readonly clerkMends: Readonly<Record<IssueKind, number>>;
  /** How often the store looks at an open ticket. */
  readonly ticketPoll_us: Micros;
}

/** One article of a catalogue. */
export interface Product {
  readonly sku: string;
  readonly gtin: string;
  readonly name: string;
  readonly category: string;
  readonly price: Minor;
}

/** What a clerk writes into a ticket. */
export interface TicketText {
  readonly summary: string;
  readonly description: string;
}

/** One rule of the promotion service (wire-reference §4.5). */
export interface PromotionRule {
  readonly id: string;
  readonly name: string;
  readonly kind: DiscountKind;
  /** `percent`: 0 to 100. `amount`, `fixedPrice`, `loyaltyPrice`: minor units. */
  readonly value: number;
  /** `multiBuy`: of every `buy` pieces, `pay` are paid; the cheapest are free. */
  readonly buy?: number;
  readonly pay?: number;
  /** `threshold`: basket value, in minor units, from which `value` percent applies. */
  readonly threshold?: Minor;
  readonly categories?: readonly string[];
  readonly skus?: readonly string[];
  /** Business instants; absent means always. */
  readonly from_us?: Micros;
  readonly to_us?: Micros;
  readonly stores?: readonly string[];
  readonly channels?: readonly string[];
  readonly segments?: readonly string[];
  readonly loyaltyOnly?: boolean;
  readonly minQuantity?: number;
  readonly minAmount?: Minor;
  /** The coupon that triggers it; without one it applies by itself. */
  readonly coupon?: string;
  /** Highest first. */
  readonly priority: number;
  /** `exclusive`: nothing else on the same pieces. `stopAfter`: nothing of lower priority after. */
  readonly stacking: 'compound' | 'exclusive' | 'stopAfter';
  /** Of the rules of one group only the best deal applies. */
  readonly group?: string;
  /** Whether shoppers know of it: a missing advertised discount is an issue. */
  readonly advertised: boolean;
}

/** A coupon of the promotion service. */
export interface CouponRule {
  readonly code: string;
  readonly limit?: number;
  readonly perCustomer?: number;
  readonly from_us?: Micros;
  readonly to_us?: Micros;
}

/** How a till calls a service. Wall clock throughout. */
export interface ClientPolicy {
  readonly timeoutWall_us: Micros;
  /** Attempts a request, the first included; at most 3 (Google SRE, Handling Overload). */
  readonly attempts: number;
  readonly backoffBaseWall_us: Micros;
  readonly backoffCapWall_us: Micros;
  /** Retries as a share of requests, beyond which a client stops retrying. */
  readonly retryBudget: number;
}

/** How long a service takes to answer an operation in virtual time; wall clock. */
export type LatencyModel =
  | {
      /** Drawn for each attempt from the calm distribution, or from a fault's while it is on. */
      readonly kind: 'drawn';
      readonly calmWall_us: BakedDistribution;
      readonly during?: Readonly<Record<string, BakedDistribution>>;
    }
  | {
      /** First come, first served by so many servers: latency grows with load, then 503. */
      readonly kind: 'queue';
      readonly servers: number;
      readonly serviceWall_us: BakedDistribution;
      /** Requests that may wait; one more is answered 503 at once. */
      readonly queueLimit: number;
    };

/** Everything that can be broken on purpose. */
export const FAULT_KINDS = [
  'net/latency',
  'net/refuse',
  'net/reset',
  'http/status',
  'http/slow',
  'http/throttle',
  'printer/paper-out',
  'printer/offline',
  'terminal/declined-technical',
  'promo/late-start',
  'desk/absence',
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

/** When it bites within its window. Draws are hash(seed, fault, device, ordinal). */
export type FaultTrigger =
  | { readonly kind: 'rate'; readonly rate: number; readonly per: 'request' | 'till' | 'basket' }
  | { readonly kind: 'first'; readonly count: number }
  | { readonly kind: 'every'; readonly count: number };

/** What a kind of fault needs besides scope and trigger. */
export interface FaultParameters {
  /** `http/status`. */
  readonly status?: number;
  /** `http/throttle`: requests per second for all clients together, and what 429 advises. */
  readonly quotaPerSecond?: number;
  readonly retryAfter_s?: number;
  /** `net/latency`, `http/slow`: added wall latency. */
  readonly latencyWall_us?: BakedDistribution;
  /** `promo/late-start`. */
  readonly promotion?: string;
}

/** Where a service is, and which API it speaks. */
export interface TargetPlan {
  readonly binding: 'reference';
  /** Absent: the embedded mocks. */
  readonly url?: string;
}
