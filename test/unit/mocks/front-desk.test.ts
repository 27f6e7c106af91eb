import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { makeSite } from '../../../mocks/site.ts';
import type { Api } from '../../../mocks/wire/api.ts';
import { BODY_LIMIT, TOO_LARGE } from '../../../mocks/wire/body-limit.ts';
import { type Answer, type Incoming, json } from '../../../mocks/wire/exchange.ts';
import { FrontDesk } from '../../../mocks/wire/front-desk.ts';
import { statusOf } from '../../../mocks/wire/problem.ts';
import { get, post } from '../../../mocks/wire/route.ts';
import { NEVER, ZERO } from '../../../src/model/units.ts';

const config = { seed: 1, promotions: [], coupons: [] };

/** An API with manners of its own in everything. */
const acme: Api = {
  name: 'acme',
  title: 'Acme',
  service: 'support',
  keys: 'own',
  refuse: (refusal) =>
    json(statusOf(refusal), { acme: refusal.name, why: refusal.detail }, refusal.headers),
  admit: ({ header }) => (header('key') === 'k' ? undefined : json(401, { acme: 'who?' })),
  stamp: (_, answer) => ({ ...answer, headers: { ...answer.headers, 'acme-stamp': '1' } }),
  routes: [
    post({
      path: '/tickets',
      summary: '',
      operation: 'support.open',
      subject: (body) => ({ storeId: body.shop }),
      request: z.object({ shop: z.string() }),
      replies: { 201: null },
      serve: (body, { header, query, queries, world }) =>
        json(201, {
          ...body,
          header: header('x'),
          first: query('a'),
          all: queries('a').map(([, value]) => value),
          pairs: queries().length,
          lane: world.lane,
        }),
    }),
    post({
      path: '/form',
      summary: '',
      operation: null,
      reads: 'form',
      request: z.object({ grant_type: z.string() }),
      replies: { 200: null },
      serve: (body) => json(200, body),
    }),
    post({
      path: '/xml',
      summary: '',
      operation: null,
      reads: 'xml',
      request: z.string().min(1),
      replies: { 200: null },
      serve: (text) => ({ status: 200, type: 'text/xml', headers: {}, body: `<got>${text}</got>` }),
    }),
    get({
      path: '/broken',
      summary: '',
      operation: null,
      replies: {},
      serve: () => {
        throw new Error('a bug');
      },
    }),
  ],
};

const site = makeSite(config);
const desk = new FrontDesk({ ...site, api: acme });

function incoming(
  method: string,
  target: string,
  body: unknown = '',
  headers: Record<string, string> = {},
): Incoming {
  const [path = '', search] = target.split('?');
  const known: Record<string, string> = {
    key: 'k',
    'content-type': 'application/json',
    ...headers,
  };
  return {
    method,
    path,
    search: search === undefined ? '' : `?${search}`,
    header: (name) => known[name],
    headers: () => Object.entries(known),
    scheme: 'http',
    body: typeof body === 'string' ? body : JSON.stringify(body),
  };
}

const ask = (...request: Parameters<typeof incoming>): Promise<Answer> =>
  new Promise((resolve) => desk.handle(incoming(...request), resolve));

const inBrief = ({ status, body }: Answer) => [status, (JSON.parse(body) as { acme: string }).acme];

describe('the front desk of an API', () => {
  it('hands a route what was sent', async () => {
    const { status, body } = await ask(
      'POST',
      '/lanes/l1/tickets?a=1&b=2&a=3',
      { shop: '0417' },
      { x: 'y' },
    );
    expect([status, JSON.parse(body)]).toEqual([
      201,
      { shop: '0417', header: 'y', first: '1', all: ['1', '3'], pairs: 3, lane: 'l1' },
    ]);
  });

  it('takes bodies as JSON, forms and text', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const taken = await ask('POST', '/form', 'grant_type=client+credentials&x=1', form);
    expect(JSON.parse(taken.body)).toEqual({ grant_type: 'client credentials' });
    expect((await ask('POST', '/form', '{}')).status).toBe(415);
    const xml = await ask('POST', '/xml', '<a/>', { 'content-type': 'text/xml' });
    expect([xml.type, xml.body]).toEqual(['text/xml', '<got><a/></got>']);
    expect((await ask('POST', '/xml', '')).status).toBe(422);
  });

  it('says everything in the API’s own words, and stamps every answer', async () => {
    const answers = [
      await ask('POST', '/tickets', {}, { key: 'wrong' }),
      await ask('POST', '/tickets', '{'),
      await ask('POST', '/tickets', {}),
      await ask('POST', '/ticket', {}),
      await ask('GET', '/broken'),
      await new Promise<Answer>((resolve) =>
        desk.refuse(incoming('POST', '/tickets'), TOO_LARGE, resolve),
      ),
    ];
    expect(answers.map(inBrief)).toEqual([
      [401, 'who?'],
      [400, 'malformed-json'],
      [422, 'invalid-body'],
      [501, 'not-implemented'],
      [500, 'internal-error'],
      [413, 'body-too-large'],
    ]);
    for (const { headers } of answers) expect(headers['acme-stamp']).toBe('1');
    expect(BODY_LIMIT).toBeGreaterThan(64 * 1024);
    expect(inBrief(await ask('GET', '/lanes//tickets'))).toEqual([400, 'lane-malformed']);
  });

  it('lets faults speak in the API’s own words, in the scope of its subject', async () => {
    const world = site.worlds.of('faulty');
    world?.faults.put({
      id: 'f',
      kind: 'http/status',
      from_us: ZERO,
      to_us: NEVER,
      scope: { stores: ['0417'] },
      trigger: { kind: 'every', count: 1 },
      parameters: { status: 502, retryAfter_s: 9 },
    });
    const hit = await ask('POST', '/lanes/faulty/tickets', { shop: '0417' });
    expect([hit.status, hit.headers['retry-after'], hit.headers['acme-stamp']]).toEqual([
      502,
      '9',
      '1',
    ]);
    expect(JSON.parse(hit.body)).toMatchObject({ acme: 'internal-error' });
    expect((await ask('POST', '/lanes/faulty/tickets', { shop: '1' })).status).toBe(201);
    expect((await ask('POST', '/tickets', { shop: '0417' })).status).toBe(201);
  });

  it('leaves the Idempotency-Key to an API that sees to it itself', async () => {
    const key = { 'idempotency-key': '"same"' };
    expect((await ask('POST', '/tickets', { shop: 'a' }, key)).status).toBe(201);
    expect((await ask('POST', '/tickets', { shop: 'b' }, key)).status).toBe(201);
  });

  it('answers a stamp that breaks as a failure of the service', async () => {
    const stamp = (): Answer => {
      throw new Error('no ink');
    };
    const broken = new FrontDesk({ ...makeSite(config), api: { ...acme, stamp } });
    const answer = await new Promise<Answer>((resolve) =>
      broken.handle(incoming('POST', '/tickets', { shop: 'a' }), resolve),
    );
    expect(JSON.parse(answer.body)).toEqual({ acme: 'internal-error', why: 'no ink' });
  });

  it('has its own health and OpenAPI, unless the system has such routes', async () => {
    expect(JSON.parse((await ask('GET', '/health')).body)).toMatchObject({ service: 'acme' });
    expect(JSON.parse((await ask('GET', '/openapi.json')).body)).toMatchObject({
      openapi: '3.1.0',
    });
    const health = get({
      path: '/health',
      summary: '',
      operation: null,
      replies: {},
      serve: () => json(200, { own: true }),
    });
    const other = new FrontDesk({ ...makeSite(config), api: { ...acme, routes: [health] } });
    const answer = await new Promise<Answer>((resolve) =>
      other.handle(incoming('GET', '/health'), resolve),
    );
    expect(JSON.parse(answer.body)).toEqual({ own: true });
  });
});
