import { describe, expect, it } from 'vitest';
import { CumulativeRate } from '../../../src/fleet/arrivals.ts';
import { advance, sourcesOf } from '../../../src/fleet/campaign.ts';
import { PlannedArrivals } from '../../../src/fleet/planned-arrivals.ts';
import type { Plan } from '../../../src/model/plan.ts';
import { DAY, hours, minutes } from '../../../src/model/units.ts';
import { lognormal } from '../../../src/random/bake.ts';
import { runKey } from '../../../src/random/hash.ts';
import { Stream } from '../../../src/random/stream.ts';
import type { Scenario } from '../../../src/scenario/author.ts';
import { compile } from '../../../src/scenario/compile.ts';
import { responseCurve } from '../../../src/scenario/compile-shop.ts';
import { virtualDay } from '../../support/virtual-day.ts';

const store = { country: 'ES', language: 'es', tills: 3 } as const;

function campaignPlan(
  campaigns: Scenario['campaigns'],
  window = { from: '18:00', to: '19:00' },
): Promise<Plan> {
  return compile({
    name: 'campaigns',
    day: { date: '2026-11-27', curve: 'blackFriday' },
    live: window,
    stores: {
      big: { ...store, count: 1, shoppersPerDay: 600 },
      small: { ...store, count: 2, shoppersPerDay: 200 },
    },
    webShop: { ordersPerDay: 100 },
    shoppers: { couponShare: 0 },
    coupons: { PUSH: {} },
    promotions: { push: { kind: 'amount', value: 5, coupon: 'PUSH' } },
    campaigns: campaigns ?? {},
  });
}

const push = { kind: 'push', at: '18:00', reach: 40_000, response: 0.01, coupon: 'PUSH' } as const;

describe('the answer to a campaign', () => {
  const delay = lognormal(minutes(15), minutes(75));

  it('has the shape of its delays: half have come by the median', () => {
    const curve = responseCurve(hours(10), delay, { opens_us: hours(0), closes_us: DAY });
    const rate = new CumulativeRate(curve);
    expect(rate.total).toBeCloseTo(1, 2);
    expect(rate.at(hours(10))).toBe(0);
    expect(rate.at(hours(10) + minutes(15))).toBeCloseTo(0.5, 2);
    expect(rate.at(hours(10) + minutes(75))).toBeCloseTo(0.9, 2);
  });

  it('is cut off while the store is closed: those stay away', () => {
    const open = { opens_us: hours(9), closes_us: hours(10.25) };
    const rate = new CumulativeRate(responseCurve(hours(10), delay, open));
    expect(rate.total).toBeCloseTo(0.5, 2);
    const early = new CumulativeRate(
      responseCurve(hours(8), delay, { opens_us: hours(9), closes_us: hours(22) }),
    );
    expect(early.at(hours(9))).toBe(0);
    expect(early.total).toBeLessThan(0.2);
  });
});

describe('a campaign', () => {
  it('sends its share to the web shop and the rest to stores by their size', async () => {
    const plan = await campaignPlan({ push });
    const visits = plan.campaigns[0]?.visits;
    expect(visits?.['web']?.perStore).toBeCloseTo(160);
    expect(visits?.['big']?.perStore).toBeCloseTo((240 * 600) / 1000);
    expect(visits?.['small']?.perStore).toBeCloseTo((240 * 200) / 1000);
  });

  it('adds visits and shifts nobody who would have come anyway', async () => {
    const called = await campaignPlan({ push });
    const [usual, answering] = firstVisits(called);
    const [alone, nobody] = firstVisits(await campaignPlan({}));
    expect(usual).toEqual(alone);
    expect(nobody).toBeUndefined();
    expect(answering?.[0]).toBeGreaterThan(hours(18));
    const [one, two] = [virtualDay(called), virtualDay(called)];
    expect(two.facts).toEqual(one.facts);
    expect(one.arrived).toBeGreaterThan(virtualDay(await campaignPlan({})).arrived + 150);
  });

  it('comes when its curve says, within four standard deviations', async () => {
    const plan = await campaignPlan({ push });
    const planned = new PlannedArrivals(plan.curves, plan.stores, plan.campaigns);
    const { from_us, to_us } = plan.live;
    const mean = planned.between(from_us, to_us);
    const { arrived } = virtualDay(plan);
    expect(mean).toBeGreaterThan(250);
    expect(Math.abs(arrived - mean)).toBeLessThan(4 * Math.sqrt(mean));
  });

  it('is of members who carry its coupon', async () => {
    const plan = await campaignPlan({ push });
    const day = virtualDay({ ...plan, stores: plan.stores.filter(({ id }) => id === '9001') });
    const carts = day.requests
      .filter(({ operation }) => operation === 'promotions.evaluate')
      .map(({ request }) => request as { coupons: string[]; customer?: unknown });
    const called = carts.filter(({ coupons }) => coupons.includes('PUSH'));
    expect(called.length).toBeGreaterThan(80);
    for (const { customer } of called) expect(customer).toBeDefined();
  });

  it('goes live at midnight in the web shop, while the stores sleep', async () => {
    const live = {
      kind: 'goLive',
      at: '00:00',
      reach: 10_000,
      response: 0.02,
      webShare: 1,
    } as const;
    const plan = await campaignPlan({ live }, { from: '09:00', to: '10:00' });
    const night = { ...plan, live: { ...plan.live, from_us: hours(0), to_us: hours(1) } };
    const day = virtualDay(night);
    expect(day.arrived).toBeGreaterThan(150);
    expect(day.sales).toBeGreaterThan(140);
    const opened = day.facts.filter((fact) => fact.fact === 'basket.opened');
    expect(new Set(opened.map(({ store: id }) => id))).toEqual(new Set(['9001']));
  });
});

/** The first hundred visits of each source of the first store. */
function firstVisits(plan: Plan): readonly (readonly number[])[] {
  const [place] = plan.stores;
  if (place === undefined) throw new Error('no store');
  const key = runKey(plan.seed, 0);
  const sources = sourcesOf({
    plan,
    store: place,
    path: `store/${place.id}`,
    rateOf: (curve) => new CumulativeRate(plan.curves[curve] ?? []),
    gapsOf: (path) => new Stream(key, path, 'arrival'),
  });
  return sources.map((source) =>
    Array.from({ length: 100 }, () => {
      const { next_us } = source;
      advance(source);
      return next_us;
    }),
  );
}
