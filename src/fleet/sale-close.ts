import type { Me } from '../kernel/task.ts';
import type { Tender } from '../model/sale.ts';
import type { Floor } from './floor.ts';
import { recordSale } from './record-sale.ts';
import { couponsOf } from './sale-benefits.ts';
import { noteAbnormal, noteEnded } from './sale-facts.ts';
import type { Priced } from './sale-price.ts';
import type { Receipt } from './sale-receipt.ts';
import type { Till } from './till.ts';

/** A sale that was paid. */
export interface PaidSale {
  readonly priced: Priced;
  readonly tenders: readonly Tender[];
  /** Absent: it is sent by e-mail. */
  readonly receipt: Receipt | undefined;
  readonly offline: boolean;
  /** The promotion service should know of it, and does not. */
  readonly isUncommitted: boolean;
  /** The discount that was promised and not given. */
  readonly missing: { readonly issue: string | undefined } | undefined;
}

/** Notes a paid sale with all that is not as it should be, and hands it to the till's journal. */
export function closeSale(me: Me, floor: Floor, till: Till, sale: PaidSale): void {
  const { priced, tenders, receipt, offline } = sale;
  const { request, reply, source } = priced;
  const basket = request.basketId;
  const { net } = reply.totals;
  const note = (how: Parameters<typeof noteAbnormal>[3], issue?: string): void =>
    noteAbnormal(me, floor, till, how, issue, net);
  if (sale.missing) note('withoutDiscount', sale.missing.issue);
  if (source === 'staleTill') note('stalePrice', sale.missing?.issue);
  if (offline) note('offline', floor.issues.find('storeOffline', `store/${floor.store.id}`)?.id);
  if (receipt?.printed === false) note('withoutReceipt', receipt.issue);
  if (sale.isUncommitted) note('notCommitted');
  const chargedMinor = tenders.reduce((sum, { amount }) => sum + amount, 0);
  me.note({ fact: 'basket.charged', basket, chargedMinor, tenders });
  recordSale(me, floor, till, {
    basketId: basket,
    channel: request.channel,
    kind: 'sale',
    totals: reply.totals,
    priceSource: source,
    offline,
    tenders,
    coupons: couponsOf(reply),
    receipt: receipt === undefined ? 'electronic' : receipt.printed ? 'printed' : 'notPrinted',
  });
  if (receipt?.printed) floor.sold.add({ priced, tenders });
  me.tally({ tally: 'sale.done', valueMinor: net });
  noteEnded(me, basket, 'sold');
}
