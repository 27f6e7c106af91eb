import { describe, expect, it } from 'vitest';
import { FaultyMocks, type Seen } from './faulty-mocks.ts';

const mocks = new FaultyMocks();

const isJson = (text = ''): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** What a payment of an undici client looks like under a fault, and whether it was carried out. */
const ON_PAYMENT: readonly (readonly [
  kind: string,
  parameters: object,
  seen: (seen: Seen) => unknown,
  carriedOut: boolean,
])[] = [
  ['http/status', { status: 500 }, ({ status }) => status === 500, false],
  ['http/throttle', { quotaPerSecond: 0 }, ({ status }) => status === 429, false],
  [
    'http/unavailable',
    { retryAfter_s: 7 },
    ({ status, headers }) => status === 503 && headers?.['retry-after'] === '7',
    false,
  ],
  [
    'http/slow',
    { latencyWall_us: { quantiles: [2.5e6], integer: true } },
    ({ code }) => code === 'UND_ERR_HEADERS_TIMEOUT',
    true,
  ],
  ['http/commit-then-fail', { status: 502 }, ({ status }) => status === 502, true],
  ['http/in-progress', {}, ({ status }) => status === 409, false],
  ['http/flap', {}, ({ status }) => status === 503, false],
  ['http/partial-outage', { status: 500 }, ({ status }) => status === 500, false],
  ['http/auth-expire', {}, ({ status }) => status === 401, false],
  [
    'http/redirect-loop',
    {},
    ({ status, headers }) => status === 307 && headers?.['location'] === '/v1/payments',
    false,
  ],
  ['body/truncate', {}, ({ code }) => code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH', true],
  ['body/malformed-chunk', {}, ({ code }) => code?.startsWith('HTTPParserError'), true],
  ['body/garbage', {}, ({ code }) => code?.startsWith('HTTPParserError'), true],
  [
    'body/length-mismatch',
    {},
    ({ status, text }) => status === 201 && text !== '' && !isJson(text),
    true,
  ],
  ['body/stall', {}, ({ code }) => code === 'UND_ERR_BODY_TIMEOUT', true],
  ['body/invalid-json', {}, ({ status, text }) => status === 201 && !isJson(text), true],
  [
    'body/wrong-type',
    {},
    ({ status, headers, text }) =>
      status === 502 && headers?.['content-type'] === 'text/html' && text?.includes('<html>'),
    false,
  ],
  [
    'body/schema-drift',
    { change: 'newEnum' },
    ({ text }) => JSON.parse(text ?? '').state === 'peakdayDrift',
    true,
  ],
  [
    'body/oversize',
    { bytes: 50_000 },
    ({ text = '' }) => text.length === 50_000 && JSON.parse(text).paymentId === 'p1',
    true,
  ],
  ['head/slow', {}, ({ code }) => code === 'UND_ERR_HEADERS_TIMEOUT', true],
  ['head/overflow', {}, ({ code }) => code === 'UND_ERR_HEADERS_OVERFLOW', true],
];

describe('a payment of an undici client', () => {
  it.each(ON_PAYMENT)('under %s %j', async (kind, parameters, expected, carriedOut) => {
    await mocks.start(kind, parameters, { scope: { operations: ['payments.authorise'] } });
    const seen = await mocks.pay('p1', { 'idempotency-key': '"p1"' });
    expect([expected(seen), seen]).toEqual([true, seen]);
    expect(await mocks.heal()).toEqual([1, 1]);
    const isThere = async (): Promise<unknown> => (await mocks.paid('p1')).status;
    await expect.poll(isThere, { timeout: 5000 }).toBe(carriedOut ? 200 : 404);
    expect((await mocks.pay('p1', { 'idempotency-key': '"p1"' })).status).toBe(201);
    expect((await mocks.pay('p2')).status).toBe(201);
  });

  it('is done late where the answer said that it failed', async () => {
    const delayWall_us = { quantiles: [150_000], integer: true };
    await mocks.start('http/fail-then-commit-late', { status: 503, delayWall_us });
    expect((await mocks.pay('p1')).status).toBe(503);
    await mocks.heal();
    expect((await mocks.paid('p1')).status).toBe(404);
    await expect.poll(async () => (await mocks.paid('p1')).status).toBe(200);
  });

  it('is forgotten with the rest when the lane is reset before it is done late', async () => {
    const delayWall_us = { quantiles: [50_000], integer: true };
    await mocks.start('http/fail-then-commit-late', { delayWall_us });
    expect((await mocks.pay('p1')).status).toBe(500);
    await mocks.reset();
    await new Promise((resolve) => setTimeout(resolve, 120));
    expect((await mocks.paid('p1')).status).toBe(404);
  });

  it('waits longer the more are served, and is refused when too many wait', async () => {
    const serviceWall_us = { quantiles: [100_000], integer: true };
    await mocks.start('http/saturate', { capacity: 1, serviceWall_us, queueLimit: 1 });
    const began = performance.now();
    const ends = await Promise.all(
      ['p1', 'p2', 'p3'].map(async (id) => {
        const { status } = await mocks.pay(id);
        return [status, performance.now() - began] as const;
      }),
    );
    expect(ends.map(([status]) => status).sort()).toEqual([201, 201, 503]);
    const served = ends.filter(([status]) => status === 201).map(([, ms]) => ms);
    expect(Math.max(...served)).toBeGreaterThan(195);
    expect(await mocks.heal()).toEqual([3, 3]);
  });

  it('goes on when a stall heals, and so does a slow head', async () => {
    for (const kind of ['body/stall', 'head/slow']) {
      await mocks.start(kind);
      const paying = mocks.pay(kind.replace('/', '-'));
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(await mocks.heal()).toEqual([1, 1]);
      expect((await paying).status).toBe(201);
    }
  });

  it('comes through a head that is slow, but not too slow', async () => {
    await mocks.start('head/slow', { pauseWall_us: 1000 });
    mocks.patience(5000);
    const { status, text = '' } = await mocks.pay('p1');
    expect([status, JSON.parse(text).state]).toEqual([201, 'approved']);
  });
});

describe('reads', () => {
  it('are one read behind under http/stale-read', async () => {
    await mocks.start('http/stale-read', {});
    await mocks.pay('p1');
    expect((await mocks.paid('p1')).status).toBe(404);
    expect(JSON.parse((await mocks.paid('p1')).text ?? '').state).toBe('approved');
    const reversing = { 'idempotency-key': '"r"' };
    const reversals = `${mocks.urls.payments}/v1/payments/p1/reversals`;
    expect((await mocks.send(reversals, { reason: 'timeout' }, reversing)).status).toBe(200);
    expect(JSON.parse((await mocks.paid('p1')).text ?? '').state).toBe('approved');
    expect(JSON.parse((await mocks.paid('p1')).text ?? '').state).toBe('reversed');
    expect(await mocks.heal()).toEqual([4, 2]);
  });

  it('get the answer of another request under body/replay', async () => {
    await mocks.pay('p1');
    await mocks.pay('p2');
    await mocks.start('body/replay', {});
    const ids: unknown[] = [];
    for (const id of ['p1', 'p2', 'p1'])
      ids.push(JSON.parse((await mocks.paid(id)).text ?? '').paymentId);
    expect(ids).toEqual(['p1', 'p1', 'p2']);
    expect(await mocks.heal()).toEqual([3, 2]);
  });
});

describe('who is struck', () => {
  it('is always the same clients under http/partial-outage', async () => {
    const trigger = { kind: 'rate', rate: 0.5, per: 'request' };
    await mocks.start('http/partial-outage', {}, { trigger });
    const statuses = async (): Promise<unknown[]> => {
      const all: unknown[] = [];
      for (let i = 0; i < 20; i++)
        all.push((await mocks.pay(`p${i}`, { 'peakday-device': `store/0417/till/${i}` })).status);
      return all;
    };
    const first = await statuses();
    expect(new Set(first)).toEqual(new Set([201, 503]));
    expect(await statuses()).toEqual(first);
  });

  it('is who shows old credentials under http/auth-expire', async () => {
    await mocks.start('http/auth-expire');
    const as = async (device: string, token: string): Promise<unknown> =>
      (await mocks.pay('p', { 'peakday-device': device, authorization: `Bearer ${token}` })).status;
    expect(await as('a', 'old')).toBe(401);
    expect(await as('b', 'old')).toBe(401);
    expect(await as('a', 'new')).toBe(201);
    expect(await as('b', 'new')).toBe(201);
    expect(await as('b', 'old')).toBe(401);
    expect(await mocks.heal()).toEqual([3, 3]);
  });

  it('is up in between under http/flap', async () => {
    await mocks.start('http/flap', { downWall_us: 150_000, upWall_us: 60e6 });
    expect((await mocks.pay('p1')).status).toBe(503);
    await expect.poll(async () => (await mocks.pay('p1')).status).toBe(201);
  });
});
