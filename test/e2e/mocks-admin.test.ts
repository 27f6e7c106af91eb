import { request as httpRequest } from 'node:http';
import { describe, expect, it } from 'vitest';
import { startMocks } from '../../mocks/serve.ts';
import { request } from '../unit/mocks/baskets.ts';
import { post, serveMocks } from './served-mocks.ts';

const mocks = serveMocks();

describe('the admin API', () => {
  it('tells exact counters and the journal, and resets them', async () => {
    mocks.seen.length = 0;
    const device = { 'peakday-device': 'store/0417/till/3', 'peakday-ordinal': '12' };
    await post(mocks.evaluations, request([]), device);
    await post(mocks.evaluations, '{', device);
    expect(await (await fetch(`${mocks.adminUrl}/counters`)).json()).toEqual({
      total: 2,
      counters: [
        { system: 'promotions', route: 'POST /v1/evaluations', status: 200, count: 1 },
        { system: 'promotions', route: 'POST /v1/evaluations', status: 400, count: 1 },
      ],
    });
    const journal = (await (await fetch(`${mocks.adminUrl}/journal`)).json()) as {
      exchanges: { device: string; status: number }[];
    };
    expect(journal.exchanges.map((one) => [one.device, one.status])).toEqual([
      ['store/0417/till/3', 400],
      ['store/0417/till/3', 200],
    ]);
    expect(mocks.seen).toEqual(['POST /v1/evaluations 200', 'POST /v1/evaluations 400']);
    expect((await fetch(`${mocks.adminUrl}/reset`, { method: 'POST' })).status).toBe(204);
    expect(await (await fetch(`${mocks.adminUrl}/counters`)).json()).toEqual({
      total: 0,
      counters: [],
    });
  });

  it('answers only to loopback names', async () => {
    const status = (host: string): Promise<number | undefined> =>
      new Promise((resolve, reject) => {
        const sent = httpRequest(`${mocks.adminUrl}/faults`, { headers: { host } }, (response) => {
          response.resume();
          resolve(response.statusCode);
        });
        sent.on('error', reject);
        sent.end();
      });
    expect(await status('evil.example.com')).toBe(421);
    expect(await status('127.0.0.1.evil.example.com')).toBe(421);
    expect(await status('localhost:1')).toBe(200);
  });

  it('every service tells its health', async () => {
    for (const [service, url] of [...Object.entries(mocks.urls), ['admin', mocks.adminUrl]]) {
      const body = (await (await fetch(`${url}/health`)).json()) as object;
      expect(body).toMatchObject({ service, status: 'ok' });
    }
  });
});

describe('starting', () => {
  it('names a taken port, and leaves nothing listening', async () => {
    const port = Number(new URL(mocks.urls.support).port);
    const config = { seed: 1, promotions: [], coupons: [], ports: { support: port } };
    await expect(startMocks(config)).rejects.toMatchObject({
      code: 'PD_PORT_IN_USE',
      hint: expect.stringContaining('another port'),
    });
  });
});
