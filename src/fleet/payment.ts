import { ask, type Behaviour, wait } from '../kernel/effects.ts';
import type { Me } from '../kernel/task.ts';
import type { Minor } from '../model/units.ts';
import type { Floor } from './floor.ts';
import { terminalSite } from './issue-sites.ts';
import type { Till } from './till.ts';
import type { Visit } from './visit.ts';

/** How a card payment ended for the till. */
export type CardResult = 'approved' | 'declined' | 'technical' | 'unavailable';

/** Tries a shopper has patience for. */
const TRIES = 2;

/**
 * Takes a card payment. No answer in time is not a failure: the till asks what became of it and,
 * when it was not approved, reverses it, so that nobody pays twice (nexo TransactionStatus; ISO
 * 8583 0400). A technical decline is tried once more.
 */
export function* payByCard(
  me: Me,
  floor: Floor,
  till: Till,
  visit: Visit,
  basketId: string,
  amountMinor: Minor,
): Behaviour<CardResult> {
  const { terminal } = till;
  const from = { from: till.path };
  let result: CardResult = 'unavailable';
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    yield* wait(visit.cardDialogue_us);
    if (!terminal.open(me.now, floor.faults)) {
      floor.issues.met(me, floor, terminalSite(till), terminal.fault);
      result = 'technical';
      continue;
    }
    const paymentId = `${floor.runId}:${basketId}-p${attempt}`;
    const reply = yield* ask(
      'payments.authorise',
      {
        paymentId,
        storeId: floor.store.id,
        tillId: till.id,
        terminalId: terminal.path,
        amount: amountMinor,
        currency: floor.plan.currency,
        method: visit.grossMinor < 5000 ? 'contactless' : 'chip',
        maskedPan: '411111******1111',
      },
      from,
    );
    terminal.close();
    if (reply.kind === 'ok') {
      if (reply.body.state === 'approved' || !reply.body.technical) {
        floor.issues.worked('paymentDeclined', terminal.path);
        return reply.body.state === 'approved' ? 'approved' : 'declined';
      }
      floor.issues.met(me, floor, terminalSite(till), undefined);
      result = 'technical';
      continue;
    }
    const status = yield* ask('payments.status', { paymentId }, from);
    if (status.kind === 'ok' && status.body.state === 'approved') return 'approved';
    if (reply.kind !== 'refused') {
      yield* ask('payments.reverse', { paymentId, reason: 'timeout' }, from);
    }
    result = 'unavailable';
  }
  return result;
}
