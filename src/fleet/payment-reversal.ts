import { ask, type Behaviour, wait } from '../kernel/effects.ts';
import type { Me } from '../kernel/task.ts';
import type { ReverseRequest } from '../model/payment.ts';
import { minutes, seconds } from '../model/units.ts';
import type { Floor } from './floor.ts';
import { HAPPENED } from './happened.ts';
import type { Till } from './till.ts';

/** Between two tries: twice as long each time, up to a limit. */
const FIRST_PAUSE = seconds(10);
const LONGEST_PAUSE = minutes(5);

/**
 * Takes a payment back that was approved, or may have been, and does not rest until the service
 * acknowledges it (PAY-3; ISO 8583 0420 and 0421). Goes on beside the sale.
 */
export function reverse(
  floor: Floor,
  till: Till,
  basket: string,
  paymentId: string,
  reason: ReverseRequest['reason'],
): void {
  // Nobody can say whether it is paid until the service does.
  floor.me.note({ fact: 'payment.ended', basket, payment: paymentId, state: 'unknown' });
  floor.me.spawn(`${till.path}/reversal/${paymentId}`, (me) =>
    untilAcknowledged(me, till, basket, paymentId, reason),
  );
}

function* untilAcknowledged(
  me: Me,
  till: Till,
  basket: string,
  paymentId: string,
  reason: ReverseRequest['reason'],
): Behaviour {
  const from = { from: till.path };
  me.tally(HAPPENED['payment.reversal']);
  for (let pause_us: number = FIRST_PAUSE; ; pause_us = Math.min(2 * pause_us, LONGEST_PAUSE)) {
    const reversed = yield* ask('payments.reverse', { paymentId, reason }, from);
    if (reversed.kind === 'ok') {
      const { state } = reversed.body;
      me.note({ fact: 'payment.ended', basket, payment: paymentId, state });
      return;
    }
    if (reversed.kind === 'status' && reversed.status === 404) {
      // Not known yet: aborted, it is not carried out when it arrives after all.
      const ended = yield* ask('payments.abort', { paymentId }, from);
      if (ended.kind === 'ok' && ended.body.state !== 'approved') {
        const { state } = ended.body;
        me.note({ fact: 'payment.ended', basket, payment: paymentId, state });
        return;
      }
    }
    yield* wait(pause_us);
  }
}
