import { describe, expect, it } from 'vitest';
import { SERVICE_FAULTS } from '../../mocks/wire/faults/service-faults.ts';
import { ask, wait } from '../../src/kernel/effects.ts';
import type { LoadOperation } from '../../src/model/operations.ts';
import { hours, milliseconds } from '../../src/model/units.ts';
import { report } from '../unit/mocks/reports.ts';
import { inLive, inVirtual, type RunScript } from './fault-engines.ts';
import {
  couponOf,
  doseOf,
  netOf,
  PAYMENTS,
  payment,
  planOf,
  priced,
  TOLD,
  word,
} from './service-fault-cases.ts';

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
