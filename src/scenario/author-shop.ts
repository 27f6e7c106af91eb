import type { CampaignKind, WebTender } from '../model/shop-plan.ts';
import type { Language } from '../model/ticket.ts';
import type { CurveSpec, DistributionSpec, Duration, TimeOfDay } from './author.ts';

/**
 * What shoppers do besides buying what they carry: shares from 0 to 1. Nothing is published about
 * most of them, so the defaults are assumptions of ours: override them with your own.
 */
export interface HabitSpec {
  /** Of those who pay by card: contactless, up to 50.00; default 0.8. */
  readonly contactlessShare?: number;
  /** Of those who pay by card: a wallet; default 0.08. */
  readonly walletShare?: number;
  /** Of all; default 0.02. */
  readonly giftCardShare?: number;
  /** Of all: half with a gift card, the rest as usual; default 0.01. */
  readonly splitShare?: number;
  /** Ask the clerk for a discount; default 0.005. */
  readonly manualDiscountShare?: number;
  /** Store baskets also priced for the web shop, to compare; default 0.01. */
  readonly channelCheckShare?: number;
  /** Visits that bring something back; default 0.01. */
  readonly returnShare?: number;
  /** Visits that fetch what was ordered or reserved; default 0.01. */
  readonly pickUpShare?: number;
  /** Of those: reserved only, paid at the till; default 0.3. */
  readonly reservationShare?: number;
  /** Of orders: changed before they are fetched; default 0.03. */
  readonly changeShare?: number;
  /** Of orders: cancelled before they are fetched; default 0.03. */
  readonly cancelShare?: number;
  /** Sales that add an order of a missing size; default 0.005. */
  readonly webOrderShare?: number;
  /** From the order until she comes for it; default log-normal, 12 min, 40 min. */
  readonly pickUpAfter?: DistributionSpec;
}

/** How till and terminal wait for each other. Business clock. */
export interface DialogueSpec {
  /** Default `120s`, the terminal's own time-out on a local network. */
  readonly noAnswer?: Duration;
  /** Default `5s`. */
  readonly statusAgain?: Duration;
  /** Default `4s`. */
  readonly busy?: Duration;
  /** Default `20s`. */
  readonly logOn?: Duration;
}

/** The web shop. It prices the same baskets through the same promotion service as the tills. */
export interface WebShopSpec {
  /** Mean number of buyers over the day, around the clock. */
  readonly ordersPerDay: number;
  /** Default: highest in the evening (constructed). */
  readonly curve?: CurveSpec;
  /** Default: those of the first store class. */
  readonly language?: Language;
  readonly country?: string;
  /** How long a buyer tries again when the shop fails her; default log-normal, 40 s, 2 min. */
  readonly patience?: DistributionSpec;
  /** Proportions; default card 0.5, wallet 0.3, giftCard 0.05, bankTransfer 0.1, cashOnDelivery 0.05. */
  readonly tenders?: Readonly<Partial<Record<WebTender, number>>>;
}

/** One campaign: who is told, and how many come. */
export interface CampaignSpec {
  readonly kind: CampaignKind;
  /** When it goes out or starts. */
  readonly at: TimeOfDay;
  /** Loyalty members who consented to be told. */
  readonly reach: number;
  /** Share of them who come. */
  readonly response: number;
  /** From being told to coming; the default is of the kind. */
  readonly delay?: DistributionSpec;
  /** Share of those who come that go to the web shop; default 0.4 with a web shop, else 0. */
  readonly webShare?: number;
  /** Store classes it concerns; default all. */
  readonly classes?: readonly string[];
  /** Code of the coupon it carries. */
  readonly coupon?: string;
}
