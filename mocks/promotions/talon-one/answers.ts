import { type Answer, json } from '../../wire/exchange.ts';
import type { World } from '../../world.ts';
import { decimalOf } from '../decimal.ts';
import type { Marks } from '../marked-basket.ts';
import { type Session, TALON_ONE } from './session-book.ts';
import type { Changed } from './sessions.ts';

/** The answer to a changed session: its effects, and what `responseContent` asks for. */
export function stateAnswer(
  { session, effects }: Changed,
  content: readonly string[],
  world: World,
): Answer {
  const { profileId, reply } = session;
  const profile = profileId === '' ? undefined : profileId;
  return json(200, {
    ...(content.includes('customerSession') && { customerSession: sessionOf(session) }),
    ...(content.includes('customerProfile') &&
      profile !== undefined && { customerProfile: profileOf(profile, world) }),
    ...(content.includes('coupons') && {
      coupons: reply.coupons.flatMap(({ code }) => couponOf(code, world) ?? []),
    }),
    ...(content.includes('loyalty') && { loyalty: { cards: [], programs: {} } }),
    ...(content.includes('ruleFailureReasons') && { ruleFailureReasons: [] }),
    createdCoupons: [],
    createdReferrals: [],
    effects,
  });
}

/** A session as the Integration API shows it. */
export function sessionOf(session: Session): Readonly<Record<string, unknown>> {
  const { integrationId, created, state, profileId, couponCodes, attributes, reply } = session;
  return {
    id: 1,
    integrationId,
    created,
    applicationId: 1,
    profileId,
    state,
    couponCodes,
    referralCode: '',
    loyaltyCards: [],
    cartItems: session.cartItems.map((item, position) => ({
      ...item,
      returnedQuantity: session.returned[position] ?? 0,
      remainingQuantity: item.quantity - (session.returned[position] ?? 0),
    })),
    additionalCosts: {},
    identifiers: [],
    attributes,
    firstSession: false,
    total: decimalOf(reply.totals.net),
    cartItemTotal: decimalOf(reply.totals.gross),
    additionalCostTotal: 0,
    updated: created,
  };
}

/** A profile; one that was never updated is there as well, as sessions make profiles. */
export function profileOf(integrationId: string, world: World): Readonly<Record<string, unknown>> {
  const attributes: Marks = world.part(TALON_ONE).profiles.get(integrationId) ?? {};
  const now = new Date(world.now_ms()).toISOString();
  return {
    id: 1,
    integrationId,
    created: now,
    attributes,
    accountId: 1,
    closedSessions: 0,
    totalSales: 0,
    loyaltyMemberships: [],
    audienceMemberships: [],
    lastActivity: now,
  };
}

/** A coupon, or undefined where no rule knows the code. */
export function couponOf(
  code: string,
  world: World,
): Readonly<Record<string, unknown>> | undefined {
  const { coupons, promotions } = world.config;
  const index = coupons.findIndex((coupon) => coupon.code === code);
  const rule = promotions.findIndex(({ coupon }) => coupon === code);
  if (index < 0 && rule < 0) return undefined;
  return {
    id: index + 1,
    created: new Date(world.now_ms()).toISOString(),
    campaignId: rule + 1,
    value: code,
    usageLimit: coupons[index]?.limit ?? 0,
    usageCounter: world.promotions.coupons.redeemed(code),
    reservationLimit: 0,
  };
}
