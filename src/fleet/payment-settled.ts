import type { Payment } from '../model/payment.ts';
import type { TenderKind } from '../model/sale.ts';
import type { Minor } from '../model/units.ts';

/** One payment of a basket. */
export interface PaymentWish {
  readonly basketId: string;
  /** Its number among the basket's tenders, from 0. */
  readonly nth: number;
  readonly tender: TenderKind;
  readonly amountMinor: Minor;
  readonly dialogue_us: number;
}

/**
 * What a payment came to. `notMade`: certainly nothing was carried out; `noLine`: it was not even
 * tried; `unknown`: it may have been carried out, and nobody says.
 */
export type Settled =
  | 'approved'
  | 'declined'
  | 'technical'
  | 'aborted'
  | 'reversed'
  | 'notMade'
  | 'noLine'
  | 'unknown';

/** What a payment that the service knows came to. */
export const stateOf = ({ state, technical }: Payment): Settled =>
  state === 'declined' && technical ? 'technical' : state;
