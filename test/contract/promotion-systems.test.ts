import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commercetools as commercetoolsApi } from '../../mocks/promotions/commercetools/api.ts';
import { d365Commerce as d365Api } from '../../mocks/promotions/d365/api.ts';
import { DEMO_COUPONS, DEMO_RULES } from '../../mocks/promotions/demo-rules.ts';
import { talonOne as talonOneApi } from '../../mocks/promotions/talon-one/api.ts';
import {
  VOUCHERIFY_KEYS,
  voucherify as voucherifyApi,
} from '../../mocks/promotions/voucherify/api.ts';
import type { Listening } from '../../mocks/wire/listen.ts';
import { serveApi } from '../../mocks/wire/serve-api.ts';
import { World } from '../../mocks/world.ts';
import type { EvaluateReply, EvaluateRequest } from '../../src/model/basket.ts';
import type { Binding, HttpAnswer, HttpRequest } from '../../src/services/binding.ts';
import { commercetools } from '../../src/services/commercetools/binding.ts';
import { d365Commerce } from '../../src/services/d365-commerce/binding.ts';
import { talonOne } from '../../src/services/talon-one/binding.ts';
import { voucherify } from '../../src/services/voucherify/binding.ts';

const SYSTEMS = [
  ['talon-one', talonOneApi, talonOne, '', {}],
  ['voucherify', voucherifyApi, voucherify, '', { applicationId: VOUCHERIFY_KEYS.applicationId }],
  ['commercetools', commercetoolsApi, commercetools, '/shop', {}],
  ['d365-commerce', d365Api, d365Commerce, '/Commerce', { operatingUnit: '128' }],
] as const;

const CATEGORIES = [
  'coats',
  'knitwear',
  'shoes',
  'socks',
  'toys',
  'jeans',
  'perfume',
  'electronics',
];
const lines = fc.array(
  fc.record({
    categories: fc.subarray(CATEGORIES, { maxLength: 2 }),
    quantity: fc.integer({ min: 1, max: 7 }),
    unitPrice: fc.integer({ min: 1, max: 30_000 }),
    discountable: fc.boolean(),
  }),
  { minLength: 1, maxLength: 6 },
);
const baskets = fc.record({
  lines,
  coupons: fc.subarray(['BF20', 'WELCOME5', 'NIGHT10', 'NONE'], { maxLength: 3 }),
  hour: fc.integer({ min: 0, max: 23 }),
  channel: fc.constantFrom('store' as const, 'web' as const),
  loyal: fc.boolean(),
});

let made = 0;
type Drawn = typeof baskets extends fc.Arbitrary<infer T> ? T : never;
function requestOf(drawn: Drawn): EvaluateRequest {
  const basketId = `B${++made}`;
  return {
    requestId: `run-1:${basketId}`,
    mode: 'preview',
    basketId,
    storeId: '0001',
    tillId: 'T1',
    channel: drawn.channel,
    currency: 'EUR',
    pricedAt: `2026-11-27T${String(drawn.hour).padStart(2, '0')}:00:00Z`,
    ...(drawn.loyal && { customer: { loyaltyId: `L${made}`, tier: 'gold', segments: ['vip'] } }),
    coupons: drawn.coupons,
    manualDiscounts: [],
    lines: drawn.lines.map((line, i) => ({ lineId: `l${i}`, sku: `SKU-${i}`, ...line })),
  };
}

describe.each(SYSTEMS)('%s', (_, api, binding: Binding, base, settings) => {
  const make = (): World => new World({ seed: 1, promotions: DEMO_RULES, coupons: DEMO_COUPONS });
  const world = make();
  const context = { runId: 'run-1', settings, memory: new Map<string, string>() };
  let served: Listening;
  beforeAll(async () => {
    served = await serveApi(api, world);
  });
  afterAll(() => served.close());

  /** Carries a dialogue by plain fetch. */
  async function drive<T>(steps: Generator<HttpRequest, T, HttpAnswer>): Promise<T> {
    let turn = steps.next();
    while (!turn.done) {
      const { method, path, body, headers } = turn.value;
      const answer = await fetch(`${served.url}${base}${path}`, {
        method,
        headers: { ...api.passes?.(world), 'content-type': 'application/json', ...headers },
        ...(body !== undefined && { body }),
      });
      const text = await answer.text();
      const header = (name: string): string | undefined => answer.headers.get(name) ?? undefined;
      turn = steps.next({ status: answer.status, body: text, header });
    }
    return turn.value;
  }

  async function ask(
    operation: 'promotions.evaluate' | 'promotions.commit' | 'promotions.cancel',
    request: EvaluateRequest,
  ): Promise<EvaluateReply> {
    const mapping = binding.operations[operation];
    if (mapping === undefined || !('steps' in mapping)) throw new Error('not a dialogue');
    const end = await drive(mapping.steps(request, context));
    if (!('ok' in end) || !end.ok) throw new Error(JSON.stringify(end));
    return end.reply;
  }

  it('prices any basket as the engine does, line by line, to the cent', async () => {
    await fc.assert(
      fc.asyncProperty(baskets, async (drawn) => {
        const request = requestOf(drawn);
        const wanted = make().promotions.evaluate(request);
        const told = await ask('promotions.evaluate', request);
        expect(told.totals).toEqual(wanted.totals);
        expect(told.lines.map(({ lineId, net }) => [lineId, net])).toEqual(
          wanted.lines.map(({ lineId, net }) => [lineId, net]),
        );
        const used = ({ coupons }: EvaluateReply): string[] =>
          coupons.filter(({ status }) => status === 'applied').map(({ code }) => code);
        expect(used(told)).toEqual(used(wanted));
      }),
      { numRuns: 60, seed: 20261127 },
    );
  });

  it('redeems a coupon once however often a sale is told, and gives it back', async () => {
    const before = world.promotions.coupons.redeemed('BF20');
    const request: EvaluateRequest = {
      ...requestOf({ lines: [], coupons: ['BF20'], hour: 14, channel: 'store', loyal: true }),
      lines: [
        {
          lineId: '1',
          sku: 'SKU-1',
          categories: ['coats'],
          quantity: 3,
          unitPrice: 3333,
          discountable: true,
        },
      ],
    };
    const sold = await ask('promotions.commit', { ...request, mode: 'commit' });
    const again = await ask('promotions.commit', { ...request, mode: 'commit' });
    expect([sold.totals.net, again.totals.net]).toEqual([5599, 5599]);
    expect(world.promotions.coupons.redeemed('BF20')).toBe(before + 1);
    if (binding.operations['promotions.cancel'] === undefined) return;
    await ask('promotions.cancel', { ...request, mode: 'cancel' });
    await ask('promotions.cancel', { ...request, mode: 'cancel' });
    expect(world.promotions.coupons.redeemed('BF20')).toBe(before);
  });

  it('cleans up what this run redeemed, and nothing of another, where the system can', async () => {
    if (binding.cleanup === undefined) return;
    const sale = {
      lines: [],
      coupons: ['BF20'],
      hour: 14,
      channel: 'store',
      loyal: false,
    } as const;
    const coat = {
      ...{ lineId: '1', sku: 'SKU-1', categories: ['coats'], quantity: 1 },
      ...{ unitPrice: 5000, discountable: true },
    };
    const before = world.promotions.coupons.redeemed('BF20');
    const request = { ...requestOf({ ...sale, lines: [], coupons: ['BF20'] }), lines: [coat] };
    await ask('promotions.commit', { ...request, mode: 'commit' });
    expect(world.promotions.coupons.redeemed('BF20')).toBe(before + 1);
    expect(await drive(binding.cleanup({ ...context, runId: 'run-2' }))).toBe(0);
    expect(await drive(binding.cleanup(context))).toBeGreaterThan(0);
    expect(world.promotions.coupons.redeemed('BF20')).toBe(0);
    expect(await drive(binding.cleanup(context))).toBe(0);
  });
});
