import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { type RunningMocks, startMocks } from '../../mocks/serve.ts';
import { rule } from '../unit/mocks/baskets.ts';

/** The mocks of one test file, served on loopback, and how tests talk to them. */
export interface ServedMocks {
  readonly urls: RunningMocks['urls'];
  readonly adminUrl: string;
  readonly evaluations: string;
  readonly tickets: string;
  /** `route status` of every exchange since the start of the test. */
  readonly seen: string[];
  readonly putFault: (id: string, more: object) => Promise<Response>;
  readonly faultStates: () => Promise<readonly { requested: number; injected: number }[]>;
}

/** Serves mocks with one promotion (BF, 20 %) for the tests of the calling file. */
export function serveMocks(): ServedMocks {
  let mocks: RunningMocks;
  const seen: string[] = [];
  beforeAll(async () => {
    mocks = await startMocks({
      seed: 7,
      replication: 0,
      promotions: [rule('BF', { value: 20 })],
      coupons: [],
      onExchange: ({ route, status }) => seen.push(`${route} ${status}`),
    });
  });
  afterEach(async () => {
    await fetch(`${mocks.adminUrl}/reset`, { method: 'POST' });
    seen.length = 0;
  });
  afterAll(() => mocks.close());
  return {
    seen,
    get urls() {
      return mocks.urls;
    },
    get adminUrl() {
      return mocks.adminUrl;
    },
    get evaluations() {
      return `${mocks.urls.promotions}/v1/evaluations`;
    },
    get tickets() {
      return `${mocks.urls.support}/v1/tickets`;
    },
    putFault: (id, more) =>
      fetch(`${mocks.adminUrl}/faults/${encodeURIComponent(id)}`, {
        method: 'PUT',
        body: JSON.stringify({
          id,
          from_us: 0,
          to_us: 1,
          scope: {},
          trigger: { kind: 'every', count: 1 },
          ...more,
        }),
      }),
    faultStates: async () =>
      ((await (await fetch(`${mocks.adminUrl}/faults`)).json()) as { faults: [] }).faults,
  };
}

/** POSTs JSON, or a text as it is. */
export const post = (
  url: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

/** Status and type of a problem document, whose status must be the response's. */
export async function problemOf(response: Response): Promise<readonly [number, string]> {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const { type, status } = (await response.json()) as { type: string; status: number };
  expect(status).toBe(response.status);
  return [status, type.replace('urn:peakday:problem:', '')];
}
