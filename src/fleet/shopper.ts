import { ask, type Behaviour, hold, race, wait } from '../kernel/effects.ts';
import type { Lease } from '../kernel/pool.ts';
import type { Me } from '../kernel/task.ts';
import type { LostSaleCause } from '../model/facts.ts';
import type { Floor } from './floor.ts';
import { discountSite, printerSite } from './issue-sites.ts';
import { payByCard } from './payment.ts';
import { evaluation, isMissing, promised } from './pricing.ts';
import type { Till } from './till.ts';
import type { Visit } from './visit.ts';

/** Queues for a till until her patience ends, then is served. */
export function* shopper(me: Me, floor: Floor, visit: Visit): Behaviour {
  const came_us = me.now;
  let till: Lease<Till> | undefined;
  let queueing = true;
  me.tally({ tally: 'queue.joined' });
  try {
    const won = yield* race({ till: hold(floor.inService), gaveUp: wait(visit.patience_us) });
    queueing = false;
    me.tally({ tally: 'queue.left', waited_us: me.now - came_us });
    if (won.key === 'gaveUp') {
      lose(me, floor, visit, undefined, 'queueTooLong', floor.issues.blocking()?.id);
      return;
    }
    till = won.value;
    yield* sale(me, floor, till.item, visit);
  } finally {
    till?.release();
    me.tally({ tally: 'shopper.left', stayed_us: me.now - came_us, queueing });
  }
}

/** One sale at a till: scan, price, pay, print, commit. */
function* sale(me: Me, floor: Floor, till: Till, visit: Visit): Behaviour {
  const from = { from: till.path };
  yield* wait(visit.scanning_us);
  const basketId = till.nextBasket();
  const request = evaluation(floor, till, visit, basketId, me.now);
  const priced = yield* ask('promotions.evaluate', request, from);
  const rule = promised(floor, visit, me.now);
  const missing = rule && (priced.kind !== 'ok' || isMissing(rule, visit, priced.body));
  const netMinor = priced.kind === 'ok' ? priced.body.totals.net : visit.grossMinor;
  let discountIssue: string | undefined;
  if (rule && priced.kind === 'ok') discountIssue = noteDiscount(me, floor, till, rule.id, missing);
  if (missing && visit.walksOutWithoutDiscount) {
    const cause = priced.kind === 'ok' ? 'discountNotApplied' : 'promotionsUnavailable';
    lose(me, floor, visit, till, cause, discountIssue);
    return;
  }
  const abnormal = (how: AbnormalSale, issue: string | undefined): void =>
    me.note({
      fact: 'sale.abnormal',
      store: floor.store.id,
      till: till.path,
      how,
      issue: issue ?? null,
      valueMinor: netMinor,
    });
  if (missing) abnormal('withoutDiscount', discountIssue);
  if (visit.paysByCard) {
    const paid = yield* payByCard(me, floor, till, visit, basketId, netMinor);
    if (paid !== 'approved') {
      const issue = floor.issues.find('paymentDeclined', till.terminal.path)?.id;
      if (visit.hasNoCash) {
        const cause = paid === 'unavailable' ? 'paymentsUnavailable' : 'paymentDeclined';
        lose(me, floor, visit, till, cause, issue);
        return;
      }
      abnormal('cashInsteadOfCard', issue);
    }
  }
  const found = till.printer.print(me.now, floor.faults);
  yield* wait(visit.printing_us);
  if (found === 'ready') floor.issues.worked('receiptNotPrinting', till.printer.path);
  else {
    const issue = floor.issues.met(me, floor, printerSite(floor, till), till.printer.fault);
    abnormal('withoutReceipt', issue.id);
  }
  const committed = yield* ask('promotions.commit', { ...request, mode: 'commit' }, from);
  if (committed.kind !== 'ok') abnormal('notCommitted', undefined);
  me.tally({ tally: 'sale.done', valueMinor: netMinor });
}

type AbnormalSale = 'cashInsteadOfCard' | 'withoutDiscount' | 'withoutReceipt' | 'notCommitted';

/** What the shelf promised was given or not: a sign for or against an open issue. */
function noteDiscount(
  me: Me,
  floor: Floor,
  till: Till,
  promotion: string,
  missing: boolean | undefined,
): string | undefined {
  const site = discountSite(floor, till, promotion);
  if (!missing) {
    floor.issues.worked('discountNotApplied', site.device.id);
    return undefined;
  }
  const fault = floor.faults.present('promo/late-start', me.now, floor.store.id);
  return floor.issues.met(me, floor, site, fault?.id).id;
}

function lose(
  me: Me,
  floor: Floor,
  visit: Visit,
  till: Till | undefined,
  cause: LostSaleCause,
  issue: string | undefined,
): void {
  me.note({
    fact: 'sale.lost',
    store: floor.store.id,
    till: till?.path ?? null,
    cause,
    issue: issue ?? null,
    valueMinor: visit.grossMinor,
  });
}
