import { ask, type Behaviour, wait } from '../kernel/effects.ts';
import type { Me } from '../kernel/task.ts';
import type { Floor } from './floor.ts';
import { HAPPENED } from './happened.ts';
import { type Settled, stateOf } from './payment-settled.ts';
import type { Till } from './till.ts';

/** How often a till asks before the clerk gives up. */
const QUESTIONS = 3;

/**
 * Finds out what became of a payment without an answer, never by paying again (PAY-1): asks for
 * its status, again while it is in progress or nobody answers (PAY-2). One that is not known is
 * aborted, so that it is not carried out when it arrives late; when the clerk gives up, too
 * (PAY-3). A till whose policy is to repeat blindly asks nothing.
 * @returns `unknown` when it may have been approved all the same
 */
export function* recoverPayment(
  me: Me,
  floor: Floor,
  till: Till,
  paymentId: string,
): Behaviour<Settled> {
  const { policies, tills } = floor.plan;
  if (policies.payments.onSilence === 'repeat') return 'unknown';
  const from = { from: till.path };
  for (let question = 1; question <= QUESTIONS; question++) {
    me.tally(HAPPENED['payment.status']);
    const status = yield* ask('payments.status', { paymentId }, from);
    floor.line.saw(me, 'payments', status);
    if (status.kind === 'ok') return stateOf(status.body);
    if (status.kind === 'status' && status.status === 404) break;
    if (question < QUESTIONS) yield* wait(tills.dialogue.statusAgain_us);
  }
  me.tally(HAPPENED['payment.abort']);
  const ended = yield* ask('payments.abort', { paymentId }, from);
  floor.line.saw(me, 'payments', ended);
  return ended.kind === 'ok' ? stateOf(ended.body) : 'unknown';
}
