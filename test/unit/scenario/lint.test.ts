import { describe, expect, it } from 'vitest';
import { warningsOf } from '../../../src/cli/plan-warnings.ts';
import type { Scenario } from '../../../src/scenario/author.ts';
import type { FaultSpec } from '../../../src/scenario/author-faults.ts';
import { compile } from '../../../src/scenario/compile.ts';
import { FULL } from './scenarios.ts';

const QUIET: Scenario = { ...FULL, faults: {}, control: { stores: ['0001'] } };

const codes = async (scenario: Scenario): Promise<readonly string[]> =>
  warningsOf(await compile(scenario)).map(({ code, place }) => `${code} at ${place}`);

const withFaults = (faults: Readonly<Record<string, FaultSpec>>): Scenario => ({
  ...QUIET,
  faults,
});

const now = { start: '15:01', duration: '5min' } as const;

describe('lint', () => {
  it('has nothing to say of faults that do what they should', async () => {
    const faults = {
      paper: { kind: 'printer/paper-out', ...now, rate: 0.3 },
      slow: { kind: 'net/latency', ...now, latency: '50ms' },
      absent: { kind: 'desk/absence', start: '15:00', duration: '9min', rate: 0.5 },
    } as const;
    expect(await codes(withFaults(faults))).toEqual([]);
  });

  it.each<readonly [FaultSpec, expected: readonly string[]]>([
    [
      { kind: 'printer/offline', start: '03:00', duration: '1h' },
      ['closed-stores at faults.a.start', 'not-live at faults.a.start'],
    ],
    [{ kind: 'printer/offline', start: '16:00', duration: '1h' }, ['not-live at faults.a.start']],
    [{ kind: 'desk/absence', start: '03:00', duration: '1h' }, ['not-live at faults.a.start']],
    [{ kind: 'printer/offline', ...now, rate: 0.001 }, ['low-dose at faults.a.rate']],
    [
      { kind: 'net/refuse', ...now, rate: 0.0001, scope: { services: ['payments'] } },
      ['low-dose at faults.a.rate'],
    ],
    [{ kind: 'promo/stale-catalogue', ...now }, ['nobody-there at faults.a.scope']],
    [
      {
        kind: 'net/refuse',
        ...now,
        scope: { stores: ['0002'], operations: ['support.claim', 'support.start'] },
      },
      ['nobody-there at faults.a.scope'],
    ],
    [
      { kind: 'net/refuse', ...now, scope: { operations: ['promotions.lookup'] } },
      ['nobody-there at faults.a.scope'],
    ],
    [{ kind: 'net/refuse', start: '15:01', duration: '15s' }, ['squeezed at faults.a']],
  ])('%j: %j', async (fault, expected) => {
    expect(await codes(withFaults({ a: fault }))).toEqual(expected);
  });

  it('sees two of a kind in the same place at the same time', async () => {
    const outage = { kind: 'printer/offline', ...now } as const;
    const once = withFaults({
      a: { ...outage, scope: { classes: ['street'] } },
      b: { ...outage, scope: { classes: ['mall'] } },
      c: { ...outage, start: '15:06', duration: '1min' },
    });
    expect(await codes(once)).toEqual([]);
    const twice = withFaults({ a: outage, b: { ...outage, start: '15:05' } });
    expect(await codes(twice)).toEqual(['overlap at faults.b']);
    const waves = withFaults({ a: { ...outage, rate: 0.3 }, b: { ...outage, start: '15:05' } });
    expect(await codes(waves)).toEqual([]);
    const apart = withFaults({
      a: { kind: 'http/status', status: 500, ...now },
      b: { kind: 'http/status', status: 503, ...now },
    });
    expect(await codes(apart)).toEqual([]);
  });

  it('misses a control group, once for all faults', async () => {
    const { control: _, ...rest } = QUIET;
    const faults = {
      a: { kind: 'printer/offline', ...now },
      b: { kind: 'terminal/busy', ...now },
      c: { kind: 'terminal/no-answer', ...now, scope: { regions: ['north'] } },
    } as const;
    const [first, ...others] = warningsOf(await compile({ ...rest, faults }));
    expect(first).toMatchObject({ code: 'no-control', place: 'faults.a.scope' });
    expect(first?.message).toContain("'a', 'b'");
    expect(others).toEqual([]);
  });

  it('knows that time-outs are not compressed', async () => {
    const partition = withFaults({ a: { kind: 'net/partition', ...now } });
    const slow = (compression: number): Scenario => ({
      ...partition,
      live: { ...FULL.live, compression },
    });
    expect(await codes(slow(1))).toEqual([]);
    expect(await codes(slow(60))).toEqual(['beyond-patience at faults.a']);
  });

  it('names clients that make an outage worse', async () => {
    const naive = { ...QUIET, policies: { promotions: { attempts: 6, jitter: 'none' as const } } };
    expect(await codes(naive)).toEqual([
      'many-attempts at policies.promotions.attempts',
      'no-jitter at policies.promotions.jitter',
    ]);
  });

  it('doubts gates on what nothing brings about', async () => {
    const gates = [
      'p90 time to resolve of receiptNotPrinting <= 30min',
      'p90 time to resolve of receiptNotPrinting <= 30min over the day',
      'p90 time to resolve of paymentDeclined <= 30min',
      'lost sales < 1%',
    ];
    const evening = { paper: { kind: 'printer/paper-out', start: '18:00', end: '19:00' } } as const;
    expect(await codes({ ...withFaults(evening), gates })).toEqual([
      'not-live at faults.paper.start',
      'unmeasurable-gate at gates[0]',
    ]);
  });
});
