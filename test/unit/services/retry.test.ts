import { describe, expect, it } from 'vitest';
import type { ClientPolicy } from '../../../src/model/policy-plan.ts';
import { milliseconds, seconds } from '../../../src/model/units.ts';
import { RetryBudget, retryDelay } from '../../../src/services/retry.ts';

const policy: ClientPolicy = {
  timeoutWall_us: seconds(2),
  attempts: 3,
  backoffBaseWall_us: milliseconds(100),
  backoffCapWall_us: milliseconds(150),
  retryBudget: 0.1,
  jitter: 'full',
  heedsRetryAfter: true,
};
const delay = (
  end: Parameters<typeof retryDelay>[2],
  attempt = 1,
  jitter = 0.5,
): number | undefined => retryDelay(policy, attempt, end, () => jitter);

describe('retry policy', () => {
  it.each([408, 425, 429, 500, 502, 503, 504])('tries again after %s', (status) => {
    expect(delay({ kind: 'status', status })).toBe(milliseconds(50));
  });

  it.each([400, 401, 403, 404, 405, 410, 422])('never tries again after %s (RETRY-6)', (status) => {
    expect(delay({ kind: 'status', status })).toBeUndefined();
  });

  it('takes 409 for in progress on a keyed request only (IDEM-4)', () => {
    expect(delay({ kind: 'status', status: 409 })).toBeUndefined();
    expect(delay({ kind: 'status', status: 409, keyed: true })).toBe(milliseconds(50));
  });

  it('tries transport failures again, and never what was answered', () => {
    for (const kind of ['refused', 'reset', 'timeout'] as const) {
      expect(delay({ kind })).toBe(milliseconds(50));
    }
    expect(delay({ kind: 'ok', status: 200 })).toBeUndefined();
    expect(delay({ kind: 'malformed' })).toBeUndefined();
  });

  it('backs off exponentially up to a cap, with full jitter (RETRY-3, RETRY-4)', () => {
    expect(delay({ kind: 'reset' }, 1, 1)).toBe(milliseconds(100));
    expect(delay({ kind: 'reset' }, 2, 1)).toBe(milliseconds(150));
    expect(delay({ kind: 'reset' }, 1, 0)).toBe(0);
    expect(delay({ kind: 'reset' }, 3, 0.5)).toBeUndefined();
  });

  it('takes Retry-After as a minimum (RETRY-2)', () => {
    expect(delay({ kind: 'status', status: 429, retryAfter_s: 7 }, 1, 0)).toBe(seconds(7));
    expect(delay({ kind: 'status', status: 503, retryAfter_s: 7 }, 1, 0.5)).toBe(
      seconds(7) + milliseconds(50),
    );
  });

  it('backs off in step with everyone when a naive client has no jitter', () => {
    const naive: ClientPolicy = { ...policy, jitter: 'none', attempts: 10 };
    const after = (attempt: number): number | undefined =>
      retryDelay(naive, attempt, { kind: 'reset' }, () => 0.5);
    expect([1, 2, 9, 10].map(after)).toEqual([100_000, 150_000, 150_000, undefined]);
  });

  it('does not wait for Retry-After when a naive client ignores it', () => {
    const naive: ClientPolicy = { ...policy, heedsRetryAfter: false };
    const end = { kind: 'status', status: 429, retryAfter_s: 7 } as const;
    expect(retryDelay(naive, 1, end, () => 0.5)).toBe(milliseconds(50));
  });

  it('keeps retries within a tenth of requests and a small reserve (RETRY-5)', () => {
    const budget = new RetryBudget(0.1);
    let retries = 0;
    for (let i = 0; i < 10_000; i++) {
      budget.earn();
      if (budget.spend()) retries++;
    }
    expect(retries).toBeGreaterThan(990);
    expect(retries).toBeLessThanOrEqual(1010);
  });
});
