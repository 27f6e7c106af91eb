import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../src/scenario/author.ts';
import { dayPlan } from '../support/day-plan.ts';
import { recordDay } from '../support/recorded-day.ts';

const window = { start: '12:00', duration: '60min' } as const;
const latency = '30ms';

/** Every fault that bends what the services say, on all calls of an hour. */
const FAULTS = [
  ...['added', 'dropped', 'retyped', 'null', 'newEnum'].map((change) => ({
    kind: 'body/schema-drift',
    change,
  })),
  { kind: 'body/invalid-json' },
  { kind: 'body/length-mismatch' },
  { kind: 'body/replay' },
  { kind: 'body/rounding' },
  { kind: 'body/wrong-total' },
  { kind: 'body/wrong-type' },
  { kind: 'body/truncate' },
  { kind: 'body/stall' },
  { kind: 'body/oversize' },
  { kind: 'head/slow', pause: '1ms' },
  { kind: 'head/overflow' },
  { kind: 'http/stale-read' },
  { kind: 'http/commit-then-fail' },
  { kind: 'http/fail-then-commit-late' },
  { kind: 'http/in-progress' },
  { kind: 'http/flap' },
  { kind: 'http/saturate', capacity: 2, serviceTime: latency },
  { kind: 'http/redirect-loop' },
  { kind: 'http/auth-expire' },
  { kind: 'support/lost-ticket' },
  { kind: 'time/skew', clock: 'service' },
] as const;

describe('an hour of a fleet whose services misbehave', () => {
  it.each(FAULTS)('%j is lived through, and counted', async (fault) => {
    const paper = { ...window, kind: 'printer/paper-out', rate: 0.2, per: 'till' };
    const faults = { trouble: { ...window, ...fault }, paper };
    const plan = await dayPlan({ faults: faults as unknown as NonNullable<Scenario['faults']> });
    const day = recordDay(plan);
    const dose = day.facts.find((fact) => fact.fact === 'fault.dose' && fact.fault === 'trouble');
    expect(dose).toMatchObject({ injected: expect.any(Number) });
    expect((dose as { injected: number }).injected).toBeGreaterThan(0);
  });
});
