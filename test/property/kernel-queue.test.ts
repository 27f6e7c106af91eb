import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hold, until, wait } from '../../src/kernel/effects.ts';
import { Kernel } from '../../src/kernel/kernel.ts';
import { Pool } from '../../src/kernel/pool.ts';
import type { Micros } from '../../src/model/units.ts';
import { runKey } from '../../src/random/hash.ts';
import { kieferWolfowitz } from '../../src/stats/kiefer-wolfowitz.ts';

const ports = {
  recorder: { note: () => undefined, tally: () => undefined },
  services: { call: () => undefined },
};

/** Waits of customers who hold one of `servers` for their service, simulated. */
function simulate(arrivals: readonly number[], services: readonly number[], servers: number) {
  const kernel = new Kernel({ key: runKey(1, 0), start_us: 0 as Micros, ports });
  const pool = new Pool(Array.from({ length: servers }, (_, i) => i));
  const waits: number[] = [];
  for (const [i, arrival] of arrivals.entries()) {
    kernel.spawn(`customer/${i}`, function* (me) {
      yield* until(arrival);
      const lease = yield* hold(pool);
      waits[i] = me.now - arrival;
      yield* wait(services[i] ?? 0);
      lease.release();
    });
  }
  while (kernel.nextTime < Infinity) kernel.advance(kernel.nextTime);
  return waits;
}

it('first come, first served waits equal Kiefer and Wolfowitz to the microsecond', () => {
  const customer = fc.tuple(fc.nat(300_000_000), fc.integer({ min: 1, max: 2_000_000_000 }));
  fc.assert(
    fc.property(
      fc.array(customer, { minLength: 1, maxLength: 300 }),
      fc.integer({ min: 1, max: 12 }),
      (customers, servers) => {
        let now = 0;
        const arrivals = customers.map(([gap]) => (now += gap));
        const services = customers.map(([, service]) => service);
        expect(simulate(arrivals, services, servers)).toEqual([
          ...kieferWolfowitz(arrivals, services, servers),
        ]);
      },
    ),
    { numRuns: 60 },
  );
});

it('reproduces the worked example', () => {
  const arrivals = [0, 1, 1, 3, 4, 4, 4, 9, 10, 12];
  const services = [5, 4, 3, 6, 2, 2, 1, 3, 3, 1];
  expect(simulate(arrivals, services, 1)).toEqual([0, 4, 8, 9, 14, 16, 18, 14, 16, 17]);
  expect(simulate(arrivals, services, 2)).toEqual([0, 0, 4, 2, 4, 6, 7, 3, 2, 3]);
  expect(simulate(arrivals, services, 3)).toEqual([0, 0, 0, 1, 1, 1, 3, 0, 0, 0]);
});
