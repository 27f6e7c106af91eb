import { request as httpRequest } from 'node:http';
import { describe, expect, it } from 'vitest';
import { request } from '../unit/mocks/baskets.ts';
import { report } from '../unit/mocks/reports.ts';
import { post, problemOf, serveMocks } from './served-mocks.ts';

const mocks = serveMocks();

describe('problems', () => {
  it.each([
    ['not JSON', '{"a":', { 'content-type': 'application/json' }, 400, 'malformed-json'],
    ['a form', 'a=1', { 'content-type': 'text/plain' }, 415, 'unsupported-media-type'],
    ['another shape', '{}', { 'content-type': 'application/json' }, 422, 'invalid-body'],
    ['a huge body', 'x'.repeat(300_000), {}, 413, 'body-too-large'],
    ['a bad key', request([]), { 'idempotency-key': '"open' }, 400, 'key-malformed'],
    ['no key', request([], { mode: 'commit' }), {}, 400, 'key-required'],
  ] as const)('%s', async (_, body, headers, status, type) => {
    const response = await post(mocks.evaluations, body, headers);
    expect(await problemOf(response)).toEqual([status, type]);
  });

  it('a huge body of unknown length', async () => {
    const status = await new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json' };
      const sent = httpRequest(mocks.evaluations, { method: 'POST', headers }, (response) => {
        resolve(response.statusCode);
        response.resume();
      });
      sent.on('error', reject);
      for (let i = 0; i < 8; i++) sent.write('x'.repeat(50_000));
      sent.end();
    });
    expect(status).toBe(413);
  });

  it('unknown paths and methods are told what they come closest to', async () => {
    const wrong = await fetch(mocks.evaluations, { method: 'DELETE' });
    expect(wrong.headers.get('allow')).toBe('POST');
    expect(wrong.headers.get('peakday-near-miss')).toBe('POST /v1/evaluations');
    expect(await problemOf(wrong)).toEqual([501, 'not-implemented']);
    const nowhere = await fetch(`${mocks.urls.promotions}/v2/evaluations`, { method: 'POST' });
    const body = (await nowhere.clone().json()) as { detail: string };
    expect(body.detail).toBe(
      'There is no POST /v2/evaluations. Did you mean POST /v1/evaluations? ' +
        'What differs: "v2" stands for "v1".',
    );
    expect(await problemOf(nowhere)).toEqual([501, 'not-implemented']);
    const told = (await (await fetch(`${mocks.adminUrl}/strangers`)).json()) as object;
    expect(told).toMatchObject({
      strangers: [
        { system: 'promotions', request: 'DELETE /v1/evaluations', count: 1 },
        { system: 'promotions', request: 'POST /v2/evaluations', count: 1 },
      ],
    });
  });

  it('tolerates members it does not know, and routes with a query', async () => {
    const response = await post(`${mocks.evaluations}?trace=1`, {
      ...request([]),
      future: { a: 1 },
    });
    expect(response.status).toBe(200);
  });
});

describe('the Idempotency-Key', () => {
  it('gives the first answer again, and refuses another body', async () => {
    const headers = { 'idempotency-key': '"k"' };
    const first = await post(mocks.tickets, report('x'), headers);
    const again = await post(mocks.tickets, report('x'), { 'idempotency-key': 'k' });
    expect([again.status, await again.text()]).toEqual([201, await first.text()]);
    expect(again.headers.get('location')).toBe(first.headers.get('location'));
    expect(await problemOf(await post(mocks.tickets, report('y'), headers))).toEqual([
      422,
      'key-reused',
    ]);
  });

  it('says that the first is in progress', async () => {
    const slow = { quantiles: [300_000, 300_000], integer: true };
    await mocks.putFault('slow', {
      kind: 'http/slow',
      parameters: { latencyWall_us: slow },
      trigger: { kind: 'first', count: 1 },
    });
    const headers = (ordinal: number) => ({
      'idempotency-key': '"busy"',
      'peakday-device': 'store/0417/till/3',
      'peakday-ordinal': String(ordinal),
    });
    const first = post(mocks.tickets, report('x'), headers(0));
    await expect.poll(async () => (await mocks.faultStates())[0]?.injected).toBe(1);
    expect(await problemOf(await post(mocks.tickets, report('x'), headers(1)))).toEqual([
      409,
      'key-in-progress',
    ]);
    expect((await first).status).toBe(201);
    expect((await post(mocks.tickets, report('x'), headers(2))).status).toBe(201);
  });
});
