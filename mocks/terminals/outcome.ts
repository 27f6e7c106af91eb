import { isTechnical, type Outcomes, responseCodeFor } from '../payments/outcome-table.ts';
import { failure, SUCCESS, type Verdict } from './nexo.ts';

/** What the host decided about an amount. */
export interface HostDecision {
  readonly verdict: Verdict;
  /** What was approved, in minor units; less than asked for when `Partial`. */
  readonly authorisedMinor: number;
}

/** Adyen's `refusalReason` texts of its test amounts, by DE 39 code. */
const REASONS: Readonly<Record<string, readonly [message: string, reason: string]>> = {
  '51': ['NOT_ENOUGH_BALANCE', '210 Not enough balance'],
  '62': ['BLOCK_CARD', '199 Card blocked'],
  '54': ['CARD_EXPIRED', '228 Card expired'],
  '13': ['INVALID_AMOUNT', '214 Declined online'],
  '14': ['INVALID_CARD', '214 Declined online'],
  '55': ['INVALID_PIN', '129 Invalid online PIN'],
  '75': ['PIN_TRIES_EXCEEDED', '129 Invalid online PIN'],
  '59': ['FRAUD', '214 Declined online'],
};

/** A refusal with a DE 39 code; a technical one says so, and the raw code is always told. */
export function refusal(code: string): Verdict {
  const technical = isTechnical(code);
  const [message, refusalReason] = REASONS[code] ?? [
    technical ? 'ISSUER_UNAVAILABLE' : 'DECLINED',
    '214 Declined online',
  ];
  const raw = REASONS[code] === undefined ? { refusalReasonRaw: code } : {};
  return failure(conditionOf(code), message, { refusalReason, ...raw });
}

const conditionOf = (code: string): 'WrongPIN' | 'InvalidCard' | 'Refusal' => {
  if (code === '55' || code === '75') return 'WrongPIN';
  return code === '14' ? 'InvalidCard' : 'Refusal';
};

/** How the host decides by the amount; `10` approves half of it. */
export function decide(outcomes: Outcomes, amountMinor: number): HostDecision {
  const code = responseCodeFor(outcomes, amountMinor);
  if (code === '00') return { verdict: SUCCESS, authorisedMinor: amountMinor };
  if (code === '10') {
    return { verdict: { Result: 'Partial' }, authorisedMinor: Math.floor(amountMinor / 2) };
  }
  return { verdict: refusal(code), authorisedMinor: 0 };
}
