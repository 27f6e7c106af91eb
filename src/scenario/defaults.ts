import type { Service } from '../model/operations.ts';
import type { IssueKind } from '../model/ticket.ts';
import type {
  CouponSpec,
  DaySpec,
  LimitsSpec,
  LiveSpec,
  Scenario,
  ShopperSpec,
  StoreClassSpec,
  TargetSpec,
  TillSpec,
} from './author.ts';
import type { ControlSpec, FaultSpec } from './author-faults.ts';
import type { PeopleSpec } from './author-people.ts';
import type { PromotionSpec } from './author-promotions.ts';
import type { DialogueSpec, WebShopSpec } from './author-shop.ts';
import { deskWithDefaults, type WholeDesk } from './desk-defaults.ts';
import { peopleWithDefaults } from './people-defaults.ts';
import { policiesWithDefaults, type WholePolicies } from './policy-defaults.ts';
import { campaignWithDefaults, DIALOGUE, HABITS, type WholeCampaign } from './shop-defaults.ts';

type Named<T> = Readonly<Record<string, T>>;
type PerIssue<T> = Readonly<Record<IssueKind, T>>;

/** A scenario with everything said: what an author left out has its default. */
export interface WholeScenario {
  readonly name: string;
  readonly title: string;
  readonly seed: number;
  readonly currency: string;
  readonly day: Required<DaySpec>;
  readonly live: Required<LiveSpec>;
  readonly stores: Named<Required<StoreClassSpec>>;
  readonly shoppers: Required<ShopperSpec>;
  readonly webShop: WebShopSpec | undefined;
  readonly campaigns: Named<WholeCampaign>;
  readonly tills: Required<TillSpec> & {
    readonly clerkMends: PerIssue<number>;
    readonly dialogue: Required<DialogueSpec>;
  };
  readonly people: Required<PeopleSpec>;
  readonly desk: WholeDesk;
  readonly promotions: Named<PromotionSpec>;
  readonly coupons: Named<CouponSpec>;
  readonly policies: WholePolicies;
  readonly latency: NonNullable<Scenario['latency']>;
  readonly faults: Named<FaultSpec>;
  readonly control: ControlSpec | undefined;
  readonly targets: Readonly<Partial<Record<Service, TargetSpec>>>;
  readonly allowHosts: readonly string[];
  readonly limits: Required<LimitsSpec>;
  readonly gates: readonly string[];
}

/** Shares without a published figure are assumptions, to be overridden with one's own. */
const SHOPPERS: Required<ShopperSpec> = {
  ...HABITS,
  patience: { lognormal: { median: '7min', p90: '13min' } },
  items: { mean: 2.3 },
  cardShare: 0.78,
  loyaltyShare: 0.35,
  couponShare: 0.08,
  cardOnlyShare: 0.45,
  walkOutWithoutDiscount: 0.35,
};

const TILLS: WholeScenario['tills'] = {
  perCustomer: { lognormal: { median: '36.5s', p90: '52s' } },
  perItem: { uniform: ['2s', '3.8s'] },
  cardDialogue: { lognormal: { median: '11s', p90: '17s' } },
  printing: { uniform: ['3s', '5s'] },
  heartbeat: '15min',
  clerkTries: { lognormal: { median: '45s', p90: '2min' } },
  clerkMends: {
    receiptNotPrinting: 0.2,
    discountNotApplied: 0.05,
    paymentDeclined: 0.1,
    tillFrozen: 0.6,
    storeOffline: 0.1,
    priceMismatch: 0.05,
    pickUpBlocked: 0.1,
  },
  ticketPoll: '30s',
  dialogue: DIALOGUE,
};

const STORE = {
  tillSystem: 'headless',
  provider: 'main',
  acquirer: 'main',
  opens: '09:00',
  closes: '22:00',
} as const;

/** Fills in every default. The scenario must have passed the schema. */
export function withDefaults(scenario: Scenario): WholeScenario {
  const { desk, tills, policies } = scenario;
  return {
    ...scenario,
    title: scenario.title ?? scenario.name,
    seed: scenario.seed ?? 1,
    currency: scenario.currency ?? 'EUR',
    day: { burst: 1.35, ...scenario.day },
    live: { compression: 10, share: 1, drain: '5s', settle: '2min', ...scenario.live },
    stores: mapValues(scenario.stores, (spec, name) => ({
      ...STORE,
      region: name,
      curve: scenario.day.curve,
      ...spec,
    })),
    shoppers: { ...SHOPPERS, ...scenario.shoppers },
    webShop: scenario.webShop,
    campaigns: mapValues(scenario.campaigns ?? {}, (spec) =>
      campaignWithDefaults(spec, scenario.webShop !== undefined),
    ),
    tills: {
      ...TILLS,
      ...tills,
      clerkMends: { ...TILLS.clerkMends, ...tills?.clerkMends },
      dialogue: { ...DIALOGUE, ...tills?.dialogue },
    },
    people: peopleWithDefaults(scenario.people),
    desk: deskWithDefaults(desk),
    promotions: scenario.promotions ?? {},
    coupons: scenario.coupons ?? {},
    policies: policiesWithDefaults(policies),
    latency: scenario.latency ?? {},
    faults: scenario.faults ?? {},
    control: scenario.control,
    targets: scenario.targets ?? {},
    allowHosts: scenario.allowHosts ?? [],
    limits: { requestsPerSecond: 20_000, ...scenario.limits },
    gates: scenario.gates ?? [],
  };
}

const mapValues = <T, U>(record: Named<T>, change: (value: T, key: string) => U): Named<U> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]));
