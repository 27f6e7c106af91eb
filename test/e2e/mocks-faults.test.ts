import { describe, expect, it } from 'vitest';
import { line, request } from '../unit/mocks/baskets.ts';
import { report } from '../unit/mocks/reports.ts';
import { post, problemOf, serveMocks } from './served-mocks.ts';

const mocks = serveMocks();

describe('faults through the admin API', () => {
  it('start, count their dose, and heal', async () => {
    const put = await mocks.putFault('a/b', {
      kind: 'http/status',
      scope: { stores: ['0417'], operations: ['promotions.evaluate'] },
      parameters: { status: 503, retryAfter_s: 2 },
    });
    expect(put.status).toBe(200);
    const hit = await post(mocks.evaluations, request([]));
    expect(hit.headers.get('retry-after')).toBe('2');
    expect(await problemOf(hit)).toEqual([503, 'unavailable']);
    expect((await post(mocks.evaluations, request([], { storeId: '0001' }))).status).toBe(200);
    expect(await mocks.faultStates()).toMatchObject([{ requested: 1, injected: 1 }]);
    const healed = await fetch(`${mocks.adminUrl}/faults/a%2Fb`, { method: 'DELETE' });
    expect(await healed.json()).toMatchObject({ requested: 1, injected: 1 });
    expect((await post(mocks.evaluations, request([]))).status).toBe(200);
  });

  it('have no effect on the services when they answer in their place', async () => {
    await mocks.putFault('f', { kind: 'http/status', parameters: { status: 500 } });
    const headers = { 'idempotency-key': '"k"' };
    expect((await post(mocks.tickets, report('x'), headers)).status).toBe(500);
    await fetch(`${mocks.adminUrl}/faults/f`, { method: 'DELETE' });
    expect((await post(mocks.tickets, report('x'), headers)).status).toBe(201);
  });

  it('start a promotion late, which a manual discount mends', async () => {
    await mocks.putFault('late', { kind: 'promo/late-start', parameters: { promotion: 'BF' } });
    const discount = async (more = {}): Promise<number> => {
      const response = await post(mocks.evaluations, request([line('1')], more));
      return ((await response.json()) as { totals: { discount: number } }).totals.discount;
    };
    expect(await discount()).toBe(0);
    const manualDiscounts = [{ promotionId: 'BF', authorisedBy: 'ticket-1' }];
    expect(await discount({ manualDiscounts })).toBe(200);
    expect(await mocks.faultStates()).toMatchObject([{ requested: 2, injected: 1 }]);
  });

  it('are refused when they make no sense', async () => {
    expect(
      await problemOf(await mocks.putFault('f', { kind: 'http/status', parameters: {} })),
    ).toEqual([422, 'invalid-body']);
    expect(
      await problemOf(await mocks.putFault('f', { kind: 'till/crash', parameters: {} })),
    ).toEqual([422, 'invalid-body']);
    expect(
      await problemOf(await mocks.putFault('f', { kind: 'http/slow', parameters: {}, id: 'g' })),
    ).toEqual([422, 'invalid-body']);
  });
});
