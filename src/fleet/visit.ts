import type { BasketLine } from '../model/basket.ts';
import type { Plan, Product, StorePlan } from '../model/plan.ts';
import type { CampaignPlan } from '../model/shop-plan.ts';
import type { Minor } from '../model/units.ts';
import { knownHash, type RollingHash } from '../random/hash.ts';
import type { Stream } from '../random/stream.ts';
import { TILL_PROFILES } from './till-systems/profiles.ts';
import { drawErrand, type Errand } from './visit-errand.ts';

/** One piece over the scanner. */
export interface Scan {
  /** Index of its line. */
  readonly line: number;
  readonly takes_us: number;
}

/** All that a shopper brings along, drawn from her own stream before anything happens to her. */
export interface Visit extends Errand {
  readonly lines: readonly BasketLine[];
  /** List price of the basket: the value of the sale if it is lost. */
  readonly grossMinor: Minor;
  readonly patience_us: number;
  readonly scanning_us: number;
  /** Piece by piece, where the till asks after every one; then `scanning_us` includes them. */
  readonly scans: readonly Scan[] | undefined;
  readonly cardDialogue_us: number;
  readonly printing_us: number;
  readonly paysByCard: boolean;
  readonly hasNoCash: boolean;
  readonly loyaltyId: string | undefined;
  readonly coupon: string | undefined;
  readonly walksOutWithoutDiscount: boolean;
}

/**
 * Draws a visit; the order of the draws is part of the random scheme's version.
 * @param campaign what called her in: then she is a member and carries its coupon
 */
export function drawVisit(
  plan: Plan,
  store: StorePlan,
  draws: Stream,
  campaign?: CampaignPlan,
): Visit {
  const { shoppers, tills } = plan;
  const patience_us = draws.draw(shoppers.patience_us);
  const items = Math.max(1, draws.draw(shoppers.items));
  const catalogue = plan.catalogue[store.language] ?? [];
  const lines: BasketLine[] = [];
  const perScan = TILL_PROFILES[store.tillSystem].pattern === 'perScan';
  const scans: Scan[] | undefined = perScan ? [] : undefined;
  let grossMinor = 0;
  let scanning_us = draws.draw(tills.perCustomer_us);
  for (let i = 0; i < items; i++) {
    const product = draws.pick(catalogue);
    const takes_us = draws.draw(tills.perItem_us);
    scanning_us += takes_us;
    if (product === undefined) continue;
    grossMinor += product.price;
    const known = lines.findIndex(({ sku }) => sku === product.sku);
    const at = known < 0 ? lines.length : known;
    lines[at] = lineOf(product, lines[at], at);
    scans?.push({ line: at, takes_us });
  }
  // In the order of the draws, and written out: a peak day draws a million visits.
  const cardDialogue_us = draws.draw(tills.cardDialogue_us);
  const printing_us = draws.draw(tills.printing_us);
  const paysByCard = draws.chance(shoppers.cardShare);
  const hasNoCash = draws.chance(shoppers.cardOnlyShare);
  const loyalty = loyaltyId(draws, campaign ? 1 : shoppers.loyaltyShare);
  const coupon = draws.chance(shoppers.couponShare) ? draws.pick(plan.coupons)?.code : undefined;
  const walksOutWithoutDiscount = draws.chance(shoppers.walkOutWithoutDiscount);
  const errand = drawErrand(plan, store, paysByCard, draws);
  return {
    lines,
    grossMinor,
    patience_us,
    scanning_us,
    scans,
    cardDialogue_us,
    printing_us,
    paysByCard,
    hasNoCash,
    loyaltyId: loyalty,
    coupon: campaign?.coupon ?? coupon,
    walksOutWithoutDiscount,
    purpose: errand.purpose,
    tender: errand.tender,
    splits: errand.splits,
    asksForDiscount: errand.asksForDiscount,
    checksChannel: errand.checksChannel,
    ordersMissingSize: errand.ordersMissingSize,
    reserves: errand.reserves,
    change: errand.change,
    pickUpAfter_us: errand.pickUpAfter_us,
    webPatience_us: errand.webPatience_us,
  };
}

/** Mixes a visit into a schedule hash: what was to happen, whatever then did. */
export function hashVisit(hash: RollingHash, arrival_us: number, visit: Visit): void {
  hash.add(arrival_us).add(visit.patience_us).add(visit.scanning_us).add(visit.grossMinor);
  hash
    .add(visit.lines.length)
    .add(visit.paysByCard ? 1 : 0)
    .add(visit.cardDialogue_us);
  for (const line of visit.lines) hash.addHash(knownHash(line.sku)).add(line.quantity);
  hash
    .addHash(knownHash(visit.purpose))
    .addHash(knownHash(visit.tender))
    .addHash(knownHash(visit.change));
  hash.add(flags(visit)).add(visit.pickUpAfter_us);
}

const flags = (visit: Visit): number =>
  (visit.splits ? 1 : 0) +
  (visit.asksForDiscount ? 2 : 0) +
  (visit.checksChannel ? 4 : 0) +
  (visit.ordersMissingSize ? 8 : 0) +
  (visit.reserves ? 16 : 0);

function lineOf(product: Product, known: BasketLine | undefined, at: number): BasketLine {
  if (known) return { ...known, quantity: known.quantity + 1 };
  return {
    lineId: String(at + 1),
    sku: product.sku,
    gtin: product.gtin,
    categories: [product.category],
    quantity: 1,
    unitPrice: product.price,
    discountable: true,
  };
}

function loyaltyId(draws: Stream, share: number): string | undefined {
  const member = draws.chance(share);
  if (member) return `L${draws.word().toString(36)}`;
  draws.skip();
  return undefined;
}
