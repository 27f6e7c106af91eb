import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ServerQueue } from '../../../mocks/wire/faults/server-queue.ts';
import { kieferWolfowitz } from '../../../src/stats/kiefer-wolfowitz.ts';

describe('a service as a queue', () => {
  it('keeps everyone waiting exactly as Kiefer and Wolfowitz say', () => {
    const customer = fc.tuple(fc.nat(50), fc.nat(200));
    fc.assert(
      fc.property(
        fc.array(customer, { minLength: 1, maxLength: 200 }),
        fc.integer({ min: 1, max: 9 }),
        (customers, servers) => {
          let now = 0;
          const arrivals = customers.map(([gap]) => (now += gap));
          const services = customers.map(([, service]) => service);
          const queue = new ServerQueue(servers, Infinity);
          const sojourns = arrivals.map((at, i) => queue.enter(at, services[i] ?? 0) ?? -1);
          const waits = sojourns.map((sojourn, i) => sojourn - (services[i] ?? 0));
          expect(waits).toEqual([...kieferWolfowitz(arrivals, services, servers)]);
        },
      ),
    );
  });

  it('refuses who comes when as many wait as may', () => {
    const queue = new ServerQueue(1, 2);
    const answers = Array.from({ length: 5 }, () => queue.enter(0, 100));
    expect(answers).toEqual([100, 200, 300, undefined, undefined]);
    expect(queue.enter(150, 100)).toBe(250);
  });
});
