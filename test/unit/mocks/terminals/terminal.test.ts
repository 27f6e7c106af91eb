import { describe, expect, it } from 'vitest';
import { abortOf, asked, POI, paymentOf, statusOf, tillAt, verdictOf } from './till.ts';

const HOUR = 3600_000;

describe('Terminal', () => {
  it('goes through the states of a payment, each for its time', () => {
    const { agenda, park, send } = tillAt();
    const reactions = send(paymentOf('S1', 60));
    const seen: string[] = [];
    for (let i = 0; i < 9 && reactions.length === 0; i++) {
      seen.push(park.terminal(POI)?.state ?? '');
      agenda.pass(1000);
    }
    expect([...new Set(seen)]).toEqual(['WAIT_CARD', 'CARD_READ', 'PIN', 'AUTHORISING']);
    expect(park.terminal(POI)?.state).toBe('IDLE');
    expect(verdictOf(reactions)).toBe('Success');
  });

  it.each([
    ['WAIT_CARD', 0, 'Aborted'],
    ['CARD_READ', 3500, 'Aborted'],
    ['PIN', 4500, 'Aborted'],
    ['AUTHORISING', 7500, 'Success'],
  ])('an abort in %s', (state, at_ms, verdict) => {
    const { agenda, park, send, settled } = tillAt();
    const reactions = send(paymentOf('S1', 60));
    agenda.pass(at_ms);
    expect(park.terminal(POI)?.state).toBe(state);
    expect(send(abortOf('S1'))).toEqual([{ kind: 'empty' }]);
    agenda.pass(HOUR);
    expect(verdictOf(reactions)).toBe(verdict);
    expect(settled).toHaveLength(1);
  });

  it('an abort of something else does nothing', () => {
    const { agenda, send } = tillAt();
    const reactions = send(paymentOf('S1', 60));
    expect(send(abortOf('S2'))).toEqual([{ kind: 'empty' }]);
    agenda.pass(HOUR);
    expect(verdictOf(reactions)).toBe('Success');
  });

  it('keeps results for 48 hours of its clock and then forgets them', () => {
    const { agenda, send } = tillAt();
    send(paymentOf('S1', 10));
    agenda.pass(10_000);
    const at = (): string => {
      const reactions = send(statusOf('S1'));
      return verdictOf(reactions);
    };
    agenda.pass(47 * HOUR);
    expect(at()).toBe('Success');
    agenda.pass(HOUR);
    expect(at()).toBe('NotFound');
  });

  it('the ServiceID of another category within 48 hours is not allowed', () => {
    const { agenda, send } = tillAt();
    send(paymentOf('S1', 10));
    agenda.pass(10_000);
    const POITransactionID = { TransactionID: 'x.Y', TimeStamp: '2026-11-27T14:05:11Z' };
    const reversal = asked('Reversal', 'S1', {
      OriginalPOITransaction: { POITransactionID },
      ReversalReason: 'MerchantCancel',
    });
    expect(verdictOf(send(reversal))).toBe('NotAllowed');
  });

  it('holds a status on a running payment back, so that a till may ask again at once', () => {
    const { agenda, send } = tillAt();
    send(paymentOf('S1', 10));
    const first = send(statusOf('S1'));
    expect(first).toEqual([]);
    agenda.pass(2000);
    expect(verdictOf(first)).toBe('InProgress');
    const second = send(statusOf('S1'));
    agenda.pass(2000);
    expect(verdictOf(second)).toBe('InProgress');
    const last = send(statusOf('S1'));
    agenda.pass(20_000);
    expect(['Success', 'InProgress']).toContain(verdictOf(last));
    expect(verdictOf(send(statusOf('S1')))).toBe('Success');
  });

  it('a status without a reference tells the latest transaction', () => {
    const { agenda, send } = tillAt();
    expect(verdictOf(send(asked('TransactionStatus', 'Q0', {})))).toBe('NotFound');
    send(paymentOf('S1', 10));
    agenda.pass(10_000);
    const [reaction] = send(asked('TransactionStatus', 'Q1', {}));
    expect(JSON.stringify(reaction)).toContain('"ServiceID":"S1"');
  });

  it('lets a card that was read ahead go when no payment comes in time', () => {
    const { agenda, park, send } = tillAt();
    const SaleData = {
      SaleTransactionID: { TransactionID: 'T', TimeStamp: '2026-11-27T14:05:11Z' },
    };
    send(asked('CardAcquisition', 'C1', { SaleData, CardAcquisitionTransaction: {} }));
    agenda.pass(5000);
    expect(park.terminal(POI)?.state).toBe('CARD_ACQUIRED');
    expect(verdictOf(send(paymentOf('S1', 10)))).toBe('Busy');
    agenda.pass(120_000);
    expect(park.terminal(POI)?.state).toBe('IDLE');
  });

  it('counts minor units by the currency', () => {
    const { agenda, send, settled } = tillAt();
    const AmountsReq = { Currency: 'JPY', RequestedAmount: 4000 };
    send(paymentOf('S1', 0, { PaymentTransaction: { AmountsReq } }));
    agenda.pass(10_000);
    expect(settled[0]).toMatchObject({ amountMinor: 4000, authorisedMinor: 4000 });
  });

  it('approves in part when the outcome says so', () => {
    const { agenda, send, settled } = tillAt({ outcomes: 'iso-cents' });
    const reactions = send(paymentOf('S1', 41.1));
    agenda.pass(10_000);
    expect(verdictOf(reactions)).toBe('Partial');
    expect(settled[0]?.authorisedMinor).toBe(2055);
  });

  it('terminals do not disturb each other', () => {
    const { park } = tillAt();
    const states: string[] = [];
    for (const poi of ['P-1', 'P-2', 'P-3']) {
      const request = { ...paymentOf('S1', 10) };
      const header = { ...request.header, POIID: poi };
      park.receive({ ...request, header } as typeof request, () => {});
      states.push(park.terminal(poi)?.state ?? '');
    }
    expect(states).toEqual(['WAIT_CARD', 'WAIT_CARD', 'WAIT_CARD']);
    expect(park.size).toBe(3);
  });

  it('one terminal more than the limit is silent', () => {
    const { park, send } = tillAt({ limit: 0 });
    expect(send(paymentOf('S1', 10))).toEqual([{ kind: 'silence' }]);
    expect(park.size).toBe(0);
  });

  it('faults with a scope bite the tills of their stores only, and are counted', () => {
    const { faults, send } = tillAt();
    const plan = {
      id: 'f',
      kind: 'terminal/busy',
      from_us: 0,
      to_us: 1,
      scope: { stores: ['0418'] },
      trigger: { kind: 'rate', rate: 1, per: 'request' },
      parameters: {},
    } as unknown as Parameters<typeof faults.put>[0];
    faults.put(plan);
    expect(send(paymentOf('S1', 10))).toEqual([]);
    expect(faults.doses()[0]?.injected).toBe(0);
    faults.put({ ...plan, scope: { stores: ['0417'] } });
    const header = { ...paymentOf('S2', 10).header, POIID: 'P-2' };
    const other = { ...paymentOf('S2', 10), header } as ReturnType<typeof paymentOf>;
    expect(verdictOf(send(other))).toBe('Busy');
    expect(faults.doses()[0]?.injected).toBe(1);
    expect(faults.remove('f')?.injected).toBe(1);
  });
});
