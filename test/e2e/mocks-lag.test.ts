import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_RULES } from '../../mocks/promotions/demo-rules.ts';
import { REFERENCE_APIS } from '../../mocks/reference-api.ts';
import { makeSite } from '../../mocks/site.ts';
import type { Listening } from '../../mocks/wire/listen.ts';
import { LAG_LIMIT_MS, OwnLag } from '../../mocks/wire/own-lag.ts';
import { serveApi } from '../../mocks/wire/serve-api.ts';

const lag = new OwnLag();
const site = makeSite({ seed: 1, promotions: DEMO_RULES, coupons: [], lag });
let served: Listening;
beforeAll(async () => {
  lag.start();
  served = await serveApi(REFERENCE_APIS.support, site.worlds, site);
});
afterAll(async () => {
  lag.stop();
  await served.close();
});

const told = async (): Promise<string | null> =>
  (await fetch(`${served.url}/v1/tickets`)).headers.get('peakday-mock-lag-ms');

/** Keeps the event loop from turning. */
function block(duration_ms: number): void {
  const end = performance.now() + duration_ms;
  while (performance.now() < end);
}

describe('a mock that is late itself', () => {
  it('says so on its answers and in its report', { timeout: 20_000 }, async () => {
    await expect
      .poll(
        async () => {
          block(150);
          return Number(await told());
        },
        { timeout: 15_000, interval: 5 },
      )
      .toBeGreaterThan(LAG_LIMIT_MS);
    const { p99_ms, distorted, distortedSeconds } = lag.report();
    expect(p99_ms).toBeGreaterThan(LAG_LIMIT_MS);
    expect([distorted, distortedSeconds > 0]).toEqual([true, true]);
  });
});
