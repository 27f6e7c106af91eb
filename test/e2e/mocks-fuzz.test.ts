import fc from 'fast-check';
import { Pool } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { adminApp } from '../../mocks/admin/app.ts';
import { DEMO_COUPONS, DEMO_RULES } from '../../mocks/promotions/demo-rules.ts';
import { faultPlan } from '../../mocks/schemas/fault.ts';
import { makeSite } from '../../mocks/site.ts';
import { SYSTEMS } from '../../mocks/systems.ts';
import type { Api } from '../../mocks/wire/api.ts';
import type { Listening } from '../../mocks/wire/listen.ts';
import type { Route } from '../../mocks/wire/route.ts';
import { serveApi } from '../../mocks/wire/serve-api.ts';
import { World } from '../../mocks/world.ts';
import { broken, fitting, type JsonSchema, ODD } from '../support/schema-arbitrary.ts';

const APIS = SYSTEMS.flatMap(({ api }) => (api === undefined ? [] : [api]));
const TYPES = {
  json: 'application/json',
  form: 'application/x-www-form-urlencoded',
  text: 'text/plain',
  xml: 'text/xml',
} as const;

interface Shot {
  readonly route: Route;
  readonly path: string;
  readonly body: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

/** Ids that are there (`1`, `ticket-1`), ids that are not, and ids that should not be. */
const member = fc.oneof(
  fc.constantFrom('1', 'ticket-1', 'x', 'a.b', '__proto__', '%ff', '%2e%2e', '%2F', '1e9', '-1'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).map(encoded),
);
const query = fc.array(
  fc.tuple(fc.constantFrom('storeId', 'limit', 'offset', 'page', 'q', '$filter', 'x'), ODD),
  { maxLength: 4 },
);
const header = fc.oneof(
  fc.constantFrom('"k"', 'k', '"open', '', '0', '*', 'a, b', 'ÿ', '"\\"', 'bytes=0-'),
  fc.stringMatching(/^[\x20-\x7e]{0,80}$/),
);
const headers = fc.dictionary(
  fc.constantFrom(
    'idempotency-key',
    'if-match',
    'accept',
    'peakday-device',
    'peakday-ordinal',
    'x-odd',
  ),
  header,
  { maxKeys: 3 },
);

function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '?'));
}

function bodies({ request, reads = 'json' }: Route): fc.Arbitrary<string | undefined> {
  if (request === null) return fc.constant(undefined);
  const junk = fc.oneof(
    fc.string({ maxLength: 200 }),
    fc.constantFrom('', '{', 'null', '[]', '{"a":1}', '<a>'),
  );
  const schema = z.toJSONSchema(request, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  const valid = fitting(schema);
  if (reads === 'text' || reads === 'xml') return fc.oneof(junk, valid.map(String));
  const write = reads === 'json' ? (value: unknown) => JSON.stringify(value) : formOf;
  return fc.oneof(
    { weight: 4, arbitrary: valid.map(write) },
    { weight: 4, arbitrary: broken(valid).map(write) },
    { weight: 1, arbitrary: broken(broken(valid)).map(write) },
    { weight: 1, arbitrary: junk },
  );
}

const formOf = (value: unknown): string =>
  new URLSearchParams(
    Object.entries(value ?? {}).map(([name, one]) => [name, textOf(one)] as [string, string]),
  ).toString();

const shots = ({ routes }: Api): fc.Arbitrary<Shot> =>
  fc.constantFrom(...routes).chain((route) =>
    fc
      .record({
        members: fc.array(member, { minLength: 8, maxLength: 8 }),
        pairs: query,
        odd: headers,
        body: bodies(route),
        type: fc.oneof(
          { weight: 9, arbitrary: fc.constant<string>(TYPES[route.reads ?? 'json']) },
          {
            weight: 1,
            arbitrary: fc.constantFrom('text/html', 'application/json;charset=utf-16', 'x'),
          },
        ),
      })
      .map(({ members, pairs, odd, body, type }) => {
        let i = 0;
        const path = route.path.replace(/\{\w+\}/g, () => members[i++ % members.length] ?? 'x');
        const search = pairs.map(([name, value]) => `${name}=${encoded(textOf(value))}`).join('&');
        const told = body === undefined ? odd : { ...odd, 'content-type': type };
        return { route, body, headers: told, path: search === '' ? path : `${path}?${search}` };
      }),
  );

const textOf = (value: unknown): string =>
  (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, 300);

it('finds the APIs', () => {
  expect(APIS.length).toBeGreaterThanOrEqual(4);
});

describe.each(APIS.map((api) => [api.name, api] as const))('%s', (_, api) => {
  let served: Listening;
  let pool: Pool;
  // A minute between requests, so that no rate limit stands in the way.
  let clock_ms = Date.UTC(2026, 10, 27);
  const now_ms = (): number => {
    clock_ms += 60_000;
    return clock_ms;
  };
  const world = new World({ seed: 1, promotions: DEMO_RULES, coupons: DEMO_COUPONS, now_ms });
  beforeAll(async () => {
    served = await serveApi(api, world);
    pool = new Pool(served.url, { connections: 4 });
  });
  afterAll(async () => {
    await pool.close();
    await served.close();
  });

  it('answers whatever it is sent, without a 5xx and without dropping a connection', async () => {
    const classes = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(shots(api), async ({ route, path, body, headers: odd }) => {
        const answer = await pool.request({
          method: route.method,
          path,
          headers: { ...api.passes?.(world), ...odd },
          ...(body === undefined ? {} : { body }),
        });
        const text = await answer.body.text();
        const { statusCode } = answer;
        const known = Math.floor(statusCode / 100);
        classes.set(known, (classes.get(known) ?? 0) + 1);
        if (statusCode >= 500) throw new Error(`${statusCode} ${text.slice(0, 500)}`);
      }),
      { numRuns: 40 + 25 * api.routes.length, seed: 20261127 },
    );
    expect(classes.get(2) ?? 0, 'some requests are served').toBeGreaterThan(0);
    expect(classes.get(4) ?? 0, 'some requests are refused').toBeGreaterThan(0);
  });
});

describe('the admin API', () => {
  it('takes or refuses whatever it is sent as a fault, and never breaks', async () => {
    const site = makeSite({ seed: 1, promotions: [], coupons: [] });
    const app = adminApp(site, 'token');
    const schema = z.toJSONSchema(faultPlan, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
    const valid = fitting(schema).map((plan) => ({ ...(plan as object), id: 'f' }));
    const statuses = new Set<number>();
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(valid, broken(valid), ODD),
        fc.constantFrom('/faults/f', '/lanes/a/faults/f', '/lanes/-/faults/f', '/faults/%ff'),
        async (plan, path) => {
          const { status } = await app.request(path, {
            method: 'PUT',
            headers: { authorization: 'Bearer token' },
            body: JSON.stringify(plan) ?? '',
          });
          statuses.add(status);
          expect(status).toBeLessThan(500);
        },
      ),
      { numRuns: 300, seed: 20261127 },
    );
    expect([...statuses]).toEqual(expect.arrayContaining([200, 400, 422]));
  });
});
