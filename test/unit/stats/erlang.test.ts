import { describe, expect, it } from 'vitest';
import { erlangA } from '../../../src/stats/erlang-a.ts';
import { erlangB } from '../../../src/stats/erlang-b.ts';
import { erlangC } from '../../../src/stats/erlang-c.ts';
import { ERLANG_A, ERLANG_B, ERLANG_C, SCALED_DESKS } from '../../fixtures/reference-cases.ts';
import { expectClose } from './close.ts';

describe('erlangB', () => {
  it.each(ERLANG_B)('a=%s n=%s turns away %s', (load, servers, blocking) => {
    expectClose(erlangB(load, servers), blocking);
  });

  it('has its limits: nobody served, nobody calling, a hundred thousand servers', () => {
    expect(erlangB(5, 0)).toBe(1);
    expect(erlangB(0, 5)).toBe(0);
    // B(n, n) tends to √(2/(πn)).
    expectClose(erlangB(1e5, 1e5), Math.sqrt(2 / (Math.PI * 1e5)), 3e-3);
  });
});

describe('erlangC', () => {
  it.each(ERLANG_C)('$name', (expected) => {
    const actual = erlangC(expected);
    expectClose(actual.occupancy, expected.occupancy);
    expectClose(actual.pWait, expected.pWait);
    expectClose(actual.meanWait, expected.meanWait);
    expectClose(actual.meanQueue, expected.meanQueue);
    expectClose(actual.waitQuantile(0.9), expected.waitP90);
    expectClose(actual.waitQuantile(0.95), expected.waitP95);
    const { target, serviceLevel } = expected;
    if (target !== undefined) expectClose(actual.serviceLevel(target), serviceLevel ?? Number.NaN);
    expectClose(actual.serviceLevel(expected.waitP90), 0.9);
  });

  it.each(SCALED_DESKS)('a=%s n=%s: %s wait, %s handle times', (load, servers, pWait, wait) => {
    const desk = erlangC({ arrivalRate: load!, serviceRate: 1, servers: servers! });
    expectClose(desk.pWait, pWait!);
    expectClose(desk.meanWait, wait!);
  });

  it('grows without end where the load is not below the servers', () => {
    const desk = erlangC({ arrivalRate: 5, serviceRate: 1, servers: 5 });
    expect(desk).toMatchObject({ occupancy: 1, pWait: 1, meanWait: Infinity, meanQueue: Infinity });
    expect(desk.waitQuantile(0.5)).toBe(Infinity);
    expect(desk.serviceLevel(1e9)).toBe(0);
  });

  it('has nobody waiting where nobody calls, and the median below the share who wait', () => {
    const idle = erlangC({ arrivalRate: 0, serviceRate: 1, servers: 1 });
    expect(idle).toMatchObject({ occupancy: 0, pWait: 0, meanWait: 0, meanQueue: 0 });
    expect(idle.serviceLevel(0)).toBe(1);
    expect(erlangC({ arrivalRate: 1, serviceRate: 1, servers: 2 }).waitQuantile(0.5)).toBe(0);
  });

  it('stays exact enough for five thousand servers', () => {
    // Square-root staffing at β = 1: the limit is 0.22336, and the error falls as 1/√n.
    const desk = erlangC({ arrivalRate: 5000, serviceRate: 1, servers: 5071 });
    expect(desk.pWait).toBeGreaterThan(0.2233);
    expect(desk.pWait).toBeLessThan(0.2255);
  });
});

describe('erlangA', () => {
  it.each(ERLANG_A)('$name', (expected) => {
    const actual = erlangA(expected);
    expectClose(actual.pWait, expected.pWait);
    expectClose(actual.pAbandon, expected.pAbandon);
    expectClose(actual.meanWait, expected.meanWait);
    expectClose(actual.meanQueue, expected.meanQueue);
    expectClose(actual.occupancy, expected.occupancy);
    // Half a unit of the last digit printed.
    expectClose(actual.servedWithin(expected.target), expected.servedWithin, 2e-6);
    expectClose(actual.waitLongerThan(expected.target), expected.waitLongerThan);
    expectClose(actual.waitQuantile(0.9), expected.waitP90, 5e-6);
  });

  it('loses what a desk far too small cannot serve, and does not overflow', () => {
    const desk = erlangA({ arrivalRate: 1e5, serviceRate: 1, patienceRate: 0.01, servers: 100 });
    expectClose(desk.pWait, 1);
    expectClose(desk.pAbandon, 1 - 100 / 1e5);
    expectClose(desk.occupancy, 1);
    expect(desk.waitLongerThan(1)).toBeLessThan(1);
    expectClose(desk.servedWithin(1e9), 1 - desk.pAbandon);
  });

  it('is Erlang C for callers of endless patience', () => {
    const queue = { arrivalRate: 0.2, serviceRate: 1 / 240, servers: 55 };
    const [patient, waiting] = [erlangA({ ...queue, patienceRate: 1e-9 }), erlangC(queue)];
    expectClose(patient.pWait, waiting.pWait, 1e-5);
    expectClose(patient.meanWait, waiting.meanWait, 1e-5);
    expectClose(patient.servedWithin(15), waiting.serviceLevel(15), 1e-5);
    expectClose(patient.waitQuantile(0.9), waiting.waitQuantile(0.9), 1e-5);
  });

  it('has nobody waiting where nobody calls', () => {
    const idle = erlangA({ arrivalRate: 0, serviceRate: 1, patienceRate: 1, servers: 3 });
    expect(idle).toMatchObject({ occupancy: 0, pWait: 0, pAbandon: 0, meanWait: 0, meanQueue: 0 });
    expect([idle.waitLongerThan(0), idle.servedWithin(0), idle.waitQuantile(0.9)]).toEqual([
      0, 1, 0,
    ]);
  });
});

describe('what no queue has', () => {
  const queue = { arrivalRate: 1, serviceRate: 1, servers: 2 };
  it.each([
    ['load', () => erlangB(-1, 2)],
    ['servers', () => erlangB(1, 1.5)],
    ['arrivalRate', () => erlangC({ ...queue, arrivalRate: Number.NaN })],
    ['serviceRate', () => erlangC({ ...queue, serviceRate: 0 })],
    ['servers', () => erlangC({ ...queue, servers: 0 })],
    ['p', () => erlangC(queue).waitQuantile(1)],
    ['target', () => erlangC(queue).serviceLevel(-1)],
    ['patienceRate', () => erlangA({ ...queue, patienceRate: 0 })],
    ['patience', () => erlangA({ ...queue, arrivalRate: 9, patienceRate: 1e-9 })],
  ])('%s', (name, call) => {
    expect(call).toThrow(RangeError);
    expect(call).toThrow(name);
  });
});
