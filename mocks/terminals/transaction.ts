import type { TransactionId } from './bodies.ts';
import type { MessageHeader, Verdict } from './nexo.ts';

/** Categories whose results a status request can ask for. */
export type TransactionCategory = 'Payment' | 'Reversal' | 'StoredValue' | 'CardAcquisition';

/**
 * What a terminal keeps of a transaction: enough to say its answer again, a few hundred bytes.
 * Amounts are minor units, instants milliseconds since the Unix epoch.
 */
export interface Transaction {
  readonly category: TransactionCategory;
  readonly header: MessageHeader;
  readonly serviceId: string;
  /** The till's own id of the sale. */
  readonly sale: TransactionId | undefined;
  /** The terminal's id, by which it is reversed. */
  readonly id: string;
  readonly began_ms: number;
  ended_ms: number;
  readonly currency: string;
  readonly amountMinor: number;
  readonly refund: boolean;
  /** Whether a PIN is asked for: set by the card and the amount. */
  readonly withPin: boolean;
  /** Terminal's batch it belongs to, `POIReconciliationID`. */
  readonly batch: number;
  /** `InProgress` while it runs. */
  verdict: Verdict;
  /** Whether a card was read before it ended. */
  cardSeen: boolean;
  /** Whether the host was asked. */
  online: boolean;
  authorisedMinor: number;
  reversedMinor: number;
  /** What a reversal reverses. */
  readonly original: TransactionId | undefined;
  /** A gift card's movement and the balance after it. */
  readonly gift: GiftMovement | undefined;
}

/** A movement on a gift card, as it is answered. */
export interface GiftMovement {
  readonly kind: string;
  readonly account: string;
  balanceMinor: number;
  /** Whether it was taken back. */
  undone: boolean;
}
