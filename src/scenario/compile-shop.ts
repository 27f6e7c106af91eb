import type { BakedDistribution } from '../model/distribution.ts';
import type { CurveKnot, StorePlan } from '../model/plan.ts';
import type { CampaignPlan, DialoguePlan, WebShopPlan, WebTender } from '../model/shop-plan.ts';
import { DAY, type Micros, ZERO } from '../model/units.ts';
import type { Hash64 } from '../random/hash.ts';
import type { DialogueSpec } from './author-shop.ts';
import { hoursOf } from './compile-stores.ts';
import { buildCurve } from './curve.ts';
import type { WholeScenario } from './defaults.ts';
import { bakeSpec } from './distribution.ts';
import { omitUndefined } from './omit-undefined.ts';
import { duration_us, timeOfDay_us } from './read.ts';
import { WEB_CURVE, WEB_PATIENCE, WEB_TENDERS, type WholeCampaign } from './shop-defaults.ts';

/** Class, curve and id of the web shop: above the stores' ids, which are 9999 at most. */
const WEB = 'web';
const WEB_ID = '9001';

/** Till and terminal waits in microseconds. */
export const compileDialogue = (spec: Required<DialogueSpec>): DialoguePlan => ({
  noAnswer_us: duration_us(spec.noAnswer),
  statusAgain_us: duration_us(spec.statusAgain),
  busy_us: duration_us(spec.busy),
  logOn_us: duration_us(spec.logOn),
});

/** What web shop and campaigns add to a plan. */
export interface ShopParts {
  readonly stores: readonly StorePlan[];
  readonly curves: Readonly<Record<string, readonly CurveKnot[]>>;
  readonly webShop: WebShopPlan | undefined;
  readonly campaigns: readonly CampaignPlan[];
}

/** The web shop as a store among the stores, and the campaigns with their curves. */
export function compileShop(
  scenario: WholeScenario,
  stores: readonly StorePlan[],
  key: Hash64,
): ShopParts {
  const web = scenario.webShop && webStore(scenario, stores);
  const all = web ? [...stores, web] : stores;
  const curves: Record<string, readonly CurveKnot[]> = {};
  if (scenario.webShop) {
    curves[WEB] = buildCurve(
      {
        hours: hoursOf(scenario.webShop.curve ?? WEB_CURVE),
        burst: scenario.day.burst,
        opens_us: ZERO,
        closes_us: DAY,
      },
      key,
    );
  }
  const campaigns = Object.entries(scenario.campaigns).map(([id, campaign]) =>
    compileCampaign(id, campaign, all, curves),
  );
  return { stores: all, curves, webShop: compileWebShop(scenario.webShop), campaigns };
}

function webStore({ webShop }: WholeScenario, stores: readonly StorePlan[]): StorePlan {
  const [first] = stores;
  return {
    id: WEB_ID,
    class: WEB,
    name: 'Web shop',
    country: webShop?.country ?? first?.country ?? 'ES',
    language: webShop?.language ?? first?.language ?? 'en',
    region: WEB,
    tillSystem: 'headless',
    provider: 'main',
    acquirer: 'main',
    clerk: 'Web shop',
    tills: 1,
    opens_us: ZERO,
    closes_us: DAY,
    shoppersPerDay: webShop?.ordersPerDay ?? 0,
    curve: WEB,
    channel: 'web',
  };
}

function compileWebShop(spec: WholeScenario['webShop']): WebShopPlan | undefined {
  if (spec === undefined) return undefined;
  const given = Object.entries(spec.tenders ?? WEB_TENDERS) as [WebTender, number][];
  const total = given.reduce((sum, [, proportion]) => sum + proportion, 0);
  return {
    storeId: WEB_ID,
    patience_us: bakeSpec(spec.patience ?? WEB_PATIENCE),
    tenders: given.map(([tender, proportion]) => ({ tender, share: proportion / total })),
  };
}

/** Its visits by store class: to a store in proportion to its usual shoppers. */
function compileCampaign(
  id: string,
  campaign: WholeCampaign,
  stores: readonly StorePlan[],
  curves: Record<string, readonly CurveKnot[]>,
): CampaignPlan {
  const { classes, webShare, reach, response } = campaign;
  const at_us = timeOfDay_us(campaign.at);
  const delay = bakeSpec(campaign.delay);
  const concerned = stores.filter(
    (store) => store.channel === undefined && (classes?.includes(store.class) ?? true),
  );
  const usual = concerned.reduce((sum, store) => sum + store.shoppersPerDay, 0);
  const come = reach * response;
  const visits: Record<string, { readonly curve: string; readonly perStore: number }> = {};
  for (const store of new Map(stores.map((each) => [each.class, each])).values()) {
    const perStore =
      store.channel === 'web'
        ? come * webShare
        : concerned.includes(store)
          ? (come * (1 - webShare) * store.shoppersPerDay) / usual
          : 0;
    if (perStore === 0) continue;
    const curve = `${id}/${store.class}`;
    curves[curve] = responseCurve(at_us, delay, store);
    visits[store.class] = { curve, perStore };
  }
  return {
    id,
    kind: campaign.kind,
    at_us,
    ...omitUndefined({ coupon: campaign.coupon }),
    visits,
  };
}

const MINUTE = 60e6;
const FINE = 60 * MINUTE;

/**
 * The shape of an answer: how those told at one instant come, as the density of their delay in
 * steps of a minute (of five after the first hour), cut off while the store is closed.
 */
export function responseCurve(
  at_us: Micros,
  delay: BakedDistribution,
  { opens_us, closes_us }: Pick<StorePlan, 'opens_us' | 'closes_us'>,
): readonly CurveKnot[] {
  const start = Math.max(at_us, opens_us);
  const knots: CurveKnot[] = [];
  for (let from = start; from < closes_us && shareBelow(delay, from - at_us) < 1; ) {
    const step = from - at_us < FINE ? MINUTE : 5 * MINUTE;
    const to = Math.min(from + step, closes_us);
    const rate = (shareBelow(delay, to - at_us) - shareBelow(delay, from - at_us)) / (to - from);
    knots.push({ at_us: from as Micros, rate }, { at_us: to as Micros, rate });
    from = to;
  }
  return knots;
}

/** The distribution function of a baked quantile table. */
function shareBelow({ quantiles }: BakedDistribution, value: number): number {
  const cells = quantiles.length - 1;
  if (value <= (quantiles[0] ?? 0)) return 0;
  let low = 0;
  let high = cells;
  if (value >= (quantiles[cells] ?? 0)) return 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((quantiles[middle] ?? 0) <= value) low = middle;
    else high = middle;
  }
  const [from, to] = [quantiles[low] ?? 0, quantiles[high] ?? 0];
  return (low + (value - from) / (to - from)) / cells;
}
