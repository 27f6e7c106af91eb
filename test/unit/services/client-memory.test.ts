import { describe, expect, it } from 'vitest';
import type { Call } from '../../../src/kernel/ports.ts';
import type { LoadOperation } from '../../../src/model/operations.ts';
import type { ClientPolicy, PolicyPlan } from '../../../src/model/policy-plan.ts';
import { seconds } from '../../../src/model/units.ts';
import { ClientMemory } from '../../../src/services/client-memory.ts';
import { ReplyCache } from '../../../src/services/reply-cache.ts';

const bare: ClientPolicy = {
  timeoutWall_us: seconds(2),
  attempts: 2,
  backoffBaseWall_us: seconds(1),
  backoffCapWall_us: seconds(1),
  retryBudget: 0.1,
  jitter: 'full',
  heedsRetryAfter: true,
};
const policies = (more: Partial<ClientPolicy>): PolicyPlan => {
  const policy = { ...bare, ...more };
  const flush = { flushPace_us: seconds(1), flushSpread_us: seconds(1) };
  return {
    promotions: policy,
    payments: { ...policy, onSilence: 'status' },
    support: { ...policy, duplicates: false },
    sales: { ...policy, reconnect: 'bounded', ...flush },
  };
};
const breaker = { failures: 3, openForWall_us: seconds(10), probes: 1 };
const cache = { ttlWall_us: seconds(5), operations: ['promotions.lookup'] as const };

const call = (operation: LoadOperation, device: string, code = 'A'): Call => ({
  operation,
  device,
  request: { what: 'coupon', code, storeId: '0001', tillId: 't' } as Call['request'],
  intended_us: 0,
  withinWall_us: undefined,
  answer: () => undefined,
});

describe("a client's breaker", () => {
  const pay = call('payments.authorise', 'store/0001/till/1');

  it('opens for its store and service only, and says so without an attempt', () => {
    const memory = new ClientMemory(policies({ breaker }));
    for (let i = 0; i < 3; i++) memory.ended(pay, { kind: 'timeout' }, 0);
    const said = memory.consult(pay, seconds(9));
    expect(said).toMatchObject({
      point: 'call.breakerOpen',
      outcome: { kind: 'refused', attempts: 0 },
    });
    expect(memory.consult(call('payments.status', 'store/0001/till/2'), 0)).toBeDefined();
    expect(memory.consult(call('payments.authorise', 'store/0002/till/1'), 0)).toBeUndefined();
    expect(memory.consult(call('promotions.lookup', 'store/0001/till/1'), 0)).toBeUndefined();
  });

  it('lets a probe through, and closes when it succeeds', () => {
    const memory = new ClientMemory(policies({ breaker }));
    for (let i = 0; i < 3; i++) memory.ended(pay, { kind: 'status', status: 503 }, 0);
    expect(memory.consult(pay, seconds(10))).toBeUndefined();
    expect(memory.consult(pay, seconds(10))).toBeDefined();
    memory.ended(pay, { kind: 'status', status: 404 }, seconds(11));
    expect(memory.consult(pay, seconds(11))).toBeUndefined();
  });

  it('never opens where there is none', () => {
    const memory = new ClientMemory(policies({}));
    for (let i = 0; i < 99; i++) memory.ended(pay, { kind: 'reset' }, 0);
    expect(memory.consult(pay, 0)).toBeUndefined();
  });
});

describe("a client's cache", () => {
  const ask = call('promotions.lookup', 'store/0001/till/1');
  const body = { code: 'A', found: true };

  it('answers a look-up of any till of its store for a while', () => {
    const memory = new ClientMemory(policies({ cache }));
    expect(memory.consult(ask, 0)).toBeUndefined();
    memory.ended(ask, { kind: 'ok', body }, 0);
    const again = call('promotions.lookup', 'store/0001/till/2');
    expect(memory.consult(again, seconds(4))).toMatchObject({
      point: 'call.fromCache',
      outcome: { kind: 'ok', status: 200, body, attempts: 0 },
    });
    expect(memory.consult(call('promotions.lookup', 'store/0001/till/1', 'B'), 0)).toBeUndefined();
    expect(memory.consult(call('promotions.lookup', 'store/0002/till/1'), 0)).toBeUndefined();
    expect(memory.consult(again, seconds(5))).toBeUndefined();
  });

  it('keeps no failure, and nothing but look-ups', () => {
    const memory = new ClientMemory(policies({ cache }));
    memory.ended(ask, { kind: 'timeout' }, 0);
    const pay = call('payments.authorise', 'store/0001/till/1');
    memory.ended(pay, { kind: 'ok', body: body as never }, 0);
    expect([memory.consult(ask, 0), memory.consult(pay, 0)]).toEqual([undefined, undefined]);
  });

  it('is bounded: the oldest go first', () => {
    const kept = new ReplyCache(seconds(5));
    for (let i = 0; i <= 5000; i++) kept.put(`${i}`, body, 0);
    expect(kept.get('0', 0)).toBeUndefined();
    expect(kept.get('1', 0)).toEqual(body);
    expect(kept.get('5000', 0)).toEqual(body);
  });
});
