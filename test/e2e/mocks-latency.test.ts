import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adminApp } from '../../mocks/admin/app.ts';
import { REFERENCE_APIS } from '../../mocks/reference-api.ts';
import { makeSite } from '../../mocks/site.ts';
import type { Listening } from '../../mocks/wire/listen.ts';
import { serveApi } from '../../mocks/wire/serve-api.ts';
import { throughQuantiles } from '../../src/random/bake.ts';

const site = makeSite({ seed: 1, promotions: [], coupons: [] });
let served: Listening;
beforeAll(async () => {
  const latency_us = throughQuantiles([
    [0, 5000],
    [0.5, 20_000],
    [1, 60_000],
  ]);
  served = await serveApi(REFERENCE_APIS.support, site.worlds, { ...site, latency_us });
});
afterAll(() => served.close());

describe('a usual latency', () => {
  it('is drawn by device and ordinal: never less than its least, the same again', async () => {
    const ask = async (ordinal: number): Promise<void> => {
      const headers = { 'peakday-device': 'store/1/till/1', 'peakday-ordinal': String(ordinal) };
      expect((await fetch(`${served.url}/v1/tickets`, { headers })).status).toBe(200);
    };
    const ordinals = Array.from({ length: 40 }, (_, i) => i);
    await Promise.all(ordinals.map(ask));
    const first = site.journal.recent('main', 40).map((one) => one.latency_us);
    expect(Math.min(...first)).toBeGreaterThanOrEqual(4_000);
    expect(new Set(first.map((one) => Math.round(one / 1e4))).size).toBeGreaterThan(2);
  });
});

describe('the admin API with a token', () => {
  const app = adminApp(site, 'a-long-enough-token');
  const status = async (headers: Record<string, string>) =>
    (await app.request('http://192.0.2.1/faults', { headers })).status;

  it('wants it from everybody, and answers whatever name it is called by', async () => {
    expect(await status({})).toBe(401);
    expect(await status({ authorization: 'Bearer wrong' })).toBe(401);
    expect(await status({ authorization: 'a-long-enough-token' })).toBe(401);
    expect(await status({ authorization: 'Bearer a-long-enough-token' })).toBe(200);
    expect((await app.request('/health')).status).toBe(401);
  });
});
