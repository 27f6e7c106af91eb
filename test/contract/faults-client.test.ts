import { describe, expect, it } from 'vitest';
import type { Dose } from '../../src/faults/active-faults.ts';
import { FAULTS } from '../../src/faults/catalogue.ts';
import { ask, until } from '../../src/kernel/effects.ts';
import { FAULT_KINDS } from '../../src/model/fault-plan.ts';
import type { AuthoriseRequest } from '../../src/model/payment.ts';
import type { Plan } from '../../src/model/plan.ts';
import type { FaultSpec } from '../../src/scenario/author-faults.ts';
import { compile } from '../../src/scenario/compile.ts';
import { MINIMAL } from '../unit/scenario/scenarios.ts';
import { inLive, inVirtual, type RunScript } from './fault-engines.ts';

const PATIENCE_MS = 250;
const window = { start: '15:00', duration: '10min' } as const;
const scope = { operations: ['payments.authorise'] } as const;
const hit = { ...window, scope };

/** What a till sees of one payment under a fault, and whether the service carried it out. */
interface Seen {
  readonly outcome: string;
  readonly carriedOut: boolean;
  readonly dose: Dose | undefined;
  readonly took_ms: number;
}

const payment = (paymentId: string): AuthoriseRequest => ({
  paymentId,
  storeId: '0001',
  tillId: '1',
  terminalId: '1',
  amount: 1000,
  currency: 'EUR',
  method: 'chip',
  maskedPan: '541333******9999',
});

const planOf = (fault: FaultSpec): Promise<Plan> =>
  compile({
    ...MINIMAL,
    live: { from: '15:00', to: '15:10', compression: 1 },
    policies: { payments: { timeout: `${PATIENCE_MS}ms`, attempts: 1 } },
    faults: { broken: fault },
  });

async function oncePaid(run: RunScript, fault: FaultSpec): Promise<Seen> {
  const plan = await planOf(fault);
  let seen: Omit<Seen, 'dose'> | undefined;
  const doses = await run(plan, function* (me) {
    const began_us = me.now;
    const paid = yield* ask('payments.authorise', payment('p1'));
    const took_ms = (me.now - began_us) / 1e3;
    const status = yield* ask('payments.status', { paymentId: 'p1' });
    seen = { outcome: paid.kind, carriedOut: status.kind === 'ok', took_ms };
  });
  if (seen === undefined) throw new Error('the script did not end');
  return { ...seen, dose: doses.find(({ fault: id }) => id === 'broken') };
}

type Expected = readonly [
  spec: FaultSpec,
  outcome: 'ok' | 'refused' | 'reset' | 'timeout',
  carriedOut: boolean,
];

const CASES: readonly Expected[] = [
  [{ kind: 'net/refuse', ...hit }, 'refused', false],
  [{ kind: 'net/connect-stall', ...hit }, 'timeout', false],
  [{ kind: 'net/reset', at: 'accept', ...hit }, 'reset', false],
  [{ kind: 'net/reset', ...hit }, 'reset', true],
  [{ kind: 'net/reset', at: 'body', ...hit }, 'reset', true],
  [{ kind: 'net/close', at: 'accept', ...hit }, 'reset', false],
  [{ kind: 'net/close', at: 'request', ...hit }, 'reset', true],
  [{ kind: 'net/close', at: 'body', ...hit }, 'reset', true],
  [{ kind: 'net/blackhole', ...hit }, 'timeout', false],
  [{ kind: 'net/slow-close', pause: '5ms', ...hit }, 'ok', true],
  [{ kind: 'net/stale-keepalive', ...hit }, 'reset', false],
  [{ kind: 'net/latency', latency: '60ms', ...hit }, 'ok', true],
  [{ kind: 'net/latency', latency: '2s', ...hit }, 'timeout', false],
  [{ kind: 'net/bandwidth', bytesPerSecond: 10_000, ...hit }, 'ok', true],
  [{ kind: 'net/bandwidth', bytesPerSecond: 2500, ...hit }, 'timeout', true],
  [{ kind: 'net/bandwidth', bytesPerSecond: 1000, ...hit }, 'timeout', false],
  [{ kind: 'net/slice', bytes: 100, pause: '10ms', ...hit }, 'ok', true],
  [{ kind: 'net/slice', bytes: 1, pause: '20ms', ...hit }, 'timeout', true],
  [{ kind: 'net/limit-bytes', bytes: 100, ...hit }, 'reset', true],
  [{ kind: 'net/limit-bytes', bytes: 100_000, ...hit }, 'ok', true],
  [{ kind: 'net/partition', ...hit }, 'timeout', false],
  [{ kind: 'net/reconnect-storm', ...hit }, 'reset', false],
  [{ kind: 'tls/untrusted', ...hit }, 'refused', false],
  [{ kind: 'tls/expired', ...hit }, 'refused', false],
  [{ kind: 'tls/wrong-host', ...hit }, 'refused', false],
  [{ kind: 'tls/old-version', ...hit }, 'refused', false],
  [{ kind: 'tls/stall', ...hit }, 'timeout', false],
  [{ kind: 'tls/client-cert-refused', ...hit }, 'refused', false],
];

/** Long enough for one call that ends by its time-out. */
const HEALS_MS = PATIENCE_MS + 150;
const ONE_OF_EACH = [
  ...new Map(CASES.map(([spec]) => [spec.kind, [spec.kind, spec] as const])).values(),
];

describe.each([
  ['live', inLive],
  ['virtual', inVirtual],
] as const)('network faults in the %s engine', (_engine, run) => {
  it.each(CASES)('%j ends as %s', async (spec, outcome, carriedOut) => {
    const seen = await oncePaid(run, spec);
    expect(seen).toMatchObject({ outcome, carriedOut });
    const isShown = spec.kind !== 'net/limit-bytes' || outcome === 'reset';
    expect(seen.dose).toEqual({
      fault: 'broken',
      requested: 1,
      injected: 1,
      observed: isShown ? 1 : 0,
    });
  });

  it.each(ONE_OF_EACH)('%s heals: the next payment is as ever', async (_kind, spec) => {
    const plan = await planOf({ ...spec, start: '15:00', duration: `${HEALS_MS}ms` });
    const outcomes: string[] = [];
    const doses = await run(plan, function* (me) {
      const heals_us = me.now + HEALS_MS * 1e3;
      outcomes.push((yield* ask('payments.authorise', payment('p1'))).kind);
      yield* until(heals_us);
      for (const id of ['p2', 'p3']) {
        outcomes.push((yield* ask('payments.authorise', payment(id))).kind);
        const status = yield* ask('payments.status', { paymentId: id });
        outcomes.push(status.kind === 'ok' ? status.body.state : status.kind);
      }
    });
    expect(outcomes.slice(1)).toEqual(['ok', 'approved', 'ok', 'approved']);
    expect(doses).toMatchObject([{ requested: 1, injected: 1 }]);
  });

  it('leaves alone what is out of scope or after its end', async () => {
    const elsewhere = { ...window, scope: { stores: ['0002'] } };
    const over = { start: '14:00', end: '15:00' } as const;
    for (const spec of [elsewhere, over]) {
      const seen = await oncePaid(run, { kind: 'net/refuse', ...spec });
      expect(seen).toMatchObject({ outcome: 'ok', carriedOut: true, dose: undefined });
    }
  });

  it('makes late what it makes late', async () => {
    const slow = await oncePaid(run, { kind: 'net/bandwidth', bytesPerSecond: 10_000, ...hit });
    const sliced = await oncePaid(run, { kind: 'net/slice', bytes: 50, pause: '10ms', ...hit });
    expect(slow.took_ms).toBeGreaterThan(40);
    expect(sliced.took_ms).toBeGreaterThan(40);
  });
});

it('covers every fault that a client applies', () => {
  const applied = FAULT_KINDS.filter((kind) => FAULTS[kind].wire !== undefined);
  expect(new Set(CASES.map(([{ kind }]) => kind))).toEqual(new Set(applied));
});
