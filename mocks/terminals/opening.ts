import { balanceAnswer, inputAnswer, printAnswer } from './answers/plain-answers.ts';
import type { Batches } from './batches.ts';
import type { Step } from './dialogue.ts';
import { cardAcquisition } from './errands/card-acquisition.ts';
import type { Ask, Errand, ErrandPlace } from './errands/errand.ts';
import { payment } from './errands/payment.ts';
import { reversal } from './errands/reversal.ts';
import { presentedCard, storedValue } from './errands/stored-value.ts';
import type { Json } from './nexo.ts';

/** Requests that need the terminal to be free. */
export type OpeningRequest = Ask<
  | 'Payment'
  | 'Reversal'
  | 'StoredValue'
  | 'CardAcquisition'
  | 'Input'
  | 'Print'
  | 'BalanceInquiry'
  | 'GetTotals'
  | 'Reconciliation'
>;

/** What such a request sets going: a transaction, or steps with an answer at their end. */
export type Opening =
  | { readonly kind: 'errand'; readonly errand: Errand }
  | { readonly kind: 'plain'; readonly steps: readonly Step[]; answer(): Json };

/** What a request sets going; `acquired` when its card was read before. */
export function opening(
  request: OpeningRequest,
  place: ErrandPlace,
  batches: Batches,
  acquired: boolean,
): Opening {
  const errand = (made: Errand): Opening => ({ kind: 'errand', errand: made });
  const plain = (steps: readonly Step[], answer: () => Json): Opening => ({
    kind: 'plain',
    steps,
    answer,
  });
  const { timing } = place.surroundings;
  const prompt: readonly Step[] = [{ state: 'PROMPT', lasts_ms: timing.short_ms }];
  switch (request.category) {
    case 'Payment':
      return errand(payment(request, place, acquired));
    case 'Reversal':
      return errand(reversal(request, place));
    case 'StoredValue':
      return errand(storedValue(request, place));
    case 'CardAcquisition':
      return errand(cardAcquisition(request, place));
    case 'Input':
      return plain(prompt, () => inputAnswer(request.body));
    case 'Print':
      return plain(prompt, () => printAnswer(request.body));
    case 'BalanceInquiry':
      return plain([{ state: 'AUTHORISING', lasts_ms: timing.authorise_ms }], () =>
        balanceOf(request, place),
      );
    case 'GetTotals':
      return plain([], () => batches.totals());
    case 'Reconciliation':
      return plain([], () => batches.reconcile(request.body.ReconciliationType));
  }
}

function balanceOf(request: Ask<'BalanceInquiry'>, { surroundings }: ErrandPlace): Json {
  const named = request.body.PaymentAccountReq?.PaymentInstrumentData?.StoredValueAccountID;
  const card = named?.Value ?? presentedCard(request.header.POIID);
  return balanceAnswer(surroundings.gifts.balance(card), surroundings.gifts.currency(card));
}
