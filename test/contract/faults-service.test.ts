import { describe, expect, it } from 'vitest';
import { SERVICE_FAULTS } from '../../mocks/wire/faults/service-faults.ts';
import type { Dose } from '../../src/faults/active-faults.ts';
import { ask, wait } from '../../src/kernel/effects.ts';
import type { EvaluateReply } from '../../src/model/basket.ts';
import type { FaultKind, FaultParameters, FaultPlan } from '../../src/model/fault-plan.ts';
import type { LoadOperation } from '../../src/model/operations.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import type { Plan } from '../../src/model/plan.ts';
import { hours, type Micros, milliseconds } from '../../src/model/units.ts';
import { compile } from '../../src/scenario/compile.ts';
import { line, request, rule } from '../unit/mocks/baskets.ts';
import { report } from '../unit/mocks/reports.ts';
import { MINIMAL } from '../unit/scenario/scenarios.ts';
import { inLive, inVirtual, type RunScript } from './fault-engines.ts';

const PATIENCE_MS = 250;
const always = (value: Micros): { quantiles: number[]; integer: true } => ({
  quantiles: [value],
  integer: true,
});

async function planOf(fault: Partial<FaultPlan> & Pick<FaultPlan, 'kind'>): Promise<Plan> {
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

const payment = (paymentId: string) => ({
  paymentId,
  storeId: '0001',
  tillId: '1',
  terminalId: '1',
  amount: 1000,
  currency: 'EUR',
  method: 'chip' as const,
  maskedPan: '541333******9999',
});

/** How a call ended, in a word: `ok`, `timeout`, `malformed`, or a status. */
const word = (outcome: Outcome<unknown>): string =>
  outcome.kind === 'status' ? String(outcome.status) : outcome.kind;

const doseOf = (doses: readonly Dose[]): unknown => {
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
const PAYMENTS: readonly Case[] = [
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
const TOLD: readonly (readonly [kind: FaultKind, parameters: FaultParameters, net: number])[] = [
  ['body/rounding', {}, 720],
  ['body/wrong-total', { addedMinor: 5 }, 727],
  ['promo/late-start', { promotion: 'BF' }, 903],
  ['promo/stale-catalogue', { age_us: hours(2) }, 802],
  ['promo/wrong-segment', { segment: 'vip' }, 361],
  ['time/skew', { clock: 'service', offset_us: -hours(2) }, 802],
  ['time/step', { clock: 'service', offset_us: -hours(3) }, 802],
  ['time/dst', { clock: 'service', offset_us: -hours(2) }, 802],
];

const priced = (more: object = {}) =>
  request([line('1', { unitPrice: 1003 })], {
    customer: { loyaltyId: 'l1', tier: 'gold', segments: [] },
    ...more,
  });

type Reply = Outcome<EvaluateReply>;
const netOf = (outcome: Reply): number | string =>
  outcome.kind === 'ok' ? outcome.body.totals.net : word(outcome);
const couponOf = (outcome: Reply): string | null =>
  outcome.kind === 'ok' ? (outcome.body.coupons[0]?.reason ?? null) : word(outcome);

describe.each([
  ['live', inLive],
  ['virtual', inVirtual],
] as const)('service faults in the %s engine', (_engine, run: RunScript) => {
  it.each(PAYMENTS)('%s %j: a payment ends as %s', async (kind, parameters, seen, carriedOut) => {
    const operations: LoadOperation[] = ['payments.authorise'];
    const plan = await planOf({ kind, parameters, scope: { operations } });
    let got: unknown;
    const doses = await run(plan, function* () {
      const paid = yield* ask('payments.authorise', payment('p1'));
      if (kind === 'http/slow' || kind === 'http/fail-then-commit-late')
        yield* wait(milliseconds(500));
      const status = yield* ask('payments.status', { paymentId: 'p1' });
      got = [word(paid), status.kind === 'ok'];
    });
    expect(got).toEqual([seen, carriedOut]);
    expect(doseOf(doses)).toEqual([1, 1]);
  });

  it.each(TOLD)('%s %j: the price is %i', async (kind, parameters, net) => {
    let got: unknown;
    const doses = await run(await planOf({ kind, parameters }), function* () {
      got = netOf(yield* ask('promotions.evaluate', priced()));
    });
    expect(got).toBe(net);
    expect(doseOf(doses)).toEqual([1, 1]);
  });

  it('http/stale-read: reads are one behind', async () => {
    let got: unknown;
    const doses = await run(await planOf({ kind: 'http/stale-read' }), function* () {
      yield* ask('payments.authorise', payment('p1'));
      const first = yield* ask('payments.status', { paymentId: 'p1' });
      yield* ask('payments.reverse', { paymentId: 'p1', reason: 'timeout' });
      const reads = [word(first)];
      for (let i = 0; i < 2; i++) {
        const read = yield* ask('payments.status', { paymentId: 'p1' });
        reads.push(read.kind === 'ok' ? read.body.state : word(read));
      }
      got = reads;
    });
    expect(got).toEqual(['404', 'approved', 'reversed']);
    expect(doseOf(doses)).toEqual([3, 2]);
  });

  it('body/replay: the answer before comes again', async () => {
    let got: unknown;
    const doses = await run(await planOf({ kind: 'body/replay' }), function* () {
      const ids: unknown[] = [];
      for (const id of ['p1', 'p2', 'p3']) {
        const paid = yield* ask('payments.authorise', payment(id));
        ids.push(paid.kind === 'ok' && paid.body.paymentId);
      }
      got = ids;
    });
    expect(got).toEqual(['p1', 'p1', 'p2']);
    expect(doseOf(doses)).toEqual([3, 2]);
  });

  it.each(['dropped', 'retyped', 'null'] as const)(
    'body/schema-drift %s: each member in turn, always a value',
    async (change) => {
      const seen: string[] = [];
      const plan = await planOf({ kind: 'body/schema-drift', parameters: { change } });
      const doses = await run(plan, function* () {
        for (let i = 0; i < 10; i++)
          seen.push(word(yield* ask('promotions.evaluate', priced({ requestId: `r${i}` }))));
      });
      expect(new Set(seen)).toEqual(new Set(['ok', 'malformed']));
      expect(doseOf(doses)).toEqual([10, 10]);
    },
  );

  it('promo/coupon-lock-stuck: what a basket was priced with stays its own', async () => {
    let got: unknown;
    const doses = await run(await planOf({ kind: 'promo/coupon-lock-stuck' }), function* () {
      const coupons = ['ONCE'];
      const first = yield* ask('promotions.evaluate', priced({ coupons, basketId: 'b1' }));
      yield* ask('promotions.cancel', priced({ mode: 'cancel', basketId: 'b1' }));
      const second = yield* ask('promotions.evaluate', priced({ coupons, basketId: 'b2' }));
      const asked = { what: 'coupon', code: 'ONCE', storeId: '1', tillId: '1' } as const;
      const held = yield* ask('promotions.lookup', asked);
      got = [couponOf(first), couponOf(second), held.kind === 'ok' && held.body.reserved];
    });
    expect(got).toEqual([null, 'limitReached', 1]);
    expect(doseOf(doses)).toEqual([4, 1]);
  });

  it('promo/over-redeem: the limit does not hold', async () => {
    let got: unknown;
    const doses = await run(await planOf({ kind: 'promo/over-redeem' }), function* () {
      const reasons: unknown[] = [];
      for (const basketId of ['b1', 'b2']) {
        const more = { mode: 'commit', requestId: basketId, basketId, coupons: ['ONCE'] } as const;
        reasons.push(couponOf(yield* ask('promotions.commit', priced(more))));
      }
      got = reasons;
    });
    expect(got).toEqual([null, null]);
    expect(doseOf(doses)).toEqual([2, 1]);
  });

  it('support/lost-ticket: accepted and gone', async () => {
    let got: unknown;
    const doses = await run(await planOf({ kind: 'support/lost-ticket' }), function* () {
      const opened = yield* ask('support.open', report('r1'));
      const ticketId = opened.kind === 'ok' ? opened.body.id : '';
      got = [word(opened), word(yield* ask('support.get', { ticketId }))];
    });
    expect(got).toEqual(['ok', '404']);
    expect(doseOf(doses)).toEqual([1, 1]);
  });

  it.each([
    ['time/drift', { clock: 'service', perHour_us: hours(3600) }],
    ['time/midnight', { clock: 'service' }],
  ] as const)('%s: tickets say another time', async (kind, parameters) => {
    const stamps: number[] = [];
    const doses = await run(await planOf({ kind, parameters }), function* () {
      for (const ref of ['r1', 'r2']) {
        const opened = yield* ask('support.open', report(ref));
        if (opened.kind === 'ok') stamps.push(Date.parse(opened.body.timestamps.createdAt));
        yield* wait(milliseconds(40));
      }
    });
    const [first = 0, second = 0] = stamps;
    expect(stamps).toHaveLength(2);
    if (kind === 'time/drift') expect(second - first).toBeGreaterThan(60e3);
    else expect(second - first).toBeLessThan(60e3);
    expect(doseOf(doses)).toEqual([2, 2]);
  });
});

it('covers every fault that a service applies', () => {
  const covered = new Set<string>([
    ...PAYMENTS.map(([kind]) => kind),
    ...TOLD.map(([kind]) => kind),
    ...['http/stale-read', 'body/replay', 'promo/coupon-lock-stuck', 'promo/over-redeem'],
    ...['support/lost-ticket', 'time/drift', 'time/midnight'],
  ]);
  expect(covered).toEqual(new Set(Object.keys(SERVICE_FAULTS)));
});
