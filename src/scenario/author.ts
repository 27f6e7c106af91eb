import type { LoadOperation, Service } from '../model/operations.ts';
import type { TargetAuth } from '../model/plan.ts';
import type { IssueKind, Language, TillSystem } from '../model/ticket.ts';
import type { DeskSpec } from './author-desk.ts';
import type { ControlSpec, FaultSpec } from './author-faults.ts';
import type { PeopleSpec } from './author-people.ts';
import type { PoliciesSpec } from './author-policies.ts';
import type { PromotionSpec } from './author-promotions.ts';
import type { CampaignSpec, DialogueSpec, HabitSpec, WebShopSpec } from './author-shop.ts';

/** A duration: `250ms`, `90s`, `7min`, `1h30min`. */
export type Duration = string;

/** A time of the rehearsed day, local to the stores: `15:00`, `09:30:15`, `24:00`. */
export type TimeOfDay = string;

/**
 * How a duration varies. A bare duration is constant; `lognormal` is given by its median and
 * 90th percentile; `quantiles` is piecewise linear through the points named (`p50`, `p99.9`,
 * `min`, `max`), of which `max` is required and a missing `min` is zero.
 */
export type DistributionSpec =
  | Duration
  | { readonly uniform: readonly [low: Duration, high: Duration] }
  | { readonly exponential: Duration }
  | { readonly lognormal: { readonly median: Duration; readonly p90: Duration } }
  | { readonly quantiles: Readonly<Record<string, Duration>> };

/** What an author writes: `defineScenario({...})`, or the same keys in YAML or JSON. */
export interface Scenario {
  /** Kebab-case, names run folders. */
  readonly name: string;
  /** For people; default: the name. */
  readonly title?: string;
  /** Everything drawn follows from it; default 1. */
  readonly seed?: number;
  /** ISO 4217 with two decimals; default `EUR`. */
  readonly currency?: string;
  readonly day: DaySpec;
  readonly live: LiveSpec;
  /** Store classes by name; every class stands for `count` like stores. */
  readonly stores: Readonly<Record<string, StoreClassSpec>>;
  readonly shoppers?: ShopperSpec;
  /** The web shop, which sells around the clock; default: none. */
  readonly webShop?: WebShopSpec;
  /** What calls people in, by id; for the web shop too. */
  readonly campaigns?: Readonly<Record<string, CampaignSpec>>;
  readonly tills?: TillSpec;
  readonly people?: PeopleSpec;
  readonly desk?: DeskSpec;
  /** Rules of the embedded promotion service, by id. Money in units of the currency. */
  readonly promotions?: Readonly<Record<string, PromotionSpec>>;
  /** Coupons by code. */
  readonly coupons?: Readonly<Record<string, CouponSpec>>;
  /** How tills and agents call each service; wall clock. */
  readonly policies?: PoliciesSpec;
  /** How long services take in virtual time, by operation; fitted from a live window otherwise. */
  readonly latency?: Readonly<Partial<Record<LoadOperation, LatencySpec>>>;
  /** What is broken on purpose, by id. */
  readonly faults?: Readonly<Record<string, FaultSpec>>;
  /** Stores that no fault touches, so that the others can be compared with them; default none. */
  readonly control?: ControlSpec;
  /** Services of one's own; a service left out is played by the embedded mocks. */
  readonly targets?: Readonly<Partial<Record<Service, TargetSpec>>>;
  /** Hosts beyond loopback this scenario may call; the command line must allow them too. */
  readonly allowHosts?: readonly string[];
  readonly limits?: LimitsSpec;
  /** Limits on measures, such as `p99 of promotions.evaluate < 400ms` (docs/gates.md). */
  readonly gates?: readonly string[];
}

/** A distribution of answer times, or a queue whose latency grows with load. Wall clock. */
export type LatencySpec = DistributionSpec | { readonly queue: QueueSpec };

/** First come, first served by `servers`; beyond `limit` waiting requests, 503. */
export interface QueueSpec {
  readonly servers: number;
  readonly serviceTime: DistributionSpec;
  readonly limit: number;
}

/** A built-in curve (constructed to fit published figures), or shares of the day by the hour. */
export type CurveSpec = 'blackFriday' | 'christmasEve' | Readonly<Record<TimeOfDay, number>>;

/** The rehearsed day and how its shoppers spread over it. */
export interface DaySpec {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly curve: CurveSpec;
  /** How far single minutes rise above their hour, as a factor; default 1.35. */
  readonly burst?: number;
}

/** The part of the day rehearsed with real requests. */
export interface LiveSpec {
  readonly from: TimeOfDay;
  readonly to: TimeOfDay;
  /** Business seconds per wall second; default 10. */
  readonly compression?: number;
  /** Share of the stores that take part, 0 to 1; whole stores are picked. Default 1. */
  readonly share?: number;
  /** Wall time that requests in flight at the end may still take; default `5s`. */
  readonly drain?: Duration;
  /**
   * Business time that stores may take after the window, faults healed, to hand over the sales
   * that wait and to end those they are at; default `2min`, and no longer than it takes.
   */
  readonly settle?: Duration;
}

/** One class of like stores. */
export interface StoreClassSpec {
  readonly count: number;
  /** ISO 3166 alpha-2. */
  readonly country: string;
  readonly language: Language;
  /** Faults can be scoped to it; default: the class's name. */
  readonly region?: string;
  readonly tills: number;
  /** Default `headless`. */
  readonly tillSystem?: TillSystem;
  /** Who provides the stores' network; faults can be scoped to it. Default `main`. */
  readonly provider?: string;
  /** Who acquires the stores' card payments; faults can be scoped to it. Default `main`. */
  readonly acquirer?: string;
  /** Default `09:00`. */
  readonly opens?: TimeOfDay;
  /** Default `22:00`. */
  readonly closes?: TimeOfDay;
  /** Mean number of shoppers who come to the tills of one store on this day. */
  readonly shoppersPerDay: number;
  /** How they spread over the day; default: as `day.curve`. */
  readonly curve?: CurveSpec;
}

/** Shoppers. The shares are assumptions of ours where nothing is published: override them. */
export interface ShopperSpec extends HabitSpec {
  /** Waiting time after which a shopper leaves; default median 7 min, 90th percentile 13 min. */
  readonly patience?: DistributionSpec;
  /** Pieces in a basket: one, and a Poisson number more; default mean 2.3 (fashion). */
  readonly items?: { readonly mean: number };
  /** Share who pay by card; default 0.78. */
  readonly cardShare?: number;
  /** Share who show a loyalty card; default 0.35. */
  readonly loyaltyShare?: number;
  /** Share who hand over a coupon; default 0.08. */
  readonly couponShare?: number;
  /** Share of declined card payers with no other tender, who walk out; default 0.45. */
  readonly cardOnlyShare?: number;
  /** Share who walk out when an advertised discount is missing; default 0.35. */
  readonly walkOutWithoutDiscount?: number;
}

/** Tills, their clerks and their devices. Business clock. */
export interface TillSpec {
  /** Default log-normal, median 36.5 s, 90th percentile 52 s (mean 38 s). */
  readonly perCustomer?: DistributionSpec;
  /** Default uniform from 2 s to 3.8 s (mean 2.9 s). */
  readonly perItem?: DistributionSpec;
  /** From the card's tap to the terminal's request; default log-normal 11 s, 17 s. */
  readonly cardDialogue?: DistributionSpec;
  /** Default uniform from 3 s to 5 s. */
  readonly printing?: DistributionSpec;
  /** Default `15min`. */
  readonly heartbeat?: Duration;
  /** How long a clerk tries herself before she calls the desk; default log-normal 45 s, 2 min. */
  readonly clerkTries?: DistributionSpec;
  /** How likely she mends it; default receipt 0.2, discount 0.05, payment 0.1. */
  readonly clerkMends?: Readonly<Partial<Record<IssueKind, number>>>;
  /** How often the store looks at its open ticket; default `30s`. */
  readonly ticketPoll?: Duration;
  /** How till and terminal wait for each other. */
  readonly dialogue?: DialogueSpec;
}

/** A coupon and its limits. */
export interface CouponSpec {
  /** Redemptions in all; absent means without limit. */
  readonly limit?: number;
  readonly perCustomer?: number;
  readonly from?: TimeOfDay;
  readonly to?: TimeOfDay;
}

/** A service of one's own, reached through a binding. Paths are taken from the scenario's folder. */
export interface TargetSpec {
  /** Base URL, http or https, without credentials. */
  readonly url: string;
  /** One of peakday's, or the path of a TypeScript file such as `./my-desk.ts`; default `reference`. */
  readonly binding?: string;
  /** Secrets are read from the environment or from files when a run starts. */
  readonly auth?: TargetAuth;
  /** What the binding wants to know, such as a project key; never secrets. */
  readonly settings?: Readonly<Record<string, string>>;
  /**
   * Whether the calls of a worker are spread out once the service asked for patience, as one
   * gateway in front of an account's quota would do; default true, but for `reference` false.
   */
  readonly pace?: boolean;
  /** PEM files: authorities to trust besides the known ones; the client's certificate and key. */
  readonly caFile?: string;
  readonly certFile?: string;
  readonly keyFile?: string;
}

/** What a run must never exceed. */
export interface LimitsSpec {
  /** Ceiling on real requests per wall second, all services together; default 20 000. */
  readonly requestsPerSecond?: number;
}
