import { describe, expect, it } from 'vitest';
import { hours, minutes, seconds } from '../../../src/model/units.ts';
import type { Scenario } from '../../../src/scenario/author.ts';
import { compile } from '../../../src/scenario/compile.ts';
import { drawCurve } from '../../../src/scenario/draw-curve.ts';
import { forecast } from '../../../src/scenario/forecast.ts';
import { loadScenario } from '../../../src/scenario/load.ts';
import { MINIMAL } from './scenarios.ts';

/** 100 stores, a flat day of 10 hours, no bursts: every figure can be had by hand. */
const FLAT: Scenario = {
  name: 'flat',
  day: {
    date: '2026-11-27',
    curve: Object.fromEntries(
      Array.from({ length: 24 }, (_, h) => [`${String(h).padStart(2, '0')}:00`, 1]),
    ),
    burst: 1,
  },
  live: { from: '12:00', to: '12:20', compression: 10, share: 0.5 },
  stores: {
    street: {
      count: 100,
      country: 'ES',
      language: 'es',
      tills: 5,
      shoppersPerDay: 1800,
      opens: '10:00',
      closes: '20:00',
    },
  },
  shoppers: {
    items: { mean: 2 },
    cardShare: 0.5,
    giftCardShare: 0,
    splitShare: 0,
    channelCheckShare: 0,
  },
  tills: {
    perCustomer: '30s',
    perItem: '5s',
    cardDialogue: '10s',
    printing: '5s',
    clerkMends: { receiptNotPrinting: 0.5 },
  },
  desk: {
    teams: {
      es: { agents: 4, languages: ['es'] },
      night: { agents: 9, languages: ['es'], shift: '20:00-24:00' },
    },
    handle: { receiptNotPrinting: '4min' },
  },
  faults: {
    paper: { kind: 'printer/paper-out', start: '12:00', end: '13:00', rate: 0.2 },
  },
};

describe('forecast', () => {
  it('is what arithmetic says for a flat day', async () => {
    const expected = forecast(await compile(FLAT));
    expect(expected).toMatchObject({ stores: 50, tills: 250, loadFactor: 5 });
    expect(expected.window).toEqual({
      from_us: hours(12),
      to_us: minutes(740),
      wall_us: seconds(120),
    });
    expect(expected.shoppers).toBeCloseTo(50 * 1800 * (20 / 600), 3);
    expect(expected.shoppersPerSecond.mean).toBeCloseTo(2.5, 6);
    expect(expected.shoppersPerSecond.peak).toBeCloseTo(2.5, 6);
    // 30 s and two items of 5 s, half of 10 s for cards, 5 s of printing.
    expect(expected.tillUtilisation.mean).toBeCloseTo((2.5 * 50) / 250, 2);
    const calls = expected.peakRequestsPerSecond;
    expect(calls.byOperation['promotions.evaluate']).toBeCloseTo(25, 4);
    expect(calls.byOperation['payments.authorise']).toBeCloseTo(12.5, 4);
    expect(calls.byOperation['support.heartbeat']).toBeCloseTo(2500 / 900, 6);
    expect(calls.byOperation['support.claim']).toBeCloseTo(8, 6);
    expect(calls.byOperation['sales.record']).toBeCloseTo(25, 4);
    expect(calls.total).toBeCloseTo(25 + 25 + 12.5 + 25 + 2500 / 900 + 8, 3);
  });

  it.each([
    ['headless', 'onTotal', 2],
    ['microsoft', 'perScan', 12 + 0.4 + 0.1 + 0.005 + 1],
    ['oracle', 'lookupsOnly', 0.4 * 2 + 0.1 + 0.46],
    ['cegid', 'lookupsOnly', 0.4 + 0.1 + 0.46],
  ] as const)('%s tills call %s: %s calls a sale', async (tillSystem, pattern, calls) => {
    const { street } = FLAT.stores;
    if (street === undefined) throw new Error('no class');
    const grocery = {
      ...FLAT,
      stores: { street: { ...street, tillSystem } },
      shoppers: { ...FLAT.shoppers, items: { mean: 12 }, loyaltyShare: 0.4, couponShare: 0.1 },
      coupons: { TEN: {} },
    };
    const [load] = forecast(await compile(grocery)).peakRequestsPerSecond.promotions;
    expect(load).toMatchObject({ system: tillSystem, pattern });
    expect(load?.callsPerSale).toBeCloseTo(calls, 1);
    expect(load?.perSecond).toBeCloseTo(25 * (load?.callsPerSale ?? 0), 3);
  });

  it('counts the web shop and campaigns among those who come', async () => {
    const wide = {
      ...FLAT,
      webShop: { ordersPerDay: 24_000, curve: FLAT.day.curve },
      campaigns: {
        flash: { kind: 'flash', at: '12:00', reach: 9000, response: 0.1, webShare: 0.5 },
      },
    } as const;
    const [calm, busy] = [forecast(await compile(FLAT)), forecast(await compile(wide))];
    expect(busy.stores).toBe(calm.stores);
    expect(busy.tills).toBe(calm.tills);
    expect(busy.shoppers).toBeGreaterThan(calm.shoppers + 0.5 * (24_000 / 72 + 500));
    expect(busy.tillUtilisation.mean).toBeGreaterThan(calm.tillUtilisation.mean);
    const { promotions } = busy.peakRequestsPerSecond;
    expect(promotions.map(({ system }) => system)).toContain('web');
  });

  it('expects tickets from the faults, and agents on duty only', async () => {
    const { desk } = forecast(await compile(FLAT));
    // A fifth of 250 printers, half of them mended by the clerk; 12 receipts each: all are met.
    expect(desk.tickets).toBeCloseTo(25, 1);
    expect(desk.ticketsByKind).toMatchObject({ discountNotApplied: 0, paymentDeclined: 0 });
    expect(desk.load).toBeCloseTo(5, 1);
    expect(desk.agents).toBe(4);
    expect(desk.byLanguage).toMatchObject([{ language: 'es', agents: 4 }]);
  });

  it('expects nothing of faults outside the window', async () => {
    const faults = { paper: { kind: 'printer/paper-out', start: '14:00', end: '15:00' } } as const;
    expect(forecast(await compile({ ...FLAT, faults })).desk.tickets).toBe(0);
  });

  it.each([
    ['black-friday', 3000],
    ['christmas-eve', 1500],
    ['smoke', 50],
  ])(
    '%s keeps its tills busy but not saturated, and has all three kinds of issue',
    async (name, tills) => {
      const { scenario } = await loadScenario(name, { cwd: '.' });
      const expected = forecast(await compile(scenario));
      expect(expected.tills).toBeGreaterThanOrEqual(tills);
      expect(expected.tillUtilisation.mean).toBeGreaterThan(0.6);
      expect(expected.tillUtilisation.peak).toBeLessThan(0.85);
      expect(expected.peakRequestsPerSecond.total).toBeLessThan(2000);
      const { receiptNotPrinting, discountNotApplied, paymentDeclined } =
        expected.desk.ticketsByKind;
      for (const tickets of [receiptNotPrinting, discountNotApplied, paymentDeclined]) {
        expect(tickets).toBeGreaterThan(3);
      }
      for (const { load, agents } of expected.desk.byLanguage) expect(agents).toBeGreaterThan(load);
    },
  );
});

describe('drawCurve', () => {
  it('fits the width, marks the window and every fault, and has no colour unless asked', async () => {
    const { scenario } = await loadScenario('black-friday', { cwd: '.' });
    const plan = await compile(scenario);
    for (const width of [40, 80, 100, 200]) {
      const chart = drawCurve(plan, { width, color: false });
      const longest = Math.max(
        ...chart
          .split('\n')
          .slice(0, 10)
          .map((line) => line.length),
      );
      expect(longest).toBeLessThanOrEqual(Math.min(120, width));
      expect(chart).not.toContain('\u001b');
      expect(chart).toContain('15:00-15:15');
      for (const { id } of plan.faults) expect(chart).toContain(id);
    }
    expect(drawCurve(plan, { width: 80, color: true })).toContain('\u001b[36m');
  });

  it('draws a flat day flat', async () => {
    const chart = drawCurve(await compile(FLAT), { width: 60, color: false });
    const bars = chart.split('\n').slice(1, 9);
    expect(bars[0]).toBe(`${'5/s'.padStart(9)} ${'█'.repeat(50)}`);
    expect(new Set(bars.map((line) => line.slice(10)))).toEqual(new Set(['█'.repeat(50)]));
  });

  it('draws a single store too', async () => {
    expect(drawCurve(await compile(MINIMAL), { width: 80, color: false })).toContain('live');
  });
});
