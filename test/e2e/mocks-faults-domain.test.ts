import { describe, expect, it } from 'vitest';
import { hours } from '../../src/model/units.ts';
import { report } from '../unit/mocks/reports.ts';
import { FaultyMocks } from './faulty-mocks.ts';

const mocks = new FaultyMocks();

describe('prices', () => {
  const right = { net: 1604, sum: 1604 };
  const atNoon = { pricedAt: '2026-11-27T12:00:00Z' };

  it('are right without a fault', async () => {
    expect(await mocks.price(atNoon)).toMatchObject(right);
    expect((await mocks.price()).net).toBe(1444);
  });

  it('are rounded line by line under body/rounding', async () => {
    await mocks.start('body/rounding');
    expect(await mocks.price(atNoon)).toMatchObject({ net: 1600, sum: 1600 });
    expect(await mocks.heal()).toEqual([1, 1]);
    expect(await mocks.price(atNoon)).toMatchObject(right);
  });

  it('do not add up under body/wrong-total', async () => {
    await mocks.start('body/wrong-total', { addedMinor: 3 });
    expect(await mocks.price(atNoon)).toMatchObject({ net: 1607, sum: 1604 });
    expect(await mocks.heal()).toEqual([1, 1]);
  });

  it('lack young rules under promo/stale-catalogue', async () => {
    await mocks.start('promo/stale-catalogue', { age_us: hours(2) });
    expect((await mocks.price()).net).toBe(1604);
    expect((await mocks.price({ pricedAt: '2026-11-27T16:30:00Z' })).net).toBe(1444);
    expect(await mocks.heal()).toEqual([2, 1]);
    expect((await mocks.price()).net).toBe(1444);
  });

  it('lack a promotion under promo/late-start', async () => {
    await mocks.start('promo/late-start', { promotion: 'BF' });
    expect((await mocks.price(atNoon)).net).toBe(2006);
    expect(await mocks.heal()).toEqual([1, 1]);
  });

  it('are those of others under promo/wrong-segment', async () => {
    await mocks.start('promo/wrong-segment', { segment: 'vip' });
    const customer = { loyaltyId: 'l1', tier: 'gold', segments: [] };
    expect((await mocks.price({ ...atNoon, customer })).net).toBe(802);
    expect(await mocks.price(atNoon)).toMatchObject(right);
    expect(await mocks.heal()).toEqual([2, 1]);
    expect(await mocks.price({ ...atNoon, customer })).toMatchObject(right);
  });

  it.each([
    ['time/skew', { offset_us: hours(3) }],
    ['time/step', { offset_us: hours(3) }],
    ['time/dst', { offset_us: hours(2) }],
    ['time/midnight', {}],
  ])('start early under %s', async (kind, parameters) => {
    await mocks.start(kind, { ...parameters, clock: 'service' });
    expect((await mocks.price(atNoon)).net).toBe(1444);
    expect(await mocks.heal()).toEqual([1, 1]);
    expect(await mocks.price(atNoon)).toMatchObject(right);
  });
});

describe('coupons', () => {
  const coupons = ['ONCE'];
  const reserved = async (): Promise<number> => {
    const url = `${mocks.urls.promotions}/v1/lookups/coupon/ONCE?storeId=0417&tillId=3`;
    return JSON.parse((await mocks.send(url)).text ?? '').reserved;
  };
  const reason = async (more: object): Promise<unknown> =>
    JSON.parse((await mocks.price({ coupons, ...more })).text).coupons[0].reason;

  it('stay locked under promo/coupon-lock-stuck', async () => {
    await mocks.start('promo/coupon-lock-stuck');
    expect(await reason({ basketId: 'b1' })).toBeNull();
    await mocks.price({ basketId: 'b1', mode: 'cancel', coupons });
    expect(await reserved()).toBe(1);
    expect(await reason({ basketId: 'b2' })).toBe('limitReached');
    expect(await reason({ basketId: 'b1' })).toBeNull();
    await mocks.heal();
    expect(await reserved()).toBe(0);
    expect(await reason({ basketId: 'b2' })).toBeNull();
  });

  it('are redeemed too often under promo/over-redeem', async () => {
    await mocks.start('promo/over-redeem', { coupon: 'ONCE' });
    const commit = (id: string): Promise<unknown> =>
      reason({ basketId: id, requestId: id, mode: 'commit' });
    expect(await commit('b1')).toBeNull();
    expect(await commit('b2')).toBeNull();
    expect(await mocks.heal()).toEqual([2, 1]);
    expect(await commit('b3')).toBe('limitReached');
  });
});

describe('tickets', () => {
  const open = async (ref: string): Promise<{ id: string; timestamps: { createdAt: string } }> => {
    const headers = { 'idempotency-key': `"${ref}"` };
    const { status, text } = await mocks.send(
      `${mocks.urls.support}/v1/tickets`,
      report(ref),
      headers,
    );
    expect(status).toBe(201);
    return JSON.parse(text ?? '');
  };

  it('are answered and gone under support/lost-ticket', async () => {
    await mocks.start(
      'support/lost-ticket',
      {},
      { trigger: { kind: 'rate', rate: 1, per: 'ticket' } },
    );
    const { id } = await open('r1');
    expect((await mocks.send(`${mocks.urls.support}/v1/tickets/${id}`)).status).toBe(404);
    const skills = { agentId: 'a', languages: ['es'], tillSystems: ['oracle'] };
    expect((await mocks.send(`${mocks.urls.support}/v1/queue/claims`, skills)).status).toBe(204);
    expect(await mocks.heal()).toEqual([1, 1]);
    const kept = await open('r2');
    expect((await mocks.send(`${mocks.urls.support}/v1/tickets/${kept.id}`)).status).toBe(200);
  });

  it('are stamped by a clock that is off under time/skew and time/drift', async () => {
    await mocks.start('time/skew', { clock: 'service', offset_us: -600e6 });
    expect((await open('r1')).timestamps.createdAt).toBe('2026-11-27T14:50:00.000Z');
    expect(await mocks.heal()).toEqual([1, 1]);
    await mocks.start('time/drift', { clock: 'service', perHour_us: hours(3600) });
    const first = Date.parse((await open('r2')).timestamps.createdAt);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(Date.parse((await open('r3')).timestamps.createdAt) - first).toBeGreaterThan(60_000);
  });
});

it('is refused to break the clock of a till here', async () => {
  expect(await mocks.put('time/skew', { offset_us: 1 })).toBe(422);
});
