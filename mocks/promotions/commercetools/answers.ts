import type { CouponReason, LineDiscount } from '../../../src/model/basket.ts';
import type { World } from '../../world.ts';
import type { Cart, Line, Order } from './book.ts';

type Shown = Readonly<Record<string, unknown>>;

const STATES: Readonly<Record<CouponReason, string>> = {
  notFound: 'NotValid',
  expired: 'NotActive',
  notYetValid: 'NotActive',
  limitReached: 'MaxApplicationReached',
  customerLimitReached: 'MaxApplicationReached',
  notEligible: 'DoesNotMatchCart',
  exclusiveConflict: 'ApplicationStoppedByPreviousDiscount',
  campaignInactive: 'NotValid',
  customerRequired: 'DoesNotMatchCart',
  engineUnavailable: 'NotValid',
};

const money = (centAmount: number, currencyCode: string): Shown => ({
  type: 'centPrecision',
  currencyCode,
  centAmount,
  fractionDigits: 2,
});

/** State of a code in a cart. */
export function stateOf(code: string, { reply }: Cart): string {
  const result = reply.coupons.find((one) => one.code === code);
  if (result?.status === 'applied') return 'MatchesCart';
  return STATES[result?.reason ?? 'exclusiveConflict'];
}

/** A cart as the API shows it. */
export const cartShown = (cart: Cart, world: World): Shown => ({
  type: 'Cart',
  id: cart.id,
  version: cart.version,
  createdAt: cart.createdAt,
  lastModifiedAt: cart.createdAt,
  ...(cart.key !== undefined && { key: cart.key }),
  ...(cart.customerId !== undefined && { customerId: cart.customerId }),
  cartState: cart.cartState,
  ...contents(cart, world),
  inventoryMode: 'None',
  taxMode: 'Disabled',
});

/** An order as the API shows it. */
export const orderShown = (order: Order, world: World): Shown => ({
  type: 'Order',
  id: order.id,
  version: order.version,
  createdAt: order.cart.createdAt,
  lastModifiedAt: order.cart.createdAt,
  ...(order.orderNumber !== undefined && { orderNumber: order.orderNumber }),
  orderState: order.orderState,
  cart: { typeId: 'cart', id: order.cart.id },
  ...contents(order.cart, world),
  syncInfo: [],
  returnInfo: order.returns.map((items, i) => ({
    items: items.map((item, nth) => ({
      type: 'LineItemReturnItem',
      id: `return-${i + 1}-${nth + 1}`,
      ...item,
      shipmentState: 'Returned',
      paymentState: 'Initial',
    })),
  })),
});

function contents(cart: Cart, world: World): Shown {
  const { currency, reply } = cart;
  return {
    lineItems: cart.lines.map((line, i) => lineShown(line, i, cart)),
    customLineItems: [],
    totalPrice: money(reply.totals.net, currency),
    discountCodes: cart.codes.map((code) => ({
      discountCode: { typeId: 'discount-code', id: `code:${code}`, obj: codeShown(code, world) },
      state: stateOf(code, cart),
    })),
    ...(cart.custom && { custom: cart.custom }),
    refusedGifts: [],
    directDiscounts: [],
    itemShippingAddresses: [],
    origin: 'Customer',
  };
}

function lineShown({ id, sku, quantity, unitPrice, custom }: Line, i: number, cart: Cart): Shown {
  const { currency, reply } = cart;
  const { net = 0, discounts = [] } = reply.lines[i] ?? {};
  return {
    id,
    productId: `product:${sku}`,
    name: { en: sku },
    productType: { typeId: 'product-type', id: 'any' },
    variant: { id: 1, sku, prices: [], images: [], attributes: [], assets: [] },
    price: { id: `price:${id}`, value: money(unitPrice, currency) },
    priceMode: 'ExternalPrice',
    lineItemMode: 'Standard',
    quantity,
    discountedPricePerQuantity: pieces(quantity, unitPrice, discounts, currency),
    totalPrice: money(net, currency),
    taxedPricePortions: [],
    perMethodTaxRate: [],
    state: [],
    ...(custom && { custom }),
  };
}

/** Pieces of a line with the same discounts stand together, so that cents add up to the total. */
function pieces(
  quantity: number,
  unitPrice: number,
  discounts: readonly LineDiscount[],
  currency: string,
): Shown[] {
  if (discounts.length === 0) return [];
  const own: number[][] = Array.from({ length: quantity }, () => []);
  let turn = 0;
  for (const { amount } of discounts) {
    for (const piece of own) piece.push(Math.floor(amount / quantity));
    // The odd cents go on where the last discount's ended: no piece is given more than its price.
    for (let rest = amount % quantity; rest > 0; rest--) {
      const piece = own[turn++ % quantity];
      if (piece !== undefined) piece.push((piece.pop() ?? 0) + 1);
    }
  }
  const groups = new Map<string, number[][]>();
  for (const shares of own) {
    const alike = groups.get(shares.join()) ?? [];
    groups.set(shares.join(), [...alike, shares]);
  }
  return [...groups.values()].map((group) => {
    const shares = group[0] ?? [];
    const off = shares.reduce((sum, share) => sum + share, 0);
    return {
      quantity: group.length,
      discountedPrice: {
        value: money(unitPrice - off, currency),
        includedDiscounts: discounts.map(({ promotionId }, i) => ({
          discount: { typeId: 'cart-discount', id: promotionId },
          discountedAmount: money(shares[i] ?? 0, currency),
        })),
      },
    };
  });
}

/** A discount code, or undefined where nobody knows it. */
export function codeShown(code: string, world: World): Shown | undefined {
  const { coupons, promotions } = world.config;
  const rules = promotions.filter(({ coupon }) => coupon === code);
  const limits = coupons.find((one) => one.code === code);
  if (rules.length === 0 && limits === undefined) return undefined;
  return {
    id: `code:${code}`,
    version: 1,
    code,
    isActive: true,
    cartDiscounts: rules.map(({ id }) => ({ typeId: 'cart-discount', id })),
    ...(limits?.limit !== undefined && { maxApplications: limits.limit }),
    ...(limits?.perCustomer !== undefined && { maxApplicationsPerCustomer: limits.perCustomer }),
    references: [],
    groups: [],
  };
}
