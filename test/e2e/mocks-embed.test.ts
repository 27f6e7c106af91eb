import { afterEach, describe, expect, it } from 'vitest';
import { type EmbeddedMocks, startEmbeddedMocks } from '../../mocks/embed.ts';
import { line, request, rule } from '../unit/mocks/baskets.ts';

const config = { seed: 1, replication: 0, promotions: [rule('BF', { value: 20 })], coupons: [] };
const started: EmbeddedMocks[] = [];
const start = async (more = {}): Promise<EmbeddedMocks> => {
  const mocks = await startEmbeddedMocks({ ...config, ...more });
  started.push(mocks);
  return mocks;
};
afterEach(async () => {
  await Promise.all(started.splice(0).map((one) => one.close()));
});

describe('services in a worker thread', () => {
  it('answer, tell their CPU time, and stop', async () => {
    const mocks = await start();
    const evaluate = () =>
      fetch(`${mocks.urls.promotions}/v1/evaluations`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(request([line('1')])),
      });
    const before = await mocks.cpuSeconds();
    for (let i = 0; i < 200; i++) expect((await evaluate()).status).toBe(200);
    const [one, two] = await Promise.all([mocks.cpuSeconds(), mocks.cpuSeconds()]);
    expect(one).toBeGreaterThan(before);
    expect(two).toBeGreaterThanOrEqual(one);
    expect((await fetch(`${mocks.adminUrl}/health`)).status).toBe(200);
    expect(await mocks.lag()).toMatchObject({
      p99_ms: expect.any(Number),
      distortedSeconds: expect.any(Number),
    });
    await mocks.close();
    await mocks.close();
    await expect(evaluate()).rejects.toThrow();
  });

  it('name a taken port', async () => {
    const mocks = await start();
    const ports = { payments: Number(new URL(mocks.urls.payments).port) };
    await expect(startEmbeddedMocks({ ...config, ports })).rejects.toMatchObject({
      name: 'Failure',
      code: 'PD_PORT_IN_USE',
    });
  });
});
