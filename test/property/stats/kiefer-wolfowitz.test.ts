import fc from 'fast-check';
import { expect, it } from 'vitest';
import { kieferWolfowitz } from '../../../src/stats/kiefer-wolfowitz.ts';
import { littlesLawGap } from '../../../src/stats/littles-law.ts';

const trace = fc.array(
  fc.record({
    gap: fc.integer({ min: 0, max: 3_000_000 }),
    service: fc.integer({ min: 0, max: 9_000_000 }),
  }),
  { minLength: 1, maxLength: 200 },
);

const split = (customers: readonly { gap: number; service: number }[]) => {
  let now = 0;
  const arrivals = customers.map(({ gap }) => {
    now += gap;
    return now;
  });
  return { arrivals, services: customers.map(({ service }) => service) };
};

it('is Lindley’s recursion for one server, to the microsecond', () => {
  fc.assert(
    fc.property(trace, (customers) => {
      const { arrivals, services } = split(customers);
      let wait = 0;
      const lindley = arrivals.map((arrival, i) => {
        if (i > 0) wait = Math.max(0, wait + services[i - 1]! - (arrival - arrivals[i - 1]!));
        return wait;
      });
      expect(kieferWolfowitz(arrivals, services, 1)).toEqual(lindley);
    }),
  );
});

it('is the sorted workload vector for more, to the microsecond', () => {
  fc.assert(
    fc.property(trace, fc.integer({ min: 1, max: 12 }), (customers, servers) => {
      const { arrivals, services } = split(customers);
      let workload: number[] = Array.from({ length: servers }, () => 0);
      const waits = customers.map(({ gap, service }, i) => {
        if (i > 0) workload = workload.map((left) => Math.max(0, left - gap));
        workload.sort((a, b) => a - b);
        const wait = workload[0]!;
        workload[0] = wait + service;
        return wait;
      });
      expect(kieferWolfowitz(arrivals, services, servers)).toEqual(waits);
    }),
  );
});

it('lets nobody wait longer for one server more, and keeps Little’s law', () => {
  fc.assert(
    fc.property(trace, fc.integer({ min: 1, max: 8 }), (customers, servers) => {
      const { arrivals, services } = split(customers);
      const waits = kieferWolfowitz(arrivals, services, servers);
      const more = kieferWolfowitz(arrivals, services, servers + 1);
      for (const [i, wait] of waits.entries()) expect(more[i]).toBeLessThanOrEqual(wait);
      const leaves = arrivals.map((at, i) => at + waits[i]! + services[i]!);
      const end = Math.max(...leaves, 1);
      const steps = [
        ...arrivals.map((at) => ({ at, by: 1 })),
        ...leaves.map((at) => ({ at, by: -1 })),
      ].sort((a, b) => a.at - b.at);
      let [inside, area, before] = [0, 0, 0];
      for (const { at, by } of steps) {
        area += inside * (at - before);
        before = at;
        inside += by;
      }
      const meanTime = leaves.reduce((sum, at, i) => sum + at - arrivals[i]!, 0) / arrivals.length;
      const arrivalRate = arrivals.length / end;
      expect(littlesLawGap({ meanInside: area / end, arrivalRate, meanTime })).toBeLessThan(1e-12);
    }),
  );
});
