import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../../src/scenario/author.ts';
import { compile } from '../../../src/scenario/compile.ts';
import { integral } from '../../../src/scenario/curve.ts';
import { findProblems } from '../../../src/scenario/find-problems.ts';
import { MINIMAL } from './scenarios.ts';

const WEB: Scenario = { ...MINIMAL, webShop: { ordersPerDay: 500 } };
const mail = { kind: 'email', at: '10:00', reach: 1000, response: 0.1 } as const;

const paths = (scenario: unknown): readonly string[] =>
  findProblems(scenario).map(({ path }) => path.join('.'));

describe('the web shop of a scenario', () => {
  it('is none unless it is asked for', async () => {
    const plan = await compile(MINIMAL);
    expect(plan.webShop).toBeUndefined();
    expect(plan.campaigns).toEqual([]);
    expect(plan.stores.every(({ channel }) => channel === undefined)).toBe(true);
  });

  it('follows a curve of its own around the clock, and its tenders add up', async () => {
    const plan = await compile({
      ...WEB,
      webShop: { ordersPerDay: 500, tenders: { card: 3, wallet: 1 } },
    });
    expect(integral(plan.curves['web'] ?? [])).toBeCloseTo(1, 9);
    expect(plan.curves['web']?.[0]?.at_us).toBe(0);
    expect(plan.webShop?.tenders).toEqual([
      { tender: 'card', share: 0.75 },
      { tender: 'wallet', share: 0.25 },
    ]);
  });

  it('needs something to pay with', () => {
    expect(paths({ ...WEB, webShop: { ordersPerDay: 5, tenders: { card: 0 } } })).toEqual([
      'webShop.tenders',
    ]);
    expect(paths({ ...WEB, webShop: { ordersPerDay: 0 } })).toEqual(['webShop.ordersPerDay']);
  });
});

describe('a campaign of a scenario', () => {
  it('goes to stores only where there is no web shop', async () => {
    const plan = await compile({ ...MINIMAL, campaigns: { mail } });
    const visits = Object.values(plan.campaigns[0]?.visits ?? {});
    const stores = plan.stores.length;
    expect(visits.reduce((sum, { perStore }) => sum + perStore, 0) * stores).toBeCloseTo(100);
  });

  it('names what there is', () => {
    const campaigns = { mail: { ...mail, coupon: 'NONE', classes: ['nowhere'], webShare: 0.5 } };
    expect(paths({ ...MINIMAL, campaigns })).toEqual([
      'campaigns.mail.webShare',
      'campaigns.mail.classes.0',
      'campaigns.mail.coupon',
    ]);
    expect(paths({ ...WEB, campaigns: { mail: { ...mail, at: '24:00' } } })).toEqual([
      'campaigns.mail.at',
    ]);
    expect(paths({ ...WEB, campaigns: { mail } })).toEqual([]);
  });
});

describe('what shoppers do besides buying', () => {
  it('can be set, and is refused outside 0 to 1', async () => {
    const plan = await compile({ ...MINIMAL, shoppers: { returnShare: 0.2, pickUpAfter: '5min' } });
    expect(plan.shoppers.returnShare).toBe(0.2);
    expect(plan.shoppers.pickUpAfter_us.quantiles[0]).toBe(300e6);
    expect(paths({ ...MINIMAL, shoppers: { pickUpShare: 2 } })).toEqual(['shoppers.pickUpShare']);
  });

  it('till and terminal wait as long as the scenario says', async () => {
    const plan = await compile({ ...MINIMAL, tills: { dialogue: { noAnswer: '150s' } } });
    expect(plan.tills.dialogue).toMatchObject({ noAnswer_us: 150e6, statusAgain_us: 5e6 });
  });
});
