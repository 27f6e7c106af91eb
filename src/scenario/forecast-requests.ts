import { TILL_PROFILES } from '../fleet/till-systems/profiles.ts';
import type { CallPattern } from '../fleet/till-systems/till-profile.ts';
import type { LoadOperation } from '../model/operations.ts';
import type { Plan } from '../model/plan.ts';
import type { TillSystem } from '../model/ticket.ts';
import { meanOf } from './distribution.ts';

/** Sales per business second of one family of tills, or of the web shop. */
export interface FamilySales {
  readonly system: TillSystem | 'web';
  readonly perSecond: number;
}

/** What one family asks of the promotion service. */
export interface FamilyLoad {
  readonly system: TillSystem | 'web';
  readonly pattern: CallPattern;
  /** Calls for one sale: evaluations, look-ups and the commit. */
  readonly callsPerSale: number;
  /** Calls per wall second at the peak. */
  readonly perSecond: number;
}

/** Calls of one sale, by operation. */
type SaleCalls = Readonly<Partial<Record<LoadOperation, number>>>;

/**
 * Calls per wall second when so many come, without retries. Agents are taken as idle and looking
 * for tickets; the calls of a ticket's life, of returns and of pick-ups are too few to count.
 */
export function peakRequests(
  plan: Plan,
  families: readonly FamilySales[],
  tills: number,
): Readonly<Partial<Record<LoadOperation, number>>> {
  const { compression, from_us, to_us } = plan.live;
  const agents = plan.desk.teams
    .filter((team) => team.worksToday && team.from_us < to_us && team.to_us > from_us)
    .reduce((sum, team) => sum + team.agents, 0);
  const rates: Partial<Record<LoadOperation, number>> = {
    'support.heartbeat': (tills * compression * 1e6) / plan.tills.heartbeat_us,
    'support.claim': (agents * compression * 1e6) / plan.desk.poll_us,
  };
  for (const { system, perSecond } of families) {
    const calls = Object.entries(callsOf(plan, system)) as [LoadOperation, number][];
    for (const [operation, each] of calls) {
      rates[operation] = (rates[operation] ?? 0) + each * perSecond * compression;
    }
  }
  return rates;
}

/** What each family asks of the promotion service, the heaviest first. */
export function promotionLoad(plan: Plan, families: readonly FamilySales[]): readonly FamilyLoad[] {
  return families
    .map(({ system, perSecond }): FamilyLoad => {
      const calls = Object.entries(callsOf(plan, system));
      const callsPerSale = calls
        .filter(([operation]) => operation.startsWith('promotions.'))
        .reduce((sum, [, each]) => sum + each, 0);
      return {
        system,
        pattern: profileOf(system).pattern,
        callsPerSale,
        perSecond: callsPerSale * perSecond * plan.live.compression,
      };
    })
    .sort((a, b) => b.callsPerSale - a.callsPerSale);
}

/** The web shop asks once, as a headless till does. */
const profileOf = (system: FamilySales['system']): (typeof TILL_PROFILES)[TillSystem] =>
  TILL_PROFILES[system === 'web' ? 'headless' : system];

/** Mean calls of one sale. */
function callsOf(plan: Plan, system: FamilySales['system']): SaleCalls {
  const { shoppers, coupons } = plan;
  const { pattern, looksUp, commits } = profileOf(system);
  const loyalty = shoppers.loyaltyShare;
  const coupon = coupons.length > 0 ? shoppers.couponShare : 0;
  const checked = system === 'web' ? 0 : shoppers.channelCheckShare;
  const evaluations: Readonly<Record<CallPattern, number>> = {
    onTotal: 1,
    perScan: meanOf(shoppers.items) + loyalty + coupon + shoppers.manualDiscountShare,
    lookupsOnly: 0,
  };
  const lookups = looksUp.reduce((sum, what) => sum + (what === 'coupon' ? coupon : loyalty), 0);
  const benefits = 1 - (1 - loyalty) * (1 - coupon);
  return {
    'promotions.evaluate': evaluations[pattern] + checked,
    'promotions.lookup': lookups,
    'promotions.commit': commits === 'always' ? 1 : benefits,
    'payments.authorise': electronicShare(plan, system),
    'sales.record': 1,
  };
}

/** Sales that the payment service is asked about. */
function electronicShare({ shoppers, webShop }: Plan, system: FamilySales['system']): number {
  if (system !== 'web') {
    const { cardShare, giftCardShare, splitShare } = shoppers;
    return giftCardShare + (1 - giftCardShare) * cardShare + splitShare;
  }
  return (webShop?.tenders ?? [])
    .filter(({ tender }) => tender !== 'bankTransfer' && tender !== 'cashOnDelivery')
    .reduce((sum, { share }) => sum + share, 0);
}
