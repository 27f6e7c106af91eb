import type { Dose } from '../../../src/faults/active-faults.ts';
import { ask, type Behaviour, until } from '../../../src/kernel/effects.ts';
import type { Me } from '../../../src/kernel/task.ts';
import type { AuthoriseRequest } from '../../../src/model/payment.ts';
import { HEALS_MS } from './cases.ts';

/** What a till sees of one payment under a fault, and whether the service carried it out. */
export interface Seen {
  readonly outcome: string;
  readonly carriedOut: boolean;
  readonly dose: Dose | undefined;
  readonly took_ms: number;
}

/** How payments of a till ended, one under a fault and two after it, each with what became of it. */
export interface Healed {
  readonly outcomes: readonly string[];
  readonly doses: readonly Dose[];
}

/** Runs a script to its end on an engine, and says the doses. */
export type Play = (script: (me: Me) => Behaviour) => Promise<readonly Dose[]>;

const payment = (paymentId: string): AuthoriseRequest => ({
  paymentId,
  storeId: '0001',
  tillId: '1',
  terminalId: '1',
  amount: 1000,
  currency: 'EUR',
  method: 'chip',
  maskedPan: '541333******9999',
});

/** Pays once under a fault, and asks what became of it. */
export async function payOnce(run: Play): Promise<Seen> {
  let seen: Omit<Seen, 'dose'> | undefined;
  const doses = await run(function* (me) {
    const began_us = me.now;
    const paid = yield* ask('payments.authorise', payment('p1'));
    const took_ms = (me.now - began_us) / 1e3;
    const status = yield* ask('payments.status', { paymentId: 'p1' });
    seen = { outcome: paid.kind, carriedOut: status.kind === 'ok', took_ms };
  });
  if (seen === undefined) throw new Error('the script did not end');
  return { ...seen, dose: doses.find(({ fault: id }) => id === 'broken') };
}

/** Pays under a fault, and twice when it has healed. */
export async function payAgain(run: Play): Promise<Healed> {
  const outcomes: string[] = [];
  const doses = await run(function* (me) {
    const heals_us = me.now + HEALS_MS * 1e3;
    outcomes.push((yield* ask('payments.authorise', payment('p1'))).kind);
    yield* until(heals_us);
    for (const id of ['p2', 'p3']) {
      outcomes.push((yield* ask('payments.authorise', payment(id))).kind);
      const status = yield* ask('payments.status', { paymentId: id });
      outcomes.push(status.kind === 'ok' ? status.body.state : status.kind);
    }
  });
  return { outcomes, doses };
}
