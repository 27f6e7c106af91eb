import type { BasketLine } from '../model/basket.ts';
import type { Plan, Product, StorePlan } from '../model/plan.ts';
import type { Minor } from '../model/units.ts';
import type { RollingHash } from '../random/hash.ts';
import type { Stream } from '../random/stream.ts';

/** All that a shopper brings along, drawn from her own stream before anything happens to her. */
export interface Visit {
  readonly lines: readonly BasketLine[];
  /** List price of the basket: the value of the sale if it is lost. */
  readonly grossMinor: Minor;
  readonly patience_us: number;
  readonly scanning_us: number;
  readonly cardDialogue_us: number;
  readonly printing_us: number;
  readonly paysByCard: boolean;
  readonly hasNoCash: boolean;
  readonly loyaltyId: string | undefined;
  readonly coupon: string | undefined;
  readonly walksOutWithoutDiscount: boolean;
}

/** Draws a visit; the order of the draws is part of the random scheme's version. */
export function drawVisit(plan: Plan, store: StorePlan, draws: Stream): Visit {
  const { shoppers, tills } = plan;
  const patience_us = draws.draw(shoppers.patience_us);
  const items = Math.max(1, draws.draw(shoppers.items));
  const catalogue = plan.catalogue[store.language] ?? [];
  const lines = new Map<string, BasketLine>();
  let grossMinor = 0;
  let scanning_us = draws.draw(tills.perCustomer_us);
  for (let i = 0; i < items; i++) {
    const product = draws.pick(catalogue);
    scanning_us += draws.draw(tills.perItem_us);
    if (product === undefined) continue;
    grossMinor += product.price;
    lines.set(product.sku, lineOf(product, lines.get(product.sku), lines.size));
  }
  return {
    lines: [...lines.values()],
    grossMinor,
    patience_us,
    scanning_us,
    cardDialogue_us: draws.draw(tills.cardDialogue_us),
    printing_us: draws.draw(tills.printing_us),
    paysByCard: draws.chance(shoppers.cardShare),
    hasNoCash: draws.chance(shoppers.cardOnlyShare),
    loyaltyId: loyaltyId(draws, shoppers.loyaltyShare),
    coupon: draws.chance(shoppers.couponShare) ? draws.pick(plan.coupons)?.code : undefined,
    walksOutWithoutDiscount: draws.chance(shoppers.walkOutWithoutDiscount),
  };
}

/** Mixes a visit into a schedule hash: what was to happen, whatever then did. */
export function hashVisit(hash: RollingHash, arrival_us: number, visit: Visit): void {
  hash.add(arrival_us).add(visit.patience_us).add(visit.scanning_us).add(visit.grossMinor);
  hash
    .add(visit.lines.length)
    .add(visit.paysByCard ? 1 : 0)
    .add(visit.cardDialogue_us);
  for (const line of visit.lines) hash.addText(line.sku).add(line.quantity);
}

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
  const number = draws.word();
  return member ? `L${number.toString(36)}` : undefined;
}
