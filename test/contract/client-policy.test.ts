import { describe, expect, it } from 'vitest';
import { ask, type Behaviour, wait } from '../../src/kernel/effects.ts';
import type { Me } from '../../src/kernel/task.ts';
import type { FaultPlan } from '../../src/model/fault-plan.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import type { Plan } from '../../src/model/plan.ts';
import type { ClientPolicy } from '../../src/model/policy-plan.ts';
import { milliseconds, us } from '../../src/model/units.ts';
import { dayPlan } from '../support/day-plan.ts';
import { inLive, inVirtual, type RunScript } from './fault-engines.ts';

const FROM_US = 12 * 3600e6;

const policy: ClientPolicy = {
  timeoutWall_us: milliseconds(2000),
  attempts: 1,
  backoffBaseWall_us: milliseconds(1),
  backoffCapWall_us: milliseconds(5),
  retryBudget: 1,
  jitter: 'full',
  heedsRetryAfter: true,
  breaker: { failures: 3, openForWall_us: milliseconds(400), probes: 1 },
  cache: { ttlWall_us: milliseconds(60_000), operations: ['promotions.lookup'] },
};

/** Connections are refused until so long after the start. */
const refusedFor = (length_ms: number): FaultPlan => ({
  id: 'refused',
  kind: 'net/refuse',
  from_us: us(FROM_US),
  to_us: us(FROM_US + length_ms * 1e3),
  scope: {},
  trigger: { kind: 'rate', rate: 1, per: 'request' },
  parameters: {},
});

async function planOf(faults: readonly FaultPlan[]): Promise<Plan> {
  const plan = await dayPlan();
  const policies = { ...plan.policies, promotions: policy };
  return { ...plan, faults, policies, live: { ...plan.live, compression: 1 } };
}

describe.each<[string, RunScript]>([
  ['live', inLive],
  ['virtual', inVirtual],
])("a till's client in the %s engine", (_, run) => {
  it('stops calling after failures in a row, and finds the service again with a probe', async () => {
    const seen: string[] = [];
    const look = function* (code: string): Behaviour {
      const request = { what: 'coupon', code, storeId: '0001', tillId: 't' } as const;
      const said: Outcome<unknown> = yield* ask('promotions.lookup', request);
      seen.push(`${said.kind} after ${said.attempts}`);
    };
    const doses = await run(await planOf([refusedFor(500)]), function* (_me: Me): Behaviour {
      for (const code of ['A', 'B', 'C', 'D', 'E']) yield* look(code);
      yield* wait(milliseconds(900));
      for (const code of ['F', 'G']) yield* look(code);
    });
    expect(seen.slice(0, 3)).toEqual(Array(3).fill('refused after 1'));
    expect(seen.slice(3, 5)).toEqual(Array(2).fill('refused after 0'));
    expect(seen.slice(5)).toEqual(Array(2).fill('ok after 1'));
    expect(doses).toMatchObject([{ injected: 3 }]);
  });

  it('answers a look-up from what it remembers', async () => {
    const attempts: number[] = [];
    await run(await planOf([]), function* (): Behaviour {
      for (const code of ['A', 'A', 'B']) {
        const request = { what: 'coupon', code, storeId: '0001', tillId: 't' } as const;
        attempts.push((yield* ask('promotions.lookup', request)).attempts);
      }
    });
    expect(attempts).toEqual([1, 0, 1]);
  });
});
