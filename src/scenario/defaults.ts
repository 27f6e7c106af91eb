import type { Service } from '../model/operations.ts';
import type { IssueKind } from '../model/ticket.ts';
import type {
  CouponSpec,
  DaySpec,
  LimitsSpec,
  LiveSpec,
  PolicySpec,
  Scenario,
  ShopperSpec,
  StoreClassSpec,
  TargetSpec,
  TillSpec,
} from './author.ts';
import type { FaultSpec } from './author-faults.ts';
import type { PromotionSpec } from './author-promotions.ts';
import { deskWithDefaults, type WholeDesk } from './desk-defaults.ts';

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
  readonly tills: Required<TillSpec> & { readonly clerkMends: PerIssue<number> };
  readonly desk: WholeDesk;
  readonly promotions: Named<PromotionSpec>;
  readonly coupons: Named<CouponSpec>;
  readonly policies: Readonly<Record<Service, Required<PolicySpec>>>;
  readonly latency: NonNullable<Scenario['latency']>;
  readonly faults: Named<FaultSpec>;
  readonly targets: Readonly<Partial<Record<Service, TargetSpec>>>;
  readonly allowHosts: readonly string[];
  readonly limits: Required<LimitsSpec>;
  readonly gates: readonly string[];
}

/** Shares without a published figure are assumptions, to be overridden with one's own. */
const SHOPPERS: Required<ShopperSpec> = {
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
  clerkMends: { receiptNotPrinting: 0.2, discountNotApplied: 0.05, paymentDeclined: 0.1 },
  ticketPoll: '30s',
};

const RETRIES = { backoff: '100ms', backoffCap: '1s', retryBudget: 0.1 } as const;

const POLICIES: WholeScenario['policies'] = {
  promotions: { ...RETRIES, timeout: '2s', attempts: 2 },
  payments: { ...RETRIES, timeout: '5s', attempts: 2 },
  support: { timeout: '5s', attempts: 3, backoff: '500ms', backoffCap: '5s', retryBudget: 0.1 },
};

const STORE = { tillSystem: 'headless', opens: '09:00', closes: '22:00' } as const;

/** Fills in every default. The scenario must have passed the schema. */
export function withDefaults(scenario: Scenario): WholeScenario {
  const { desk, tills, policies } = scenario;
  return {
    ...scenario,
    title: scenario.title ?? scenario.name,
    seed: scenario.seed ?? 1,
    currency: scenario.currency ?? 'EUR',
    day: { burst: 1.35, ...scenario.day },
    live: { compression: 10, share: 1, drain: '5s', ...scenario.live },
    stores: mapValues(scenario.stores, (spec, name) => ({
      ...STORE,
      region: name,
      curve: scenario.day.curve,
      ...spec,
    })),
    shoppers: { ...SHOPPERS, ...scenario.shoppers },
    tills: { ...TILLS, ...tills, clerkMends: { ...TILLS.clerkMends, ...tills?.clerkMends } },
    desk: deskWithDefaults(desk),
    promotions: scenario.promotions ?? {},
    coupons: scenario.coupons ?? {},
    policies: {
      promotions: { ...POLICIES.promotions, ...policies?.promotions },
      payments: { ...POLICIES.payments, ...policies?.payments },
      support: { ...POLICIES.support, ...policies?.support },
    },
    latency: scenario.latency ?? {},
    faults: scenario.faults ?? {},
    targets: scenario.targets ?? {},
    allowHosts: scenario.allowHosts ?? [],
    limits: { requestsPerSecond: 20_000, ...scenario.limits },
    gates: scenario.gates ?? [],
  };
}

const mapValues = <T, U>(record: Named<T>, change: (value: T, key: string) => U): Named<U> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]));
