import type { Dose } from '../../src/faults/active-faults.ts';
import type { EvaluateReply, EvaluateRequest } from '../../src/model/basket.ts';
import type { FaultKind, FaultParameters, FaultPlan } from '../../src/model/fault-plan.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import type { AuthoriseRequest } from '../../src/model/payment.ts';
import type { Plan } from '../../src/model/plan.ts';
import { hours, type Micros, milliseconds } from '../../src/model/units.ts';
import { compile } from '../../src/scenario/compile.ts';
import { line, request, rule } from '../unit/mocks/baskets.ts';
import { MINIMAL } from '../unit/scenario/scenarios.ts';

const PATIENCE_MS = 250;
const always = (value: Micros): { quantiles: number[]; integer: true } => ({
  quantiles: [value],
  integer: true,
});

/** One till, one fault on from 15:00, two rules that hold by then, one try and little patience. */
export async function planOf(fault: Partial<FaultPlan> & Pick<FaultPlan, 'kind'>): Promise<Plan> {
  const plan = await compile({
    ...MINIMAL,
    live: { from: '15:00', to: '15:10', compression: 1 },
    policies: {
      payments: { timeout: `${PATIENCE_MS}ms`, attempts: 1 },
      promotions: { timeout: `${PATIENCE_MS}ms`, attempts: 1 },
      support: { timeout: `${PATIENCE_MS}ms`, attempts: 1 },
    },
  });
  return {
    ...plan,
    promotions: [
      rule('BF', { value: 20 }),
      rule('NEW', { value: 10, from_us: hours(14) }),
      rule('VIP', { value: 50, segments: ['vip'] }),
      rule('CODE', { value: 10, coupon: 'ONCE' }),
    ],
    coupons: [{ code: 'ONCE', limit: 1 }],
    faults: [
      {
        id: 'broken',
        from_us: hours(15),
        to_us: hours(16),
        scope: {},
        trigger: { kind: 'every', count: 1 },
        parameters: {},
        ...fault,
      },
    ],
  };
}

/** A card payment of 10.00. */
export const payment = (paymentId: string): AuthoriseRequest => ({
  paymentId,
  storeId: '0001',
  tillId: '1',
  terminalId: '1',
  amount: 1000,
  currency: 'EUR',
  method: 'chip',
  maskedPan: '541333******9999',
});

/** How a call ended, in a word: `ok`, `timeout`, `malformed`, or a status. */
export const word = (outcome: Outcome<unknown>): string =>
  outcome.kind === 'status' ? String(outcome.status) : outcome.kind;

/** What the fault was to do and did. */
export const doseOf = (doses: readonly Dose[]): readonly number[] | undefined => {
  const dose = doses.find(({ fault }) => fault === 'broken');
  return dose && [dose.requested, dose.injected];
};

type Case = readonly [
  kind: FaultKind,
  parameters: FaultParameters,
  seen: string,
  carriedOut: boolean,
];

/** One payment without another attempt: how it ends, and whether the service has it. */
export const PAYMENTS: readonly Case[] = [
  ['http/status', { status: 500 }, '500', false],
  ['http/throttle', { quotaPerSecond: 0 }, '429', false],
  ['http/unavailable', {}, '503', false],
  ['http/slow', { latencyWall_us: always(milliseconds(30)) }, 'ok', true],
  ['http/slow', { latencyWall_us: always(milliseconds(600)) }, 'timeout', true],
  ['http/saturate', { capacity: 1, serviceWall_us: always(milliseconds(30)) }, 'ok', true],
  ['http/commit-then-fail', { status: 502 }, '502', true],
  ['http/fail-then-commit-late', { delayWall_us: always(milliseconds(50)) }, '500', true],
  ['http/fail-then-commit-late', { delayWall_us: always(milliseconds(9000)) }, '500', false],
  ['http/in-progress', {}, '409', false],
  ['http/flap', { downWall_us: hours(1) }, '503', false],
  ['http/partial-outage', { status: 502 }, '502', false],
  ['http/auth-expire', {}, '401', false],
  ['http/redirect-loop', {}, '307', false],
  ['body/truncate', {}, 'reset', true],
  ['body/malformed-chunk', {}, 'reset', true],
  ['body/garbage', {}, 'reset', true],
  ['body/length-mismatch', {}, 'malformed', true],
  ['body/stall', {}, 'timeout', true],
  ['body/invalid-json', {}, 'malformed', true],
  ['body/wrong-type', {}, '502', false],
  ['body/schema-drift', { change: 'added' }, 'ok', true],
  ['body/schema-drift', { change: 'newEnum' }, 'ok', true],
  ['body/oversize', { bytes: 20_000 }, 'ok', true],
  ['head/slow', { pauseWall_us: milliseconds(50) }, 'timeout', true],
  ['head/overflow', { bytes: 65_536 }, 'reset', true],
];

/** What a till is told in the place of the truth; the service keeps to the truth. */
export const TOLD: readonly (readonly [
  kind: FaultKind,
  parameters: FaultParameters,
  net: number,
])[] = [
  ['body/rounding', {}, 720],
  ['body/wrong-total', { addedMinor: 5 }, 727],
  ['promo/late-start', { promotion: 'BF' }, 903],
  ['promo/stale-catalogue', { age_us: hours(2) }, 802],
  ['promo/wrong-segment', { segment: 'vip' }, 361],
  ['time/skew', { clock: 'service', offset_us: -hours(2) }, 802],
  ['time/step', { clock: 'service', offset_us: -hours(3) }, 802],
  ['time/dst', { clock: 'service', offset_us: -hours(2) }, 802],
];

/** What a basket of 10.03 costs by the plan's rules: 20 % and then 10 % off. */
export const RIGHT = 722;

/** That basket, of somebody with a card of loyalty. */
export const priced = (more: object = {}): EvaluateRequest =>
  request([line('1', { unitPrice: 1003 })], {
    customer: { loyaltyId: 'l1', tier: 'gold', segments: [] },
    ...more,
  });

type Reply = Outcome<EvaluateReply>;

/** The price told, or how the call ended. */
export const netOf = (outcome: Reply): number | string =>
  outcome.kind === 'ok' ? outcome.body.totals.net : word(outcome);

/** Why the coupon was refused, if it was. */
export const couponOf = (outcome: Reply): string | null =>
  outcome.kind === 'ok' ? (outcome.body.coupons[0]?.reason ?? null) : word(outcome);
