import { setupServer } from 'msw/node';
import {
  DEMO_COUPONS,
  DEMO_RULES,
  type FaultInForce,
  faultInForce,
  makeSite,
  mockHandlers,
  type Site,
} from 'peakday/mocks';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Line, price } from './pos.ts';

const services = {
  promotions: 'https://promotions.example.test',
  zendesk: 'https://shop.zendesk.example.test',
  authorization: `Basic ${btoa('agent@example.com/token:peakday')}`,
};
const { promotions, zendesk } = services;
const COAT: Line = { sku: 'coat', category: 'coats', unitPrice: 9000 };

const server = setupServer();
let site: Site;
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
beforeEach(async () => {
  // The same seed: the same ids and the same draws in every run.
  site = makeSite({ seed: 7, promotions: DEMO_RULES, coupons: DEMO_COUPONS });
  server.use(...(await mockHandlers({ site, baseUrls: { promotions, zendesk } })));
});
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const refuse = (more: FaultInForce): void => {
  const fault = faultInForce('http/status', {
    scope: { operations: ['promotions.evaluate'] },
    parameters: { status: 503 },
    ...more,
  });
  site.worlds.of('main')?.faults.put(fault);
};
/** System and status of all exchanges so far, oldest first. */
const seen = (): string[] =>
  site.journal
    .recent('main', 20)
    .map(({ system, status }) => `${system} ${status}`)
    .reverse();

it('sells a coat with the promotion', async () => {
  expect(await price(services, 'b1', [COAT])).toEqual({ net: 6300, ticket: undefined });
  expect(seen()).toEqual(['promotions 200']);
});

it('tries again when promotions are away for a moment', async () => {
  refuse({ trigger: { kind: 'first', count: 2 } });
  expect(await price(services, 'b1', [COAT])).toEqual({ net: 6300, ticket: undefined });
  expect(seen()).toEqual(['promotions 503', 'promotions 503', 'promotions 200']);
});

it('sells at shelf price and opens one ticket when they stay away', async () => {
  refuse({});
  const first = await price(services, 'b1', [COAT]);
  expect(first).toEqual({ net: 9000, ticket: expect.any(Number) });
  expect(await price(services, 'b1', [COAT])).toEqual(first);
  const tickets = site.worlds.of('main')?.support.list({});
  expect(tickets).toMatchObject([{ summary: 'Till 3 sells at shelf price' }]);
  expect(seen().filter((one) => one === 'promotions 503')).toHaveLength(6);
});
