import { describe, expect, it } from 'vitest';
import { minutes, seconds } from '../../../src/model/units.ts';
import type { PoliciesSpec } from '../../../src/scenario/author-policies.ts';
import { compile } from '../../../src/scenario/compile.ts';
import { findProblems } from '../../../src/scenario/find-problems.ts';
import { override } from '../../../src/scenario/override.ts';
import { MINIMAL } from './scenarios.ts';

const compiled = async (policies?: PoliciesSpec) =>
  compile({ ...MINIMAL, ...(policies && { policies }) });

describe('client policies', () => {
  it('are good unless told: jitter, few tries, a breaker, a bounded flush', async () => {
    const { policies, tills, live } = await compiled();
    for (const policy of [
      policies.promotions,
      policies.payments,
      policies.support,
      policies.sales,
    ]) {
      expect(policy).toMatchObject({ jitter: 'full', heedsRetryAfter: true, retryBudget: 0.1 });
      expect(policy.attempts).toBeLessThanOrEqual(3);
      expect(policy.breaker).toBeDefined();
    }
    expect(policies.payments.onSilence).toBe('status');
    expect(policies.support.duplicates).toBe(false);
    expect(policies.sales).toMatchObject({ reconnect: 'bounded', flushPace_us: seconds(4) });
    expect(tills.offlineCardLimitMinor).toBe(5000);
    expect(live.settle_us).toBe(minutes(2));
  });

  it('are those of stock clients by the preset `naive`', async () => {
    const { policies } = await compiled({ preset: 'naive' });
    for (const policy of [
      policies.promotions,
      policies.payments,
      policies.support,
      policies.sales,
    ]) {
      expect(policy).toMatchObject({ jitter: 'none', attempts: 6, heedsRetryAfter: false });
      expect(policy.breaker).toBeUndefined();
    }
    expect(policies.payments.onSilence).toBe('repeat');
    expect(policies.support.duplicates).toBe(true);
    expect(policies.sales.reconnect).toBe('naive');
  });

  it('go over their preset one by one, a breaker and a cache also in part', async () => {
    const { policies, tills } = await compiled({
      preset: 'naive',
      promotions: { attempts: 2, breaker: { failures: 9 }, cache: { ttl: '30s' } },
      sales: { reconnect: 'bounded', flushRate: 2, flushSpread: '5min' },
      offline: { cardLimit: 25.5 },
    });
    expect(policies.promotions).toMatchObject({
      attempts: 2,
      jitter: 'none',
      breaker: { failures: 9, openForWall_us: seconds(5), probes: 1 },
      cache: { ttlWall_us: seconds(30), operations: ['promotions.lookup'] },
    });
    expect(policies.sales).toMatchObject({
      reconnect: 'bounded',
      attempts: 6,
      flushPace_us: seconds(0.5),
      flushSpread_us: minutes(5),
    });
    expect(tills.offlineCardLimitMinor).toBe(2550);
  });

  it('can be told on the command line, preset and all', async () => {
    const changed = override(MINIMAL, 'policies.preset=naive', 'policies.sales.reconnect=bounded');
    const { policies } = await compile(changed);
    expect(policies.sales).toMatchObject({ reconnect: 'bounded', attempts: 6 });
    expect(policies.payments.attempts).toBe(6);
  });

  it.each<[unknown, string, string]>([
    [{ promotions: { attempts: 11 } }, 'policies.promotions.attempts', 'from 1 to 10'],
    [{ sales: { breaker: { openFor: '0s' } } }, 'policies.sales.breaker.openFor', 'above 0'],
    [
      { payments: { cache: { ttl: '1s', operations: ['payments.authorise'] } } },
      'policies.payments.cache.operations[0]',
      'only look-ups',
    ],
    [{ preset: 'best' }, 'policies.preset', 'one of good, naive'],
    [{ support: { onSilence: 'repeat' } }, 'policies.support.onSilence', 'unknown key'],
  ])('refuse %j', (policies, path, complaint) => {
    const messages = findProblems({ ...MINIMAL, policies }).map(({ message }) => message);
    expect(messages.join('\n')).toContain(path);
    expect(messages.join('\n')).toContain(complaint);
  });
});
