import { describe, expect, it } from 'vitest';
import { PaymentHost } from '../../../mocks/payments/payment-host.ts';
import type { AuthoriseRequest } from '../../../src/model/payment.ts';

const pay = (paymentId: string, amount: number): AuthoriseRequest => ({
  paymentId,
  storeId: '0417',
  tillId: '3',
  terminalId: 't',
  amount,
  currency: 'EUR',
  method: 'chip',
  maskedPan: '411111******1111',
});

describe('payments', () => {
  it.each([
    [1000, '00', 'approved'],
    [5124, '51', 'declined'],
    [125, '62', 'declined'],
    [9126, '54', 'declined'],
    [1127, '13', 'declined'],
    [1128, '14', 'declined'],
    [1134, '55', 'declined'],
    [1151, '59', 'declined'],
  ] as const)('the amount %i ends with %s, %s', (amount, responseCode, state) => {
    const payment = new PaymentHost({ outcomes: 'adyen' }).authorise(pay('p', amount));
    expect(payment).toMatchObject({ responseCode, state, technical: false });
    expect(payment.approvalCode === null).toBe(state === 'declined');
  });

  it('approves every amount unless told', () => {
    expect(new PaymentHost().authorise(pay('p', 5124)).state).toBe('approved');
  });

  it('authorises a payment id once', () => {
    const host = new PaymentHost({ outcomes: 'adyen' });
    const first = host.authorise(pay('p', 1000));
    expect(host.authorise(pay('p', 1124))).toEqual(first);
    expect(host.status('p')).toEqual(first);
  });

  it('reverses an approved payment, again and again alike', () => {
    const host = new PaymentHost({ outcomes: 'adyen' });
    host.authorise(pay('p', 1000));
    host.authorise(pay('q', 1124));
    const reverse = (paymentId: string): string | undefined =>
      host.reverse({ paymentId, reason: 'timeout' })?.state;
    expect([reverse('p'), reverse('p'), reverse('q'), reverse('r')]).toEqual([
      'reversed',
      'reversed',
      'declined',
      undefined,
    ]);
    expect(host.authorise(pay('p', 1000)).state).toBe('reversed');
  });

  it('remembers the newest it promises, and forgets the oldest beyond twice as many', () => {
    const host = new PaymentHost({ remembered: 2 });
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) host.authorise(pay(id, 1));
    const known = ['a', 'b', 'e', 'f'].map((id) => host.status(id)?.paymentId);
    expect(known).toEqual([undefined, undefined, 'e', 'f']);
  });
});
