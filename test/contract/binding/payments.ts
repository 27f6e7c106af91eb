import { expect, it } from 'vitest';
import { fresh, payment, RUN } from './requests.ts';
import type { Rig } from './rig.ts';

/** What a till sees of a payment service. */
export function paymentContract(at: () => Rig): void {
  it('authorises, tells and reverses a payment', async () => {
    const { client } = at();
    const paymentId = fresh('P');
    const paid = await client.ask('payments.authorise', payment(paymentId));
    expect(paid).toMatchObject({
      kind: 'ok',
      body: { paymentId, state: 'approved', amount: 1000 },
    });
    const told = await client.ask('payments.status', { paymentId });
    expect(told).toMatchObject({ kind: 'ok', body: { paymentId, state: 'approved' } });
    const undone = await client.ask('payments.reverse', { paymentId, reason: 'merchantCancel' });
    expect(undone).toMatchObject({ kind: 'ok', body: { paymentId, state: 'reversed' } });
  });

  it('knows no payment that was never made', async () => {
    const told = await at().client.ask('payments.status', { paymentId: `${RUN}-never` });
    expect(told).toMatchObject({ kind: 'status', status: 404 });
  });
}
