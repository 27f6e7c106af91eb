import { describe, expect, it } from 'vitest';
import { fitLatency } from '../../../src/measure/fit-latency.ts';
import { SeriesLedger } from '../../../src/measure/series-ledger.ts';
import type { FaultPlan } from '../../../src/model/fault-plan.ts';
import { Histogram } from '../../../src/model/histogram.ts';
import type { Plan } from '../../../src/model/plan.ts';
import type { SecondRecord } from '../../../src/model/series.ts';
import { seconds, us } from '../../../src/model/units.ts';
import { fixturePlan } from '../../fixtures/run-folder-plan.ts';

const { from_us, compression } = fixturePlan.live;

/** One wall second in which every answer to promotions.evaluate took the given times. */
function second(n: number, service_us: readonly number[]): SecondRecord {
  const histogram = new Histogram();
  for (const value of service_us) histogram.record(value);
  const answers = histogram.toSparse();
  return {
    second: n,
    at_us: from_us + (n + 1) * compression * 1e6,
    operations: [
      {
        op: 0,
        issued: service_us.length,
        answered: service_us.length,
        failed: { refused: 0, reset: 0, timeout: 0 },
        cut: 0,
        statuses: {},
        malformed: 0,
        retries: 0,
        service: answers,
        intended: [],
      },
    ],
    sales: { planned: 0, arrived: 0, done: 0, doneMinor: 0, lost: 0, lostMinor: 0, queueing: 0 },
    generator: { lag: [], waits: 0, waitsInDebt: 0, cpu: 0 },
  };
}

const fault = (kind: FaultPlan['kind'], operations?: ['payments.authorise']): FaultPlan => ({
  id: 'trouble',
  kind,
  from_us: us(from_us + seconds(2 * compression)),
  to_us: us(from_us + seconds(3 * compression)),
  scope: operations ? { operations } : {},
  trigger: { kind: 'rate', rate: 1, per: 'request' },
  parameters: {},
});

function fitted(...faults: FaultPlan[]) {
  const series = new SeriesLedger();
  const worker = series.worker('one');
  const calm = Array.from({ length: 100 }, (_, i) => 1000 + 10 * i);
  for (const n of [0, 1, 3]) series.add(second(n, calm), worker);
  series.add(
    second(
      2,
      Array.from({ length: 80 }, () => 90_000),
    ),
    worker,
  );
  const plan: Plan = { ...fixturePlan, faults };
  return fitLatency(plan, series.seconds())['promotions.evaluate'];
}

describe('latency models fitted from a live window', () => {
  it('are calm without the seconds of a fault, and the fault’s own within them', () => {
    const model = fitted(fault('http/throttle'));
    if (model?.kind !== 'drawn') throw new Error('nothing was fitted');
    expect(Math.max(...model.calmWall_us.quantiles)).toBeLessThan(2010);
    expect(model.calmWall_us.quantiles[128]).toBeCloseTo(1500, -2);
    expect(model.during?.['trouble']?.quantiles[0]).toBeGreaterThan(89_000);
  });

  it('leave out what a fault adds by itself in every engine', () => {
    const model = fitted(fault('net/latency'));
    expect(model).toMatchObject({ kind: 'drawn' });
    expect(model).not.toHaveProperty('during');
  });

  it('count seconds of a fault on other operations, and of devices, as calm', () => {
    for (const other of [
      fault('http/throttle', ['payments.authorise']),
      fault('printer/offline'),
    ]) {
      const model = fitted(other);
      if (model?.kind !== 'drawn') throw new Error('nothing was fitted');
      expect(Math.max(...model.calmWall_us.quantiles)).toBeGreaterThan(89_000);
    }
  });

  it('are left to the assumed model where there are too few answers', () => {
    const series = new SeriesLedger();
    series.add(second(0, [1, 2, 3]), series.worker('one'));
    expect(fitLatency(fixturePlan, series.seconds())).toEqual({});
  });
});
