import type { BasketLine, Channel, EvaluateRequest } from '../../src/model/basket.ts';
import type { World } from '../world.ts';

/**
 * What a till says of a basket beyond a vendor's own members, in the place the vendor has for
 * such things (attributes, metadata, custom fields, extension properties): strings by name, lists
 * with commas. Basket: `storeId tillId channel pricedAt tier segments manualPromotions`. Line:
 * `lineId categories discountable`.
 */
export type Marks = Readonly<Record<string, unknown>>;

/** A line as every vendor's cart has it; money in minor units. */
export interface MarkedLine {
  readonly sku: string;
  readonly quantity: number;
  readonly unitPrice: number;
  /** The vendor's own category, for carts without marks. */
  readonly category?: string | undefined;
  readonly marks: Marks;
}

/** A vendor's cart on its way to the promotion engine. */
export interface MarkedBasket {
  readonly mode: EvaluateRequest['mode'];
  /** Of one change: the engine answers a repeated id with its first answer. */
  readonly requestId: string;
  readonly basketId: string;
  readonly currency?: string | undefined;
  readonly loyaltyId?: string | undefined;
  readonly coupons: readonly string[];
  readonly marks: Marks;
  readonly lines: readonly MarkedLine[];
}

/** The engine's request for a cart: its lines are named by their position, from 0. */
export function engineRequest(basket: MarkedBasket, world: World): EvaluateRequest {
  const { mode, requestId, basketId, currency, loyaltyId, coupons, marks, lines } = basket;
  const customer =
    loyaltyId === undefined || loyaltyId === ''
      ? {}
      : { customer: { loyaltyId, tier: mark(marks, 'tier'), segments: list(marks, 'segments') } };
  return {
    mode,
    requestId,
    basketId,
    storeId: storeIn(marks) ?? '0000',
    tillId: mark(marks, 'tillId', 'till'),
    channel: channelIn(marks),
    currency: currency ?? world.config.currency ?? 'EUR',
    pricedAt: pricedAt(marks, world),
    ...customer,
    coupons,
    manualDiscounts: list(marks, 'manualPromotions').map((promotionId) => ({
      promotionId,
      authorisedBy: mark(marks, 'tillId', 'till'),
    })),
    lines: lines.map(engineLine),
  };
}

/** The store that a basket's marks name, for faults with a scope. */
export const storeIn = (marks: Marks): string | undefined => mark(marks, 'storeId') || undefined;

function engineLine(line: MarkedLine, position: number): BasketLine {
  const { sku, quantity, unitPrice, category, marks } = line;
  const categories = list(marks, 'categories');
  return {
    lineId: String(position),
    sku,
    categories: categories.length > 0 || category === undefined ? categories : [category],
    quantity,
    unitPrice,
    discountable: String(marks['discountable'] ?? true) !== 'false',
  };
}

const CHANNELS: readonly string[] = ['store', 'web', 'app', 'clickAndCollect'] satisfies Channel[];
const isChannel = (name: string): name is Channel => CHANNELS.includes(name);

function channelIn(marks: Marks): Channel {
  const named = mark(marks, 'channel');
  return isChannel(named) ? named : 'store';
}

function pricedAt(marks: Marks, world: World): string {
  const told = mark(marks, 'pricedAt');
  return /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d/.test(told)
    ? told
    : new Date(world.now_ms()).toISOString();
}

function mark(marks: Marks, name: string, otherwise = ''): string {
  const value = marks[name];
  return typeof value === 'string' && value !== '' ? value : otherwise;
}

const list = (marks: Marks, name: string): string[] =>
  mark(marks, name)
    .split(',')
    .filter((one) => one !== '');
