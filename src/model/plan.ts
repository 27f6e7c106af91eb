import type { DiscountKind } from './basket.ts';
import type { DeskPlan } from './desk-plan.ts';
import type { BakedDistribution } from './distribution.ts';
import type { FaultPlan } from './fault-plan.ts';
import type { LoadOperation, Service } from './operations.ts';
import type { PeoplePlan } from './people-plan.ts';
import type { PolicyPlan } from './policy-plan.ts';
import type { CampaignPlan, DialoguePlan, HabitPlan, WebShopPlan } from './shop-plan.ts';
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
  readonly people: PeoplePlan;
  readonly desk: DeskPlan;
  readonly webShop?: WebShopPlan;
  readonly campaigns: readonly CampaignPlan[];
  readonly promotions: readonly PromotionRule[];
  readonly coupons: readonly CouponRule[];
  readonly policies: PolicyPlan;
  /** How long services take in virtual time, by operation; assumed where it is absent. */
  readonly latency: Readonly<Partial<Record<LoadOperation, LatencyModel>>>;
  readonly faults: readonly FaultPlan[];
  /** Ids of the control group: stores that no fault touches, to be compared with the others. */
  readonly control: readonly string[];
  readonly targets: Readonly<Partial<Record<Service, TargetPlan>>>;
  /** Hosts other than loopback that the scenario allows; the command line must allow them too. */
  readonly allowHosts: readonly string[];
  readonly limits: { readonly requestsPerSecond: number };
  readonly gates: readonly string[];
  /** Store ids whose every basket is kept step by step. */
  readonly trace: readonly string[];
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
  /** How long stores may take after the window to hand over what waits and end their sales. */
  readonly settle_us: Micros;
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
  /** Who provides its network, and who acquires its card payments: what breaks for many at once. */
  readonly provider: string;
  readonly acquirer: string;
  readonly clerk: string;
  readonly tills: number;
  readonly opens_us: Micros;
  readonly closes_us: Micros;
  readonly shoppersPerDay: number;
  readonly curve: string;
  /** The web shop; a store without it. */
  readonly channel?: 'web';
}

/** What shoppers are drawn from. */
export interface ShopperPlan extends HabitPlan {
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
  readonly dialogue: DialoguePlan;
  /** Without a line, tills approve cards up to this amount by themselves (EMV floor limit). */
  readonly offlineCardLimitMinor: Minor;
}

/** One article of a catalogue. */
export interface Product {
  readonly sku: string;
  readonly gtin: string;
  readonly name: string;
  readonly category: string;
  readonly price: Minor;
}

/**
 * Who writes a ticket: the clerk in a hurry, the store's manager, the back office by e-mail, the
 * store's account in public, or the monitoring.
 */
export type TextRegister = 'clerk' | 'manager' | 'backOffice' | 'public' | 'machine';

/** What somebody writes into a ticket. */
export interface TicketText {
  readonly register: TextRegister;
  readonly summary: string;
  readonly description: string;
}

/** One rule of the promotion service. */
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

/** Where a secret is read from when a run starts: a plan never holds one. */
export type SecretRef = { readonly env: string } | { readonly file: string };

/** How a target is told who calls (RFC 7617, RFC 6750, RFC 6749 §4.4, RFC 8705). */
export type TargetAuth =
  | { readonly kind: 'none' }
  | { readonly kind: 'basic'; readonly user: SecretRef; readonly password: SecretRef }
  | { readonly kind: 'apiKey'; readonly key: SecretRef }
  | { readonly kind: 'bearer'; readonly token: SecretRef }
  | {
      readonly kind: 'oauth2ClientCredentials';
      readonly tokenUrl: string;
      readonly clientId: SecretRef;
      readonly clientSecret: SecretRef;
      readonly scope?: string;
      /** Where the token endpoint takes the client's secret; default `header`. */
      readonly sendIn?: 'header' | 'body';
    }
  /** The client certificate of `certFile` and `keyFile` says it. */
  | { readonly kind: 'mtls' };
/** The ways a target is told who calls. */
export type AuthKind = TargetAuth['kind'];

/** Where a service is, which API it speaks, and where its credentials are found. */
export interface TargetPlan {
  /** A binding's name, or the path of a TypeScript file as the scenario writes it. */
  readonly binding: string;
  /** Absent: the embedded mocks. */
  readonly url?: string;
  readonly auth?: TargetAuth;
  /** What the binding wants to know; never secrets. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Whether calls are spread out after the service asked for patience. */
  readonly pace?: boolean;
  /** PEM files: authorities to trust besides the known ones; the client's certificate and key. */
  readonly caFile?: string;
  readonly certFile?: string;
  readonly keyFile?: string;
}
