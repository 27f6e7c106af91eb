import type { Channel } from './basket.ts';
import type { Minor } from './units.ts';

/** How a sale can be paid. The last two are the web shop's. */
export const TENDER_KINDS = [
  'card',
  'contactless',
  'cash',
  'giftCard',
  'wallet',
  'bankTransfer',
  'cashOnDelivery',
] as const;
export type TenderKind = (typeof TENDER_KINDS)[number];

/** One tender's share in a sale; `paymentId` where the payment service was asked. */
export interface Tender {
  readonly kind: TenderKind;
  readonly amount: Minor;
  readonly paymentId: string | null;
}

/**
 * Who priced a basket: the promotion service, the till by the rules it holds, or the till by rules
 * it holds from before (offline for long, or a stale catalogue).
 */
export type PriceSource = 'service' | 'till' | 'staleTill';

/**
 * A sale as a till hands it to head office (`sales.record`): the transaction of a sales log, or a
 * sale document. The same `documentId` again is the same sale.
 */
export interface SaleDocument {
  readonly documentId: string;
  readonly basketId: string;
  readonly storeId: string;
  readonly tillId: string;
  readonly channel: Channel;
  readonly kind: 'sale' | 'return' | 'cancellation';
  /** Of the till's own journal: from 1, without gaps, in the order of the sales. */
  readonly sequence: number;
  /** ISO 8601, the till's clock. */
  readonly soldAt: string;
  readonly totals: { readonly gross: Minor; readonly discount: Minor; readonly net: Minor };
  readonly priceSource: PriceSource;
  /** Whether it was sold without a line and handed over later. */
  readonly offline: boolean;
  readonly tenders: readonly Tender[];
  readonly coupons: readonly string[];
  readonly receipt: 'printed' | 'notPrinted' | 'electronic';
}

/** What head office says of a sale document it holds. */
export interface SaleReceipt {
  readonly documentId: string;
  readonly basketId: string;
  readonly net: Minor;
  /** How many different documents it holds for this basket: more than one is a doubled sale. */
  readonly copies: number;
  /** False when the till's journal had a gap before it, or came back to an earlier number. */
  readonly inOrder: boolean;
}
