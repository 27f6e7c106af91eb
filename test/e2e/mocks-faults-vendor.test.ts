import { Agent, request as undici } from 'undici';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Api } from '../../mocks/wire/api.ts';
import { makeCertificates } from '../../mocks/wire/certificates.ts';
import { json } from '../../mocks/wire/exchange.ts';
import { statusOf } from '../../mocks/wire/problem.ts';
import { post } from '../../mocks/wire/route.ts';
import { serveApi } from '../../mocks/wire/serve-api.ts';
import { serverTls } from '../../mocks/wire/server-tls.ts';
import { World } from '../../mocks/world.ts';
import type { FaultKind, FaultParameters } from '../../src/model/fault-plan.ts';
import { NEVER, ZERO } from '../../src/model/units.ts';
import { line, request, rule } from '../unit/mocks/baskets.ts';

/** Another system over the same domain, with words of its own and prices in euros. */
const acme: Api = {
  name: 'acme',
  title: 'Acme prices',
  service: 'promotions',
  keys: 'own',
  refuse: (refusal) => json(statusOf(refusal), { acme: refusal.name }, refusal.headers),
  stamp: (_, { status, type, headers, body }) => ({ status, type, headers, body }),
  routes: [
    post({
      path: '/price',
      summary: '',
      operation: 'promotions.evaluate',
      request: z.object({ cents: z.int() }),
      replies: { 200: null },
      serve: ({ cents }, { world, withheld }) => {
        const basket = request([line('1', { unitPrice: cents })], {
          customer: { loyaltyId: 'l', tier: 't', segments: [] },
        });
        return json(200, { euros: world.promotions.evaluate(basket, withheld).totals.net / 100 });
      },
    }),
  ],
};

async function priceAt(
  kind: FaultKind,
  parameters: FaultParameters,
  isTls = false,
): Promise<unknown> {
  const promotions = [rule('BF', { value: 20 }), rule('VIP', { value: 50, segments: ['vip'] })];
  const world = new World({ seed: 1, promotions, coupons: [] });
  const always = { scope: {}, trigger: { kind: 'every', count: 1 } } as const;
  world.faults.put({ id: 'f', kind, from_us: ZERO, to_us: NEVER, ...always, parameters });
  const certificates = isTls ? await makeCertificates() : undefined;
  const tls = certificates && { tls: await serverTls(certificates, false) };
  const { url, close } = await serveApi(acme, world, tls);
  const dispatcher = new Agent({ connect: { rejectUnauthorized: false } });
  try {
    const { statusCode, body } = await undici(`${url}/price`, {
      dispatcher,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ cents: 1003 }),
    });
    const text = await body.text();
    return [statusCode, text];
  } catch (error) {
    return (error as Error).name;
  } finally {
    expect(world.faults.doses()).toMatchObject([{ requested: 1, injected: 1 }]);
    await dispatcher.destroy();
    await close();
  }
}

describe('service faults on another system than the reference', () => {
  it.each([
    ['promo/late-start', { promotion: 'BF' }, [200, '{"euros":10.03}']],
    ['promo/wrong-segment', { segment: 'vip' }, [200, '{"euros":4.01}']],
    ['body/rounding', {}, [200, '{"euros":8}']],
    ['body/schema-drift', { change: 'retyped' }, [200, '{"euros":"8.02"}']],
    ['http/commit-then-fail', {}, [500, '{"acme":"internal-error"}']],
    ['http/in-progress', {}, [409, '{"acme":"key-in-progress"}']],
    ['body/length-mismatch', {}, [200, '{"euros']],
    ['body/garbage', {}, 'HTTPParserError'],
  ] as const)('%s', async (kind, parameters, seen) => {
    expect(await priceAt(kind, parameters)).toEqual(seen);
  });

  it.each([
    ['body/malformed-chunk', 'HTTPParserError'],
    ['body/length-mismatch', [200, '{"euros']],
    ['head/overflow', 'HeadersOverflowError'],
  ] as const)('%s over TLS', async (kind, seen) => {
    expect(await priceAt(kind, {}, true)).toEqual(seen);
  });
});
