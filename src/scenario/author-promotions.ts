import type { Channel } from '../model/basket.ts';
import type { TimeOfDay } from './author.ts';

/** What every promotion has; amounts in units of the scenario's currency, e.g. `14.95`. */
export interface PromotionBase {
  /** On receipts; default: the id. */
  readonly name?: string;
  /** Pieces it applies to; without `categories` and `skus`: all. */
  readonly categories?: readonly string[];
  readonly skus?: readonly string[];
  /** Time of day it starts and ends; default: always. */
  readonly from?: TimeOfDay;
  readonly to?: TimeOfDay;
  /** Store classes it is limited to. */
  readonly classes?: readonly string[];
  readonly channels?: readonly Channel[];
  readonly segments?: readonly string[];
  /** Default false. */
  readonly loyaltyOnly?: boolean;
  readonly minQuantity?: number;
  readonly minAmount?: number;
  /** Code of the coupon that triggers it; without one it applies by itself. */
  readonly coupon?: string;
  /** Highest first; default 0. */
  readonly priority?: number;
  /** Default `compound`. */
  readonly stacking?: 'compound' | 'exclusive' | 'stopAfter';
  /** Of the promotions of one group only the best deal applies. */
  readonly group?: string;
  /** Whether shoppers know of it, so that its absence is an issue; default false. */
  readonly advertised?: boolean;
}

/** `value` percent off, 0 to 100. */
export interface PercentPromotion extends PromotionBase {
  readonly kind: 'percent';
  readonly value: number;
}

/** An amount off, a price instead, or a price for loyalty members. */
export interface AmountPromotion extends PromotionBase {
  readonly kind: 'amount' | 'fixedPrice' | 'loyaltyPrice';
  readonly value: number;
}

/** Of every `buy` pieces `pay` are paid; the cheapest are free. */
export interface MultiBuyPromotion extends PromotionBase {
  readonly kind: 'multiBuy';
  readonly buy: number;
  readonly pay: number;
}

/** `value` percent off baskets worth `threshold` or more. */
export interface ThresholdPromotion extends PromotionBase {
  readonly kind: 'threshold';
  readonly value: number;
  readonly threshold: number;
}

/** One rule of the promotion service, as an author writes it. */
export type PromotionSpec =
  | PercentPromotion
  | AmountPromotion
  | MultiBuyPromotion
  | ThresholdPromotion;
