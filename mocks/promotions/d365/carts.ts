import type { EvaluateReply, EvaluateRequest } from '../../../src/model/basket.ts';
import type { Withheld } from '../../../src/pricing/matching.ts';
import { BoundedMap } from '../../bounded-map.ts';
import type { Part, World } from '../../world.ts';
import { minorOf } from '../decimal.ts';
import { engineRequest, type Marks } from '../marked-basket.ts';
import type { CartSent, Extension, LineSent } from './bodies.ts';

/** A line of a cart. */
export interface Line extends LineSent {
  readonly LineId: string;
  readonly Quantity: number;
}

/** A cart as it stands: never changed, always replaced. */
export interface Cart {
  readonly id: string;
  readonly version: number;
  readonly customerId: string | undefined;
  readonly loyaltyCardId: string | undefined;
  readonly coupons: readonly string[];
  readonly extensions: readonly Extension[];
  readonly lines: readonly Line[];
  readonly reply: EvaluateReply;
}

interface Book {
  readonly carts: BoundedMap<string, Cart>;
  /** Ids given so far. */
  made: number;
}

/** What the scale unit holds in a lane. */
export const D365: Part<Book> = {
  name: 'd365-commerce',
  make: () => ({ carts: new BoundedMap(20_000), made: 0 }),
};

/** A cart before it has a price. */
export type Unpriced = Omit<Cart, 'reply'>;

/** A cart of what was sent; an empty id gets one. */
export function cartOf(sent: CartSent, world: World): Unpriced {
  const id = sent.Id === undefined || sent.Id === '' ? `cart-${++world.part(D365).made}` : sent.Id;
  return {
    id,
    version: 1,
    customerId: sent.CustomerId,
    loyaltyCardId: sent.LoyaltyCardId,
    coupons: [...new Set((sent.Coupons ?? []).map(({ Code }) => Code))],
    extensions: sent.ExtensionProperties ?? [],
    lines: (sent.CartLines ?? []).map((line) => lineOf(line, world)),
  };
}

/** A line with an id and a quantity of its own. */
export const lineOf = (line: LineSent, world: World): Line => ({
  ...line,
  LineId: line.LineId || `line-${++world.part(D365).made}`,
  Quantity: line.Quantity ?? 1,
});

/** Prices a cart. */
export const priced = (cart: Unpriced, world: World, withheld?: Withheld): Cart => ({
  ...cart,
  reply: world.promotions.evaluate(requestOf(cart, 'preview', world), withheld),
});

/** The engine's request for a cart. */
export function requestOf(
  cart: Unpriced,
  mode: EvaluateRequest['mode'],
  world: World,
): EvaluateRequest {
  return engineRequest(
    {
      mode,
      requestId: `d365:${++world.part(D365).made}`,
      basketId: `d365:${cart.id}`,
      loyaltyId: cart.loyaltyCardId ?? cart.customerId,
      coupons: cart.coupons,
      marks: marksOf(cart.extensions),
      lines: cart.lines.map(({ ItemId, ProductId, Quantity, Price = 0, ExtensionProperties }) => ({
        sku: ItemId ?? String(ProductId ?? 'unknown'),
        quantity: Quantity,
        unitPrice: minorOf(Price),
        marks: marksOf(ExtensionProperties ?? []),
      })),
    },
    world,
  );
}

/** Extension properties by their keys. */
export const marksOf = (extensions: readonly Extension[]): Marks =>
  Object.fromEntries(extensions.map(({ Key, Value }) => [Key, Value?.StringValue]));
