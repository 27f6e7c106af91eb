import { BoundedMap } from '../bounded-map.ts';
import type { StoredValueItem } from './bodies.ts';
import { failure, SUCCESS, type Verdict } from './nexo.ts';

interface Account {
  readonly currency: string;
  active: boolean;
  balanceMinor: number;
  reservedMinor: number;
}

type Movement = StoredValueItem['StoredValueTransactionType'];

/** A movement that was made, as it can be taken back. */
export interface MadeMovement {
  readonly kind: string;
  readonly account: string;
  readonly amountMinor: number;
}

const LIMIT = 50_000;
const notActive = (): Verdict => failure('InvalidCard', 'Card is not active');
const tooLittle = (): Verdict =>
  failure('Refusal', 'NOT_ENOUGH_BALANCE', { refusalReason: '210 Not enough balance' });

/** The gift cards of the chain: one balance each, whichever terminal moves it. */
export class GiftCards {
  readonly #accounts = new BoundedMap<string, Account>(LIMIT);

  /** What can be spent, in minor units; undefined for a card that is not active. */
  balance(card: string): number | undefined {
    const account = this.#accounts.get(card);
    return account?.active === true ? account.balanceMinor - account.reservedMinor : undefined;
  }

  /** The currency a card was activated in. */
  currency(card: string): string {
    return this.#accounts.get(card)?.currency ?? '';
  }

  /** Makes a movement, or says why not. */
  move(kind: Movement, card: string, amountMinor: number, currency: string): Verdict {
    const account = this.#accounts.get(card);
    if (kind === 'Activate') return this.#activate(card, amountMinor, currency);
    if (kind === 'Duplicate') return failure('UnavailableService', 'Duplicate is not available');
    if (kind === 'Reverse') return failure('NotFound', 'Original transaction not found');
    if (account?.active !== true || account.currency !== currency) return notActive();
    if (kind === 'Load') account.balanceMinor += amountMinor;
    else if (account.balanceMinor - account.reservedMinor < amountMinor) return tooLittle();
    else if (kind === 'Unload') account.balanceMinor -= amountMinor;
    else account.reservedMinor += amountMinor;
    return SUCCESS;
  }

  /** Takes a movement back, once; the caller keeps count. */
  undo({ kind, account: card, amountMinor }: MadeMovement): Verdict {
    const account = this.#accounts.get(card);
    if (account === undefined) return notActive();
    if (kind === 'Activate' || kind === 'Load') {
      if (account.balanceMinor - account.reservedMinor < amountMinor) return tooLittle();
      account.balanceMinor -= amountMinor;
      if (kind === 'Activate') account.active = false;
    } else if (kind === 'Unload') account.balanceMinor += amountMinor;
    else account.reservedMinor -= amountMinor;
    return SUCCESS;
  }

  #activate(card: string, amountMinor: number, currency: string): Verdict {
    if (this.#accounts.get(card)?.active === true) {
      return failure('NotAllowed', 'Card is already active');
    }
    const account = { currency, active: true, balanceMinor: amountMinor, reservedMinor: 0 };
    this.#accounts.set(card, account);
    return SUCCESS;
  }
}
