import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { Binding, HttpAnswer, HttpRequest } from '../../src/services/binding.ts';
import { defineBinding } from '../../src/services/define-binding.ts';
import { type LiveClient, type LiveClientOptions, liveClient } from './live-client.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

type Answers = (request: IncomingMessage, nth: number) => readonly [number, unknown, object?];

/** A service that answers what it is told, and remembers the requests. */
async function service(answers: Answers) {
  const seen: string[] = [];
  const server: Server = createServer((request: IncomingMessage, response: ServerResponse) => {
    request.resume();
    seen.push(`${request.method} ${request.url}`);
    const [status, body, headers = {}] = answers(request, seen.length);
    response.writeHead(status, { ...headers }).end(JSON.stringify(body));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  closing.push(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
  return { seen, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

function client(url: string, binding: Binding, more: Partial<LiveClientOptions> = {}): LiveClient {
  const one = liveClient({ url, binding, ...more });
  closing.push(() => one.close());
  return one;
}

const get = (path: string): HttpRequest => ({ method: 'GET', path });
const ticket = (id: string) => ({ ok: true, reply: { id, state: 'new' } as never }) as const;

/** Looks a ticket up before it opens one; refuses what the system refuses. */
const careful: Binding = defineBinding({
  name: 'careful',
  services: ['support'],
  auth: ['none'],
  operations: {
    'support.open': {
      *steps({ externalRef }, { memory, settings }) {
        const known = memory.get(externalRef);
        if (known !== undefined) return ticket(known);
        const found: HttpAnswer = yield get(`/find?ref=${externalRef}`);
        if (found.status !== 404) return { refused: found };
        const made = yield {
          method: 'POST',
          path: `/in/${settings['project']}`,
          body: '{}',
          contentType: 'application/vnd.desk+json',
          idempotencyKey: externalRef,
          headers: { 'x-app': 'a' },
        };
        if (made.status >= 400) return { refused: made };
        const { id } = JSON.parse(made.body);
        memory.set(externalRef, id);
        return ticket(`${id}/${made.header('x-shard')}`);
      },
    },
    'support.get': { request: ({ ticketId }) => get(`/${ticketId}`), read: () => ticket('x') },
    'support.start': {
      *steps() {
        const { body } = yield get('/start');
        return ticket(JSON.parse(body).result.id);
      },
    },
  },
  absent: { 'support.heartbeat': 'accepted' },
  keyHeader: 'x-idem',
  advice: ({ status, header }) => (status === 403 ? Number(header('x-reset')) : undefined),
});

const open = (one: LiveClient, externalRef = 'r1') =>
  one.ask('support.open', { externalRef } as never);

describe('a dialogue', () => {
  it('sends step after step, hands answers in, and remembers', async () => {
    let sent: IncomingMessage['headers'] = {};
    const { seen, url } = await service((request) => {
      if (request.method === 'GET') return [404, {}];
      sent = request.headers;
      return [201, { id: 't7' }, { 'x-shard': 's2' }];
    });
    const one = client(url, careful, { settings: { project: 'shop' } });
    expect(await open(one)).toMatchObject({
      kind: 'ok',
      status: 201,
      body: { id: 't7/s2' },
      attempts: 2,
    });
    expect(seen).toEqual(['GET /find?ref=r1', 'POST /in/shop']);
    expect(sent).toMatchObject({
      'content-type': 'application/vnd.desk+json',
      'x-idem': 'r1',
      'x-app': 'a',
    });
    expect(await open(one)).toMatchObject({ kind: 'ok', body: { id: 't7' }, attempts: 0 });
    expect(seen).toHaveLength(2);
  });

  it('tries each step as often as the policy says, from anew', async () => {
    const { seen, url } = await service((request, nth) => {
      if (nth % 2 === 1) return [503, {}];
      return request.method === 'GET' ? [404, {}] : [200, { id: 't' }];
    });
    expect(await open(client(url, careful))).toMatchObject({ kind: 'ok', attempts: 4 });
    expect(seen).toHaveLength(4);
  });

  it('ends with the outcome of a step whose tries are used up', async () => {
    const { url } = await service((request) =>
      request.method === 'GET' ? [404, {}] : [502, { type: 'urn:x', title: 'down' }],
    );
    expect(await open(client(url, careful))).toMatchObject({
      kind: 'status',
      status: 502,
      problem: { title: 'down' },
      attempts: 3,
    });
  });

  it('ends as refused when it says so, and at a 5xx that no try changes', async () => {
    const { url } = await service((request) =>
      request.url === '/find?ref=r1' ? [422, { type: 'urn:x' }] : [501, {}],
    );
    const one = client(url, careful);
    expect(await open(one)).toMatchObject({ kind: 'status', status: 422, attempts: 1 });
    expect(await open(one, 'r2')).toMatchObject({ kind: 'status', status: 501, attempts: 1 });
  });

  it('ends when there is no answer', async () => {
    const one = client('http://127.0.0.1:1', careful);
    expect(await open(one)).toMatchObject({ kind: 'refused', attempts: 2 });
  });

  it('that throws is malformed, and the client lives on', async () => {
    const { url } = await service(() => [200, {}]);
    const one = client(url, careful);
    const outcome = await one.ask('support.start', { ticketId: 't', agentId: 'a' });
    expect(outcome).toMatchObject({
      kind: 'malformed',
      reason: expect.stringContaining('the binding threw: '),
    });
    expect(await one.ask('support.get', { ticketId: 't' })).toMatchObject({ kind: 'ok' });
  });
});

describe('an operation the system does not have', () => {
  it('is answered here and never sent', async () => {
    const { seen, url } = await service(() => [200, {}]);
    const one = client(url, careful);
    expect(await one.ask('support.heartbeat', {} as never)).toMatchObject({
      kind: 'ok',
      body: { accepted: true },
      attempts: 0,
    });
    expect(await one.ask('support.claim', {} as never)).toMatchObject({
      kind: 'status',
      status: 501,
      problem: { title: 'careful has no support.claim' },
      attempts: 0,
    });
    expect([seen.length, one.issued]).toEqual([0, 0]);
  });
});

describe('without a token', () => {
  it('nothing is sent, and the attempts count as failed', async () => {
    const { seen, url } = await service(() => [401, {}]);
    const credentials = {
      kind: 'oauth2',
      tokenUrl: `${url}/token`,
      clientId: 'fleet',
      clientSecret: 'wrong',
      scope: undefined,
      sendIn: 'header',
    } as const;
    const one = client(url, careful, { access: { credentials } });
    expect(await one.ask('support.get', { ticketId: 't' })).toMatchObject({
      kind: 'status',
      status: 401,
      attempts: 1,
    });
    expect(new Set(seen)).toEqual(new Set(['POST /token']));
    expect(one.issued).toBe(1);
    expect(one.failed).toBe(1);
  });
});

describe('a rate limit that only the binding can read', () => {
  it('is waited for, whatever its status', async () => {
    const { seen, url } = await service((_, nth) =>
      nth === 1 ? [403, {}, { 'x-reset': '0.5' }] : [200, {}],
    );
    const began_ms = performance.now();
    expect(await client(url, careful).ask('support.get', { ticketId: 't' })).toMatchObject({
      kind: 'ok',
      attempts: 2,
    });
    expect(performance.now() - began_ms).toBeGreaterThan(450);
    expect(seen).toHaveLength(2);
  });

  it('holds all calls of a paced target back, and nothing comes before its time', async () => {
    const arrivals_ms: number[] = [];
    let limited_ms = 0;
    const { url } = await service((_, nth) => {
      arrivals_ms.push(performance.now());
      if (nth !== 1) return [200, {}];
      limited_ms = performance.now();
      return [429, {}, { 'retry-after': '1' }];
    });
    const one = client(url, careful, { pace: true });
    const first = one.ask('support.get', { ticketId: 't' });
    while (limited_ms === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await new Promise((resolve) => setTimeout(resolve, 50));
    const second = one.ask('support.get', { ticketId: 't' });
    expect(await first).toMatchObject({ kind: 'ok' });
    expect(await second).toMatchObject({ kind: 'ok' });
    for (const at_ms of arrivals_ms.slice(1)) expect(at_ms - limited_ms).toBeGreaterThan(900);
  });
});
