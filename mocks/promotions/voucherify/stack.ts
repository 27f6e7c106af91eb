import type { EvaluateReply, EvaluateRequest } from '../../../src/model/basket.ts';
import { timeOfDay_us } from '../../../src/pricing/eligibility.ts';
import type { Call } from '../../wire/call.ts';
import type { World } from '../../world.ts';
import { engineRequest } from '../marked-basket.ts';
import type { CustomerSent, OrderSent, StackBody } from './bodies.ts';
import { VOUCHERIFY } from './book.ts';
import { lockedOut } from './locks.ts';
import { missing, reasonError, type VoucherifyError } from './refusals.ts';

/** What became of one redeemable. */
export interface Judged {
  readonly object: string;
  readonly id: string;
  readonly status: 'APPLICABLE' | 'INAPPLICABLE' | 'SKIPPED';
  readonly error?: VoucherifyError;
}

/** A stack of redeemables tried on an order. */
export interface Tried {
  readonly reply: EvaluateReply;
  readonly judged: readonly Judged[];
  /** All of them must be applicable (application mode ALL); skipped ones do no harm. */
  readonly valid: boolean;
}

interface Wanted {
  readonly mode: EvaluateRequest['mode'];
  readonly basketId: string;
}

/** Prices an order with the redeemables named and no others. */
export function tryStack(
  body: StackBody,
  { mode, basketId }: Wanted,
  { world, withheld }: Call,
): Tried {
  const key = body.session?.key;
  const named = (object: string): string[] =>
    body.redeemables.filter((one) => one.object === object).map(({ id }) => id);
  const vouchers = named('voucher');
  const locked = new Set(vouchers.filter((code) => lockedOut(code, key, world)));
  const tiers = new Set(named('promotion_tier'));
  const unasked = world.config.promotions
    .filter(({ id, coupon }) => coupon === undefined && !tiers.has(id))
    .map(({ id }) => id);
  const faulty = withheld?.promotions ?? new Set<string>();
  const missed = new Set<string>();
  const request = engineOrder(body.order, body.customer, { mode, basketId }, world);
  const coupons = vouchers.filter((code) => !locked.has(code));
  const reply = world.promotions.evaluate(
    { ...request, coupons },
    { promotions: new Set([...unasked, ...faulty]), missed },
  );
  for (const id of missed) if (faulty.has(id)) withheld?.missed.add(id);
  const judged = body.redeemables.map((one) => judge(one, reply, locked, world));
  return { reply, judged, valid: judged.every(({ status }) => status !== 'INAPPLICABLE') };
}

/** Promotion tiers that fit an order, most important first, whatever else they exclude. */
export function qualifying(
  order: OrderSent | undefined,
  customer: CustomerSent | undefined,
  { world, withheld }: Call,
): string[] {
  const { matcher, basket } = world.part(VOUCHERIFY);
  const request = engineOrder(order, customer, { mode: 'preview', basketId: 'any' }, world);
  basket.load(request.lines);
  const context = {
    request,
    at_us: timeOfDay_us(request.pricedAt),
    coupons: new Set<string>(),
    manual: new Set(request.manualDiscounts.map(({ promotionId }) => promotionId)),
    withheld,
  };
  return matcher
    .candidates(basket, context)
    .filter(({ compiled: { rule }, lines }) => {
      const worth = lines.reduce((sum, line) => sum + (basket.gross[line] ?? 0), 0);
      return worth >= (rule.threshold ?? 0);
    })
    .map(({ compiled }) => compiled.rule.id);
}

/** An order as the engine takes it. */
export function engineOrder(
  order: OrderSent | undefined,
  customer: CustomerSent | undefined,
  { mode, basketId }: Wanted,
  world: World,
): EvaluateRequest {
  const lines = (order?.items ?? []).map((item) => {
    const { sku_id, product_id, source_id, quantity = 1, price, amount = 0, metadata } = item;
    return {
      sku: sku_id ?? source_id ?? product_id ?? 'unknown',
      quantity,
      unitPrice: price ?? Math.floor(amount / quantity),
      category: product_id,
      marks: metadata ?? {},
    };
  });
  return engineRequest(
    {
      mode,
      requestId: `voucherify:${++world.part(VOUCHERIFY).made}`,
      basketId,
      loyaltyId: customer?.source_id ?? customer?.id,
      coupons: [],
      marks: order?.metadata ?? {},
      lines,
    },
    world,
  );
}

function judge(
  { object, id }: { readonly object: string; readonly id: string },
  reply: EvaluateReply,
  locked: ReadonlySet<string>,
  world: World,
): Judged {
  if (object === 'promotion_tier') {
    const rule = world.config.promotions.find((one) => one.id === id && one.coupon === undefined);
    if (rule === undefined)
      return { object, id, status: 'INAPPLICABLE', error: missing('promotion_tier', id) };
    const applied = reply.lines.some((line) =>
      line.discounts.some(({ promotionId }) => promotionId === id),
    );
    return { object, id, status: applied ? 'APPLICABLE' : 'SKIPPED' };
  }
  if (object !== 'voucher')
    return { object, id, status: 'INAPPLICABLE', error: missing(object, id) };
  if (locked.has(id))
    return { object, id, status: 'INAPPLICABLE', error: reasonError(id, 'limitReached') };
  const result = reply.coupons.find(({ code }) => code === id);
  if (result?.status === 'applied') return { object, id, status: 'APPLICABLE' };
  if (result?.status !== 'rejected' || result.reason === null)
    return { object, id, status: 'SKIPPED' };
  return { object, id, status: 'INAPPLICABLE', error: reasonError(id, result.reason) };
}
