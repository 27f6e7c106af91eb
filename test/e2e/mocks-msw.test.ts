import { setupServer } from 'msw/node';
import { afterEach, describe, expect, it } from 'vitest';
import { makeSite, mockHandlers } from '../../mocks/index.ts';
import { NEVER, ZERO } from '../../src/model/units.ts';
import { line, request, rule } from '../unit/mocks/baskets.ts';
import { agent, report } from '../unit/mocks/reports.ts';

const server = setupServer();
afterEach(() => server.close());

const promotions = [rule('BF', { value: 20 })];
const baseUrls = {
  promotions: 'https://promotions.example.test/api',
  support: 'https://support.example.test',
};

const post = (url: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

describe('the MSW handlers', () => {
  it('answer global fetch as the sockets do', async () => {
    server.use(...(await mockHandlers({ seed: 1, promotions, coupons: [], baseUrls })));
    server.listen({ onUnhandledRequest: 'error' });
    const priced = await post(`${baseUrls.promotions}/v1/evaluations`, request([line('1')]));
    expect(priced.status).toBe(200);
    expect(await priced.json()).toMatchObject({ totals: { net: 800 } });
    const claims = `${baseUrls.support}/v1/queue/claims`;
    expect((await post(claims, agent('a'))).status).toBe(204);
    const headers = { 'idempotency-key': '"k"' };
    const opened = await post(`${baseUrls.support}/v1/tickets`, report('x'), headers);
    expect(opened.headers.get('location')).toBe('/v1/tickets/ticket-1');
    expect(await (await post(claims, agent('a'))).json()).toMatchObject({ id: 'ticket-1' });
    const got = await fetch(`${baseUrls.support}/v1/tickets/ticket-1`);
    expect(await got.json()).toMatchObject({ state: 'acknowledged' });
    const wrong = await post(`${baseUrls.promotions}/v1/evaluations`, {});
    expect([wrong.status, wrong.headers.get('content-type')]).toEqual([
      422,
      'application/problem+json',
    ]);
    expect((await fetch(`${baseUrls.support}/nowhere`)).status).toBe(501);
  });

  it('draw faults', async () => {
    const plan = {
      id: 'f',
      kind: 'http/throttle',
      from_us: ZERO,
      to_us: NEVER,
      scope: {},
      trigger: { kind: 'every', count: 1 },
      parameters: { quotaPerSecond: 0, retryAfter_s: 4 },
    } as const;
    const faults = [plan];
    server.use(...(await mockHandlers({ seed: 1, promotions, coupons: [], baseUrls, faults })));
    server.listen({ onUnhandledRequest: 'error' });
    const throttled = await post(`${baseUrls.promotions}/v1/evaluations`, request([line('1')]));
    expect([throttled.status, throttled.headers.get('retry-after')]).toEqual([429, '4']);
  });

  it('share a site with the test: journal, faults and worlds are at hand', async () => {
    const site = makeSite({ seed: 1, promotions, coupons: [] });
    server.use(...(await mockHandlers({ site, baseUrls })));
    server.listen({ onUnhandledRequest: 'error' });
    await post(`${baseUrls.support}/v1/tickets`, report('x'));
    const lane = { 'peakday-lane': 'other' };
    await post(`${baseUrls.support}/v1/tickets`, report('y'), lane);
    expect(site.worlds.of('main')?.support.list({})).toMatchObject([{ externalRef: 'x' }]);
    expect(site.worlds.of('other')?.support.list({})).toMatchObject([{ externalRef: 'y' }]);
    expect(site.journal.recent('main', 9)).toMatchObject([
      { system: 'support', route: 'POST /v1/tickets', status: 201 },
    ]);
    await expect(mockHandlers({ site, baseUrls: { suport: 'http://x' } })).rejects.toMatchObject({
      hint: 'did you mean support?',
    });
  });
});
