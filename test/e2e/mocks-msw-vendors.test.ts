import { setupServer } from 'msw/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  DEMO_COUPONS,
  DEMO_RULES,
  faultInForce,
  makeSite,
  mockHandlers,
} from '../../mocks/index.ts';
import type { LoadOperation } from '../../src/model/operations.ts';
import { line, request } from '../unit/mocks/baskets.ts';

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterAll(() => server.close());

interface Client {
  readonly operation: LoadOperation;
  /** The journal's name of the request that `ask` sends. */
  readonly route: string;
  readonly path: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** What of a good answer tells that the domain was asked. */
  readonly good: object;
  /** The vendor's shape of a refusal with 503. */
  readonly refused: object;
}

const CLIENTS: Readonly<Record<string, Client>> = {
  promotions: {
    operation: 'promotions.evaluate',
    route: 'POST /v1/evaluations',
    path: '/v1/evaluations',
    method: 'POST',
    headers: {},
    body: request([line('1', { categories: ['coats'] })]),
    good: { totals: { net: 700 } },
    refused: { type: 'urn:peakday:problem:unavailable', status: 503 },
  },
  zendesk: {
    operation: 'support.open',
    route: 'POST /api/v2/tickets.json',
    path: '/api/v2/tickets.json',
    method: 'POST',
    headers: { authorization: `Basic ${btoa('agent@example.com/token:peakday')}` },
    body: { ticket: { subject: 'Printer', comment: { body: 'No paper' }, priority: 'high' } },
    good: { ticket: { subject: 'Printer', priority: 'high' } },
    refused: { error: 'RequestError' },
  },
  'talon-one': {
    operation: 'promotions.evaluate',
    route: 'PUT /v2/customer_sessions/{integrationId}',
    path: '/v2/customer_sessions/b1',
    method: 'PUT',
    headers: { authorization: 'ApiKey-v1 peakday-talon-one-key' },
    body: {
      customerSession: {
        state: 'open',
        cartItems: [{ sku: 'coat', category: 'coats', quantity: 1, price: 10 }],
      },
      responseContent: ['customerSession'],
    },
    good: { customerSession: { integrationId: 'b1', total: 7 } },
    refused: { message: expect.any(String) },
  },
};

describe.each(Object.entries(CLIENTS))('%s as MSW handlers', (name, client) => {
  const baseUrl = `https://${name}.example.test`;
  const ask = (): Promise<Response> => {
    const { method, body, headers } = client;
    const type = { 'content-type': 'application/json' };
    const sent = { method, headers: { ...type, ...headers }, body: JSON.stringify(body) };
    return fetch(`${baseUrl}${client.path}`, sent);
  };
  const listen = async (seed: number, ...faults: readonly ReturnType<typeof faultInForce>[]) => {
    const site = makeSite({ seed, promotions: DEMO_RULES, coupons: DEMO_COUPONS, faults });
    server.resetHandlers(...(await mockHandlers({ site, baseUrls: { [name]: baseUrl } })));
    return site;
  };
  const down = (trigger: ReturnType<typeof faultInForce>['trigger']) =>
    faultInForce('http/status', {
      scope: { operations: [client.operation] },
      parameters: { status: 503 },
      trigger,
    });

  it('answers from its domain, and the journal and counters tell it', async () => {
    const site = await listen(1);
    const answer = await ask();
    expect(answer.ok).toBe(true);
    expect(await answer.json()).toMatchObject(client.good);
    expect(site.journal.recent('main', 9)).toMatchObject([
      { system: name, route: client.route, status: answer.status, lane: 'main' },
    ]);
    expect(site.journal.counters('main')).toMatchObject([{ system: name, count: 1 }]);
  });

  it('fails on purpose in the vendor’s own shape, as often as told', async () => {
    const site = await listen(1, down({ kind: 'first', count: 1 }));
    const refused = await ask();
    expect(refused.status).toBe(503);
    expect(await refused.json()).toMatchObject(client.refused);
    expect((await ask()).ok).toBe(true);
    expect(site.worlds.of('main')?.faults.doses()).toMatchObject([{ injected: 1 }]);
  });

  it('draws the same faults from the same seed, and others from another', async () => {
    const statuses = async (seed: number): Promise<string> => {
      await listen(seed, down({ kind: 'rate', rate: 0.5, per: 'request' }));
      const drawn: boolean[] = [];
      for (let i = 0; i < 24; i++) drawn.push((await ask()).ok);
      return drawn.join();
    };
    const first = await statuses(7);
    expect(first).toMatch(/true.*false|false.*true/);
    expect(await statuses(7)).toBe(first);
    expect(await statuses(8)).not.toBe(first);
  });
});
