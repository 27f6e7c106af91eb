import type { BakedDistribution } from './distribution.ts';
import type { TenderKind } from './sale.ts';
import type { Micros } from './units.ts';

/** What shoppers do besides buying what they carry; shares from 0 to 1. */
export interface HabitPlan {
  /** Of those who pay by card: hold it to the terminal, up to 50.00. */
  readonly contactlessShare: number;
  /** Of those who pay by card: with a wallet on the telephone. */
  readonly walletShare: number;
  /** Of all: with a gift card. */
  readonly giftCardShare: number;
  /** Of all: half with a gift card, the rest with their usual tender. */
  readonly splitShare: number;
  /** Of all: ask the clerk for a discount that the till does not give by itself. */
  readonly manualDiscountShare: number;
  /** Of store baskets: also priced for the web shop, at the same moment, to compare. */
  readonly channelCheckShare: number;
  /** Of visits: bring back what was sold in this store before. */
  readonly returnShare: number;
  /** Of visits: ordered from home first, and come to fetch it. */
  readonly pickUpShare: number;
  /** Of those who fetch: reserved it only, and pay at the till. */
  readonly reservationShare: number;
  /** Of those who ordered: change the order, or cancel it, before they would fetch it. */
  readonly changeShare: number;
  readonly cancelShare: number;
  /** Of sales: a missing size is ordered from the web shop at the till. */
  readonly webOrderShare: number;
  /** From the order until she comes for it. */
  readonly pickUpAfter_us: BakedDistribution;
}

/** How a till and its terminal wait for each other (nexo as implemented by Adyen). */
export interface DialoguePlan {
  /** Without an answer from the terminal, before the till asks what became of the payment. */
  readonly noAnswer_us: Micros;
  /** Between two questions about a payment that is in progress or unknown. */
  readonly statusAgain_us: Micros;
  /** Before a terminal that was busy is asked again. */
  readonly busy_us: Micros;
  /** For logging a terminal on again. */
  readonly logOn_us: Micros;
}

/** Tenders of the web shop. */
export type WebTender = Extract<
  TenderKind,
  'card' | 'wallet' | 'giftCard' | 'bankTransfer' | 'cashOnDelivery'
>;

/** The web shop: a store of the plan with `channel: 'web'`, and what its buyers are drawn from. */
export interface WebShopPlan {
  readonly storeId: string;
  /** How long a buyer tries again when the shop fails her. */
  readonly patience_us: BakedDistribution;
  /** Shares, which add up to 1. */
  readonly tenders: readonly { readonly tender: WebTender; readonly share: number }[];
}

/** What calls people in: the shape of the answer differs. */
export const CAMPAIGN_KINDS = ['email', 'sms', 'push', 'flash', 'goLive'] as const;
export type CampaignKind = (typeof CAMPAIGN_KINDS)[number];

/**
 * A campaign: visits on top of the day's, by loyalty members who consented to be told, in the
 * shape of their answer to it.
 */
export interface CampaignPlan {
  readonly id: string;
  readonly kind: CampaignKind;
  readonly at_us: Micros;
  /** What these shoppers hand over. */
  readonly coupon?: string;
  /**
   * By store class: the curve (shares of the class's visits; those who would come while it is
   * closed stay away) and the mean visits to one store.
   */
  readonly visits: Readonly<Record<string, { readonly curve: string; readonly perStore: number }>>;
}
