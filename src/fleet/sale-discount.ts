import type { Me } from '../kernel/task.ts';
import type { LostSaleCause } from '../model/facts.ts';
import type { Floor } from './floor.ts';
import { discountSite, priceSite } from './issue-sites.ts';
import { isMissing, promised } from './pricing.ts';
import type { Priced } from './sale-price.ts';
import type { Till } from './till.ts';
import type { Visit } from './visit.ts';

/** What a shopper makes of the price. */
export interface Verdict {
  /** What the shelf promised was not given. */
  readonly missing: boolean;
  readonly issue: string | undefined;
  /** Why she leaves without buying. */
  readonly walksOut: LostSaleCause | undefined;
}

const FINE: Verdict = { missing: false, issue: undefined, walksOut: undefined };

/**
 * What the shelf promised was given or not: a sign for or against an open issue. The service that
 * gives it to nobody is trouble of the whole store; a till with old rules has a price of its own.
 */
export function judgeDiscount(
  me: Me,
  floor: Floor,
  till: Till,
  visit: Visit,
  { request, reply, source, fellBack, hasOldRules }: Priced,
): Verdict {
  const rule = promised(floor, request.lines, me.now);
  if (rule === undefined) return FINE;
  const missing = isMissing(rule, request.lines, reply);
  const site = source === 'service' ? discountSite(floor, till, rule.id) : priceSite(floor, till);
  if (!missing) {
    if (!hasOldRules) floor.issues.worked(site.kind, site.device.id);
    return FINE;
  }
  let issue: string | undefined;
  if (!fellBack) {
    const kind = source === 'service' ? 'promo/late-start' : 'promo/stale-catalogue';
    const fault = floor.faults.present(kind, me.now, floor.store.id);
    issue = floor.issues.met(me, floor, site, fault?.id).id;
  }
  if (!visit.walksOutWithoutDiscount) return { missing, issue, walksOut: undefined };
  const mismatch = source === 'service' ? 'discountNotApplied' : 'priceMismatch';
  return { missing, issue, walksOut: fellBack ? 'promotionsUnavailable' : mismatch };
}
