import type {
  BreakerSpec,
  OfflineSpec,
  PaymentPolicySpec,
  PoliciesSpec,
  PolicySpec,
  SalesPolicySpec,
  SupportPolicySpec,
} from './author-policies.ts';

type Whole<T extends PolicySpec> = Required<Omit<T, 'breaker'>> & {
  readonly breaker: Required<BreakerSpec> | false;
};

/** Policies with everything said. */
export interface WholePolicies {
  readonly promotions: Whole<PolicySpec>;
  readonly payments: Whole<PaymentPolicySpec>;
  readonly support: Whole<SupportPolicySpec>;
  readonly sales: Whole<SalesPolicySpec>;
  readonly offline: Required<OfflineSpec>;
}

const BREAKER: Required<BreakerSpec> = { failures: 5, openFor: '5s', probes: 1 };

const QUICK: Whole<PolicySpec> = {
  timeout: '2s',
  attempts: 2,
  backoff: '100ms',
  backoffCap: '1s',
  jitter: 'full',
  heedsRetryAfter: true,
  retryBudget: 0.1,
  breaker: BREAKER,
  cache: false,
};

const PATIENT: Whole<PolicySpec> = {
  ...QUICK,
  timeout: '5s',
  attempts: 3,
  backoff: '500ms',
  backoffCap: '5s',
};

const FLUSH = { flushRate: 0.25, flushSpread: '1min' } as const;

const GOOD: WholePolicies = {
  promotions: QUICK,
  payments: { ...QUICK, timeout: '5s', onSilence: 'status' },
  support: { ...PATIENT, duplicates: false },
  sales: { ...PATIENT, reconnect: 'bounded', ...FLUSH },
  offline: { cardLimit: 50 },
};

/** As undici's stock `interceptors.retry` behaves: six attempts in all, 500 ms doubled to 30 s. */
const STOCK = {
  attempts: 6,
  backoff: '500ms',
  backoffCap: '30s',
  jitter: 'none',
  heedsRetryAfter: false,
  retryBudget: 1,
  breaker: false,
} as const;

const NAIVE: WholePolicies = {
  promotions: { ...GOOD.promotions, ...STOCK },
  payments: { ...GOOD.payments, ...STOCK, onSilence: 'repeat' },
  support: { ...GOOD.support, ...STOCK, duplicates: true },
  sales: { ...GOOD.sales, ...STOCK, reconnect: 'naive' },
  offline: GOOD.offline,
};

/** Fills in the preset's policies. */
export function policiesWithDefaults(spec: PoliciesSpec = {}): WholePolicies {
  const preset = spec.preset === 'naive' ? NAIVE : GOOD;
  return {
    promotions: over(preset.promotions, spec.promotions),
    payments: over(preset.payments, spec.payments),
    support: over(preset.support, spec.support),
    sales: over(preset.sales, spec.sales),
    offline: { ...preset.offline, ...spec.offline },
  };
}

/** A breaker that is only said in part has the usual rest. */
function over<P extends Whole<PolicySpec>, S extends PolicySpec>(preset: P, spec?: S): P {
  const { breaker } = spec ?? {};
  return {
    ...preset,
    ...spec,
    ...(typeof breaker === 'object' && { breaker: { ...BREAKER, ...breaker } }),
  };
}
