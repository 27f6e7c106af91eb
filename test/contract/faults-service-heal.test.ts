import { describe, expect, it } from 'vitest';
import { SERVICE_FAULTS } from '../../mocks/wire/faults/service-faults.ts';
import { ask, wait } from '../../src/kernel/effects.ts';
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
  RIGHT,
  TOLD,
  word,
} from './service-fault-cases.ts';

/** What is met under each fault once, and once it has healed: the dose stays that of the first. */
describe.each([
  ['live', inLive],
  ['virtual', inVirtual],
] as const)('service faults that heal in the %s engine', (_engine, run: RunScript) => {
  it.each(PAYMENTS)('%s %j: the next payments are as ever', async (kind, parameters, seen) => {
    const operations = ['payments.authorise', 'payments.status'] as const;
    const got: unknown[] = [];
    const plan = await planOf({ kind, parameters, scope: { operations } });
    const doses = await run(plan, function* (_me, heal) {
      got.push(word(yield* ask('payments.authorise', payment('p1'))));
      heal();
      for (const id of ['p2', 'p3']) {
        got.push(word(yield* ask('payments.authorise', payment(id))));
        const status = yield* ask('payments.status', { paymentId: id });
        got.push(status.kind === 'ok' ? status.body.state : word(status));
      }
    });
    expect(got).toEqual([seen, 'ok', 'approved', 'ok', 'approved']);
    expect(doseOf(doses)).toEqual([1, 1]);
  });

  it.each(TOLD)('%s %j: the price is right again', async (kind, parameters, net) => {
    const got: unknown[] = [];
    const doses = await run(await planOf({ kind, parameters }), function* (_me, heal) {
      got.push(netOf(yield* ask('promotions.evaluate', priced())));
      heal();
      got.push(netOf(yield* ask('promotions.evaluate', priced({ requestId: 'again' }))));
    });
    expect(got).toEqual([net, RIGHT]);
    expect(doseOf(doses)).toEqual([1, 1]);
  });

  it('http/stale-read and body/replay: reads are those of now', async () => {
    for (const kind of ['http/stale-read', 'body/replay'] as const) {
      const got: unknown[] = [];
      const scope = { operations: ['payments.status'] } as const;
      const doses = await run(await planOf({ kind, scope }), function* (_me, heal) {
        yield* ask('payments.authorise', payment('p1'));
        yield* ask('payments.status', { paymentId: 'p1' });
        yield* ask('payments.reverse', { paymentId: 'p1', reason: 'timeout' });
        for (let i = 0; i < 2; i++) {
          const status = yield* ask('payments.status', { paymentId: 'p1' });
          got.push(status.kind === 'ok' ? status.body.state : word(status));
          if (i === 0) heal();
        }
      });
      expect([kind, got]).toEqual([kind, ['approved', 'reversed']]);
      const injected = kind === 'http/stale-read' ? 2 : 1;
      expect(doseOf(doses)).toEqual([2, injected]);
    }
  });

  it.each(['promo/coupon-lock-stuck', 'promo/over-redeem'] as const)(
    '%s: a coupon is free again, and its limit holds',
    async (kind) => {
      const coupons = ['ONCE'];
      const got: unknown[] = [];
      const doses = await run(await planOf({ kind }), function* (_me, heal) {
        yield* ask('promotions.evaluate', priced({ coupons, basketId: 'b1' }));
        yield* ask('promotions.cancel', priced({ mode: 'cancel', basketId: 'b1' }));
        heal();
        for (const basketId of ['b2', 'b3']) {
          const more = { mode: 'commit', requestId: basketId, basketId, coupons } as const;
          got.push(couponOf(yield* ask('promotions.commit', priced(more))));
        }
      });
      expect(got).toEqual([null, 'limitReached']);
      expect(doseOf(doses)?.[1]).toBe(kind === 'promo/over-redeem' ? 0 : 1);
    },
  );

  it('support/lost-ticket: the next ticket is kept', async () => {
    const got: unknown[] = [];
    const doses = await run(await planOf({ kind: 'support/lost-ticket' }), function* (_me, heal) {
      for (const ref of ['r1', 'r2']) {
        const opened = yield* ask('support.open', report(ref));
        const ticketId = opened.kind === 'ok' ? opened.body.id : '';
        got.push(word(yield* ask('support.get', { ticketId })));
        heal();
      }
    });
    expect(got).toEqual(['404', 'ok']);
    expect(doseOf(doses)).toEqual([1, 1]);
  });

  it.each([
    ['time/drift', { clock: 'service', perHour_us: hours(3600) }],
    ['time/midnight', { clock: 'service' }],
  ] as const)('%s: tickets say the time again', async (kind, parameters) => {
    const stamps: number[] = [];
    const doses = await run(await planOf({ kind, parameters }), function* (_me, heal) {
      for (const ref of ['r1', 'r2', 'r3']) {
        const opened = yield* ask('support.open', report(ref));
        if (opened.kind === 'ok') stamps.push(Date.parse(opened.body.timestamps.createdAt));
        // A clock drifts from the first time it is read on.
        if (ref === 'r1') yield* wait(milliseconds(40));
        else heal();
      }
    });
    const [, wrong = 0, right = 0] = stamps;
    expect(Math.abs(wrong - right)).toBeGreaterThan(30e3);
    expect(doseOf(doses)).toEqual([2, 2]);
  });
});

it('lets every fault that a service applies heal', () => {
  const healed = new Set<string>([
    ...PAYMENTS.map(([kind]) => kind),
    ...TOLD.map(([kind]) => kind),
    ...['http/stale-read', 'body/replay', 'promo/coupon-lock-stuck', 'promo/over-redeem'],
    ...['support/lost-ticket', 'time/drift', 'time/midnight'],
  ]);
  expect(healed).toEqual(new Set(Object.keys(SERVICE_FAULTS)));
});
