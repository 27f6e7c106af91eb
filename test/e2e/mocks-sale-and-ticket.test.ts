import { describe, expect, it } from 'vitest';
import { line, request } from '../unit/mocks/baskets.ts';
import { agent, report } from '../unit/mocks/reports.ts';
import { post, problemOf, serveMocks } from './served-mocks.ts';

const mocks = serveMocks();

describe('a sale over sockets', () => {
  it('is priced, paid, committed, and taken back', async () => {
    const basket = request([line('1', { quantity: 2 })]);
    const preview = await post(mocks.evaluations, basket);
    expect(preview.status).toBe(200);
    expect(((await preview.json()) as { totals: object }).totals).toEqual({
      gross: 2000,
      discount: 400,
      net: 1600,
    });
    const payments = `${mocks.urls.payments}/v1/payments`;
    const paid = await post(payments, {
      paymentId: 'p/1',
      storeId: '0417',
      tillId: '3',
      terminalId: 't',
      amount: 1600,
      currency: 'EUR',
      method: 'contactless',
      maskedPan: '411111******1111',
    });
    expect([paid.status, ((await paid.json()) as { state: string }).state]).toEqual([
      201,
      'approved',
    ]);
    const commit = await post(
      mocks.evaluations,
      { ...basket, mode: 'commit' },
      { 'idempotency-key': '"k1"' },
    );
    expect(commit.status).toBe(200);
    const one = `${payments}/${encodeURIComponent('p/1')}`;
    const reversed = await post(`${one}/reversals`, { reason: 'malfunction' });
    expect(((await reversed.json()) as { state: string }).state).toBe('reversed');
    expect(((await (await fetch(one)).json()) as { state: string }).state).toBe('reversed');
    expect(await problemOf(await fetch(`${payments}/unknown`))).toEqual([404, 'not-found']);
  });

  it('refuses a card number in full', async () => {
    const response = await post(`${mocks.urls.payments}/v1/payments`, {
      ...{ paymentId: 'p', storeId: '1', tillId: '1', terminalId: 't', amount: 1 },
      ...{ currency: 'EUR', method: 'chip', maskedPan: '4111 1111 1111 1111' },
    });
    expect(await problemOf(response)).toEqual([422, 'invalid-body']);
  });
});

describe('a ticket over sockets', () => {
  it('lives from report to reopening', async () => {
    const claims = `${mocks.urls.support}/v1/queue/claims`;
    expect((await post(claims, agent('a'))).status).toBe(204);
    const opened = await post(mocks.tickets, report('x'));
    expect(opened.status).toBe(201);
    const { id } = (await opened.json()) as { id: string };
    expect(opened.headers.get('location')).toBe(`/v1/tickets/${id}`);
    const again = await post(mocks.tickets, report('x'));
    expect([again.status, ((await again.json()) as { id: string }).id]).toEqual([200, id]);
    const step = async (name: string, body: object): Promise<unknown> =>
      ((await (await post(`${mocks.tickets}/${id}/${name}`, body)).json()) as { state: string })
        .state;
    expect(await problemOf(await post(`${mocks.tickets}/${id}/start`, { agentId: 'a' }))).toEqual([
      409,
      'illegal-transition',
    ]);
    const claimed = (await (await post(claims, agent('a'))).json()) as object;
    expect(claimed).toMatchObject({ id, state: 'acknowledged', assignee: 'a' });
    expect(await step('start', { agentId: 'a' })).toBe('inProgress');
    const resolution = { code: 'fixed', notes: 'paper' };
    expect(await step('resolve', { agentId: 'a', resolution })).toBe('resolved');
    expect(await step('reopen', { reason: 'still dead' })).toBe('inProgress');
    expect(await step('comments', { author: 'a', body: 'hm', public: false })).toBe('inProgress');
    expect(await step('cancel', {})).toBe('cancelled');
    const listed = await fetch(`${mocks.tickets}?externalRef=x&state=cancelled`);
    expect(((await listed.json()) as { tickets: object[] }).tickets).toHaveLength(1);
  });

  it('takes heartbeats', async () => {
    const body = { storeId: '1', tillId: '1', at: '2026-11-27T15:00:00Z', devices: [] };
    const response = await post(`${mocks.urls.support}/v1/heartbeats`, body);
    expect([response.status, await response.json()]).toEqual([202, { accepted: true }]);
  });
});
