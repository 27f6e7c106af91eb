import { describe, expect, it } from 'vitest';
import { agentsFor } from '../../../src/stats/agents-for.ts';
import { erlangA } from '../../../src/stats/erlang-a.ts';
import { erlangC } from '../../../src/stats/erlang-c.ts';
import { garnettDelay } from '../../../src/stats/garnett.ts';
import { halfinWhittBeta, halfinWhittDelay } from '../../../src/stats/halfin-whitt.ts';
import { rostered } from '../../../src/stats/rostered.ts';
import { squareRootStaffing } from '../../../src/stats/square-root-staffing.ts';
import {
  GARNETT,
  HALFIN_WHITT,
  HALFIN_WHITT_BESIDE,
  HALFIN_WHITT_INVERSE,
  STAFFING,
} from '../../fixtures/reference-cases.ts';
import { expectClose } from './close.ts';

describe('Halfin and Whitt', () => {
  it.each(HALFIN_WHITT)('at beta %s share %s waits', (beta, delay) => {
    expectClose(halfinWhittDelay(beta), delay);
  });

  it.each(HALFIN_WHITT_INVERSE)('share %s waits at beta %s', (delay, beta) => {
    expectClose(halfinWhittBeta(delay), beta);
  });

  it.each(HALFIN_WHITT_BESIDE)('a=%s n=%s', (load, servers, beta, exact, limit) => {
    expect(squareRootStaffing(load!, beta!)).toBe(servers);
    const desk = erlangC({ arrivalRate: load!, serviceRate: 1, servers: servers! });
    expectClose(desk.pWait, exact!);
    expectClose(halfinWhittDelay(beta!), limit!);
  });

  it('goes on to the ends of both tails', () => {
    expect(halfinWhittDelay(39)).toBe(0);
    expectClose(halfinWhittBeta(halfinWhittDelay(8)), 8, 1e-9);
    expectClose(halfinWhittBeta(1 - 1e-9), 1e-9 / Math.sqrt(Math.PI / 2), 1e-5);
    expect(() => halfinWhittDelay(0)).toThrow(RangeError);
    expect(() => halfinWhittBeta(1)).toThrow(RangeError);
  });
});

describe('Garnett', () => {
  it.each(GARNETT)(
    'λ=%s μ=%s θ=%s n=%s',
    (arrivalRate, serviceRate, patienceRate, servers, exact, limit) => {
      const queue = {
        arrivalRate: arrivalRate!,
        serviceRate: serviceRate!,
        patienceRate: patienceRate!,
        servers: servers!,
      };
      expectClose(erlangA(queue).pWait, exact!);
      expectClose(garnettDelay(queue), limit!);
    },
  );

  it('refuses callers who never leave', () => {
    const queue = { arrivalRate: 1, serviceRate: 1, patienceRate: 0, servers: 2 };
    expect(() => garnettDelay(queue)).toThrow(RangeError);
  });
});

describe('agents', () => {
  it.each(STAFFING)('$share of calls of $handle_s s within $target_s s: $onDuty', (expected) => {
    const demand = { arrivalRate: expected.arrivalRate, serviceRate: 1 / expected.handle_s };
    const onDuty = agentsFor(demand, { within: expected.target_s, share: expected.share });
    expect(onDuty).toBe(expected.onDuty);
    const level = (servers: number): number =>
      erlangC({ ...demand, servers }).serviceLevel(expected.target_s);
    expectClose(level(onDuty), expected.serviceLevel);
    expect(level(onDuty - 1)).toBeLessThan(expected.share);
    expect(rostered(onDuty, expected.shrinkage)).toBe(expected.rostered);
  });

  it('needs fewer where some callers leave, and can serve most with fewer than the load', () => {
    const demand = { arrivalRate: 100, serviceRate: 1 };
    const target = { within: 0.5, share: 0.8 };
    const leaving = agentsFor({ ...demand, patienceRate: 0.5 }, target);
    expect(leaving).toBeLessThan(100);
    expect(leaving).toBeLessThan(agentsFor(demand, target));
    const served = (servers: number): number =>
      erlangA({ ...demand, patienceRate: 0.5, servers }).servedWithin(0.5);
    expect(served(leaving)).toBeGreaterThanOrEqual(0.8);
    expect(served(leaving - 1)).toBeLessThan(0.8);
  });

  it('needs one where nobody calls', () => {
    expect(agentsFor({ arrivalRate: 0, serviceRate: 1 }, { within: 0, share: 0.99 })).toBe(1);
  });

  it('is not put on the roster once more by rounding', () => {
    expect(rostered(7, 0.3)).toBe(10);
    expect(rostered(14, 0)).toBe(14);
    expect(rostered(0, 0.3)).toBe(0);
    expect(() => rostered(14, 1)).toThrow(RangeError);
  });

  it('follows the square-root rule', () => {
    expect(squareRootStaffing(100, 1.06)).toBe(111);
    expect(squareRootStaffing(0, 1)).toBe(0);
    expect(squareRootStaffing(1, -5)).toBe(0);
    expect(() => squareRootStaffing(1, Number.NaN)).toThrow(RangeError);
  });
});
