import { hash64 } from '../../../src/random/hash.ts';
import type { TransactionId } from '../bodies.ts';
import type { Step } from '../dialogue.ts';
import { failure, type Verdict } from '../nexo.ts';
import type { NexoRequest } from '../read-message.ts';
import type { Surroundings } from '../surroundings.ts';
import { cardFor } from '../test-cards.ts';
import type { GiftMovement, Transaction, TransactionCategory } from '../transaction.ts';

/** A transaction to be carried out: what happens on the terminal, and the effect at its end. */
export interface Errand {
  readonly transaction: Transaction;
  readonly steps: readonly Step[];
  /** Asks the host and does what it says: called once, at the end, unless a fault or an abort is. */
  carryOut(): Verdict;
}

/** A request of one category. */
export type Ask<C extends NexoRequest['category']> = Extract<NexoRequest, { category: C }>;

/** The terminal an errand is for. */
export interface ErrandPlace {
  readonly surroundings: Surroundings;
  /** The how-many-th transaction of the terminal this is, and its batch. */
  readonly sequence: number;
  readonly batch: number;
}

/** What a category adds to a transaction that begins. */
interface Beginning {
  readonly sale?: TransactionId;
  readonly currency?: string;
  readonly amountMinor?: number;
  readonly refund?: boolean;
  readonly original?: TransactionId;
  readonly gift?: GiftMovement;
  /** Whether the card was read before it began. */
  readonly cardSeen?: boolean;
}

const RUNNING: Verdict = failure('InProgress', 'Uncompleted transaction');
/** Contactless payments above this ask for a PIN, in minor units. */
const CONTACTLESS_LIMIT = 5000;

/** A transaction as it begins. */
export function begin(
  { header, serviceId }: NexoRequest,
  category: TransactionCategory,
  { surroundings, sequence, batch }: ErrandPlace,
  beginning: Beginning,
): Transaction {
  const now_ms = surroundings.agenda.now_ms();
  const { amountMinor = 0, currency = '', refund = false, cardSeen = false } = beginning;
  const { sale, original, gift } = beginning;
  const id = transactionId(header.POIID, sequence);
  return {
    category,
    header,
    serviceId,
    sale,
    id,
    began_ms: now_ms,
    ended_ms: now_ms,
    currency,
    amountMinor,
    refund,
    withPin: cardFor(id).entryMode === 'ICC' || amountMinor > CONTACTLESS_LIMIT,
    batch,
    verdict: RUNNING,
    cardSeen,
    online: false,
    authorisedMinor: 0,
    reversedMinor: 0,
    original,
    gift,
  };
}

/** Shaped as Adyen's: a tender reference, a dot, and sixteen characters of PSP reference. */
function transactionId(poiId: string, sequence: number): string {
  const { high, low } = hash64(`${poiId}/${sequence}`);
  const letters = (high.toString(36) + low.toString(36)).toUpperCase().padStart(16, '0');
  return `${hash64(poiId).low.toString(36).slice(-4)}${sequence + 5001}.${letters}`;
}
