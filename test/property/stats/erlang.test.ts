import fc from 'fast-check';
import { expect, it } from 'vitest';
import { agentsFor } from '../../../src/stats/agents-for.ts';
import { erlangA } from '../../../src/stats/erlang-a.ts';
import { erlangB } from '../../../src/stats/erlang-b.ts';
import { erlangC } from '../../../src/stats/erlang-c.ts';
import { halfinWhittBeta, halfinWhittDelay } from '../../../src/stats/halfin-whitt.ts';
import { expectClose } from '../../unit/stats/close.ts';

const rate = fc.double({ min: 0.01, max: 100, noNaN: true });
const servers = fc.integer({ min: 1, max: 300 });
/** A load per server below 1. */
const below = fc.double({ min: 0.05, max: 0.98, noNaN: true });

it('Erlang A with patience as long as handling is Poisson', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.1, max: 200, noNaN: true }), servers, rate, (load, n, mu) => {
      const queue = { arrivalRate: load * mu, serviceRate: mu, patienceRate: mu, servers: n };
      const desk = erlangA(queue);
      // All who are inside leave at rate μ, served or not: M/M/∞.
      let term = Math.exp(-load);
      let belowN = 0;
      let queueing = 0;
      for (let k = 0; k < n + 900; k++) {
        if (k < n) belowN += term;
        else queueing += (k - n) * term;
        term *= load / (k + 1);
      }
      expect(desk.pWait).toBeCloseTo(1 - belowN, 9);
      expect(Math.abs(desk.meanQueue - queueing)).toBeLessThan(1e-9 * (1 + load));
    }),
  );
});

it('Erlang C follows from Erlang B, and from that of one server less', () => {
  fc.assert(
    fc.property(servers, below, rate, (n, share, mu) => {
      const load = n * share;
      const { pWait, meanQueue } = erlangC({ arrivalRate: load * mu, serviceRate: mu, servers: n });
      const blocking = erlangB(load, n);
      expect(pWait).toBeGreaterThanOrEqual(blocking * (1 - 1e-12));
      // 1/C = (1 - a/n)/B(n) + a/n, and by one server less 1 + (n - a)/(a·B(n - 1)).
      expectClose(1 / pWait, (1 - share) / blocking + share, 1e-9);
      expectClose(1 / pWait, 1 + (n - load) / (load * erlangB(load, n - 1)), 1e-9);
      expectClose(meanQueue, (pWait * share) / (1 - share), 1e-9);
    }),
  );
});

const STEPS = 2000;

it('abandonment keeps its balances, and lies between loss and endless patience', () => {
  fc.assert(
    fc.property(
      servers,
      fc.double({ min: 0.05, max: 3, noNaN: true }),
      rate,
      rate,
      (n, share, mu, theta) => {
        const queue = { arrivalRate: n * share * mu, serviceRate: mu, servers: n };
        const desk = erlangA({ ...queue, patienceRate: theta });
        const blocking = erlangB(n * share, n);
        expect(desk.pWait).toBeGreaterThanOrEqual(blocking * (1 - 1e-9));
        expect(desk.pWait).toBeLessThanOrEqual(erlangC(queue).pWait * (1 + 1e-9));
        expect(desk.pAbandon).toBeLessThanOrEqual(blocking * (1 + 1e-9));
        expect(desk.occupancy).toBeLessThanOrEqual(1 + 1e-9);
        // Nobody waits longer than 0 but those who wait; all who are served are served in the end.
        expectClose(desk.waitLongerThan(0), desk.pWait, 1e-9);
        expect(desk.servedWithin(0)).toBeCloseTo(1 - desk.pWait, 9);
        expect(desk.servedWithin(1e6 / theta)).toBeCloseTo(1 - desk.pAbandon, 9);
        // The mean wait is the area under its tail, here by Simpson's rule: in steps fine enough for
        // an overloaded desk, whose tail falls within a thousandth of the way.
        let end = 25 / theta;
        while (desk.waitLongerThan(end / 2) < 1e-10 * desk.pWait) end /= 2;
        const step = end / STEPS;
        let area = 0;
        for (let i = 0; i <= STEPS; i++) {
          const weight = i === 0 || i === STEPS ? 1 : i % 2 === 1 ? 4 : 2;
          area += (weight * step * desk.waitLongerThan(i * step)) / 3;
        }
        expectClose(area, desk.meanWait, 1e-4);
      },
    ),
    { numRuns: 40 },
  );
});

it('more agents never make it worse, and the fewest that meet a target are found', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.1, max: 150, noNaN: true }),
      fc.double({ min: 0, max: 2, noNaN: true }),
      fc.double({ min: 0.3, max: 0.99, noNaN: true }),
      fc.option(rate, { nil: undefined }),
      (load, within, share, theta) => {
        const demand = { arrivalRate: load, serviceRate: 1 };
        const level = (n: number): number =>
          theta === undefined
            ? erlangC({ ...demand, servers: n }).serviceLevel(within)
            : erlangA({ ...demand, servers: n, patienceRate: theta }).servedWithin(within);
        const n = agentsFor(theta === undefined ? demand : { ...demand, patienceRate: theta }, {
          within,
          share,
        });
        expect(level(n)).toBeGreaterThanOrEqual(share);
        if (n > 1) expect(level(n - 1)).toBeLessThan(share);
        expect(level(n + 1)).toBeGreaterThanOrEqual(level(n) - 1e-12);
      },
    ),
  );
});

it('Halfin and Whitt come back to where they started', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 0.999999, noNaN: true }), (delay) => {
      expectClose(halfinWhittDelay(halfinWhittBeta(delay)), delay, 1e-9);
    }),
  );
});
