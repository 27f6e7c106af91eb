import { setupServer } from 'msw/node';
import { afterEach, describe, expect, it } from 'vitest';
import { makeSite, mockHandlers } from '../../mocks/index.ts';
import type { FaultKind, FaultParameters } from '../../src/model/fault-plan.ts';
import { milliseconds, NEVER, ZERO } from '../../src/model/units.ts';
import { line, request, rule } from '../unit/mocks/baskets.ts';

const server = setupServer();
afterEach(() => server.close());
const URL = 'https://promotions.example.test';

/** What global fetch makes of an exchange: a body, or that it failed, and where. */
async function priceUnder(
  kind: FaultKind,
  parameters: FaultParameters = {},
  healAfter_ms?: number,
): Promise<string> {
  const site = makeSite({ seed: 1, promotions: [rule('BF', { value: 20 })], coupons: [] });
  const { faults } = site.worlds.of('main') ?? {};
  const always = { scope: {}, trigger: { kind: 'every', count: 1 } } as const;
  faults?.put({ id: 'f', kind, from_us: ZERO, to_us: NEVER, ...always, parameters });
  server.use(...(await mockHandlers({ site, baseUrls: { promotions: URL } })));
  server.listen({ onUnhandledRequest: 'error' });
  if (healAfter_ms !== undefined) setTimeout(() => faults?.remove('f'), healAfter_ms);
  const sent = { method: 'POST', headers: { 'content-type': 'application/json' } };
  const body = JSON.stringify(request([line('1')]));
  const signal = AbortSignal.timeout(300);
  const answer = await fetch(`${URL}/v1/evaluations`, { ...sent, body, signal }).catch(() => null);
  if (answer === null) return 'no answer';
  const stalled = new Promise<undefined>((resolve) => setTimeout(resolve, 200, undefined));
  const text = await Promise.race([answer.text().catch(() => null), stalled]);
  if (text === null) return 'broken off';
  if (text === undefined) return 'stalled';
  try {
    return `${answer.status} net ${JSON.parse(text).totals?.net}`;
  } catch {
    return `${answer.status} unreadable`;
  }
}

describe('faults of answers, where MSW plays the service', () => {
  it.each([
    ['body/truncate', 'broken off'],
    ['body/malformed-chunk', 'broken off'],
    ['body/garbage', 'no answer'],
    ['body/length-mismatch', '200 unreadable'],
    ['body/invalid-json', '200 unreadable'],
    ['body/wrong-type', '502 unreadable'],
    ['body/stall', 'stalled'],
    ['body/oversize', '200 net 800'],
    ['head/overflow', 'no answer'],
    ['head/slow', 'no answer'],
    ['http/commit-then-fail', '500 net undefined'],
  ] as const)('%s: %s', async (kind, seen) => {
    expect(await priceUnder(kind)).toBe(seen);
  });

  it.each(['body/stall', 'head/slow'] as const)('%s goes on when it heals', async (kind) => {
    expect(await priceUnder(kind, {}, 50)).toBe('200 net 800');
  });

  it.each([
    ['head/slow', { pauseWall_us: milliseconds(0.1) }],
    ['head/overflow', { bytes: 1000 }],
  ] as const)('%s lets pass what is only slow, or small enough', async (kind, parameters) => {
    expect(await priceUnder(kind, parameters)).toBe('200 net 800');
  });
});
