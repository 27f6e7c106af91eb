import type { Channel } from './basket.ts';
import type { PaymentState } from './payment.ts';
import type { PriceSource, Tender, TenderKind } from './sale.ts';
import type { TillSystem } from './ticket.ts';
import type { Minor } from './units.ts';

/**
 * Steps of one basket, from its first scan to its end. They are noted of every basket and kept
 * one by one only of those that did not go as they should, and of traced stores; the rest are
 * folded into counters where they are recorded (engines/record/basket-book.ts).
 */
export type BasketFact =
  | {
      readonly fact: 'basket.opened';
      readonly basket: string;
      readonly store: string;
      readonly till: string;
      readonly tillSystem: TillSystem;
      readonly channel: Channel;
      readonly kind: 'sale' | 'return' | 'pickUp';
    }
  | {
      readonly fact: 'basket.priced';
      readonly basket: string;
      readonly source: PriceSource;
      readonly grossMinor: Minor;
      readonly netMinor: Minor;
    }
  | {
      /** The price of the same basket asked for another channel, at the same moment (PROMO-2). */
      readonly fact: 'basket.pricedElsewhere';
      readonly basket: string;
      readonly channel: Channel;
      readonly netMinor: Minor;
    }
  | {
      /** The oracle, by the plan's own rules, says otherwise than the promotion service. */
      readonly fact: 'basket.misPriced';
      readonly basket: string;
      readonly expectedMinor: Minor;
      readonly netMinor: Minor;
    }
  | {
      readonly fact: 'payment.asked';
      readonly basket: string;
      readonly payment: string;
      readonly tender: TenderKind;
      readonly amountMinor: Minor;
    }
  | {
      /** `unknown`: no answer, so it may have been carried out; `offline`: approved by the till. */
      readonly fact: 'payment.ended';
      readonly basket: string;
      readonly payment: string;
      readonly state: PaymentState | 'unknown' | 'offline' | 'notMade';
    }
  | { readonly fact: 'receipt.printed' | 'receipt.missing'; readonly basket: string }
  | {
      /** What the shopper was charged, and with which tenders. */
      readonly fact: 'basket.charged';
      readonly basket: string;
      readonly chargedMinor: Minor;
      readonly tenders: readonly Tender[];
    }
  | {
      /** Coupons redeemed with the promotion service, or not: `held` without an answer. */
      readonly fact: 'coupon.committed' | 'coupon.released' | 'coupon.held';
      readonly basket: string;
      readonly coupon: string;
    }
  | {
      /** Put into the till's journal to be handed to head office, `sequence` of the till. */
      readonly fact: 'document.queued';
      readonly basket: string;
      readonly till: string;
      readonly document: string;
      readonly sequence: number;
      readonly offline: boolean;
    }
  | {
      readonly fact: 'document.recorded';
      readonly basket: string;
      readonly document: string;
      readonly copies: number;
      readonly inOrder: boolean;
    }
  | {
      /** Asked at the end of the run: what the payment service says of a payment without answer. */
      readonly fact: 'payment.audited';
      readonly basket: string;
      readonly payment: string;
      readonly state: PaymentState | 'unknown' | 'notMade';
    }
  /** Asked at the end of the run: how many documents of the basket head office holds. */
  | { readonly fact: 'sale.audited'; readonly basket: string; readonly copies: number }
  /** The journal was lost with its till: the document will never be handed over. */
  | { readonly fact: 'document.lost'; readonly basket: string; readonly document: string }
  | {
      readonly fact: 'basket.ended';
      readonly basket: string;
      readonly how: 'sold' | 'lost' | 'returned' | 'handedOver' | 'cancelled';
    };
