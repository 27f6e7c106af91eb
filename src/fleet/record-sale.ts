import type { Me } from '../kernel/task.ts';
import type { SaleDocument } from '../model/sale.ts';
import { tillStamp } from './clock.ts';
import type { Floor } from './floor.ts';
import { HAPPENED } from './happened.ts';
import type { Till } from './till.ts';
import { TillJournal } from './till-journal.ts';

/** A sale as it ended; its journal numbers and stamps it. */
export type SoldSale = Omit<
  SaleDocument,
  'documentId' | 'storeId' | 'tillId' | 'sequence' | 'soldAt'
>;

/** Puts a sale into the till's journal; the store hands it to head office (`handOver`). */
export function recordSale(me: Me, floor: Floor, till: Till, sold: SoldSale): void {
  till.journal ??= new TillJournal();
  const { journal } = till;
  const { id: storeId } = floor.store;
  const sequence = journal.next();
  // Member by member: spreading costs more than all the rest, and a peak day has a million sales.
  const document: SaleDocument = {
    documentId: `${floor.runId}:${till.id}-D${sequence}`,
    basketId: sold.basketId,
    storeId,
    tillId: till.id,
    channel: sold.channel,
    kind: sold.kind,
    sequence,
    soldAt: tillStamp(floor, till, me.now),
    totals: sold.totals,
    priceSource: sold.priceSource,
    offline: sold.offline,
    tenders: sold.tenders,
    coupons: sold.coupons,
    receipt: sold.receipt,
  };
  const encounter = { store: storeId, device: till.path, ordinal: sequence - 1 };
  const full = floor.faults.strike('till/disk-full', me.now, encounter);
  journal.put({ document, queued_us: me.now, unsavedUntil_us: full?.to_us ?? 0 });
  me.note({
    fact: 'document.queued',
    basket: sold.basketId,
    till: till.path,
    document: document.documentId,
    sequence,
    offline: sold.offline,
  });
  if (sold.offline) me.tally(HAPPENED['sale.offline']);
  floor.outbox.open();
}
