import { describe, expect, it, vi } from 'vitest';
import { scaledTiming } from '../../mocks/terminals/timing.ts';
import { makeCertificates } from '../../mocks/wire/certificates.ts';
import {
  abort,
  ask,
  localClient,
  POI,
  payment,
  SECURITY_KEY,
  serviceId,
  status,
  TILL,
  terminalsServed,
} from './terminals-served.ts';

const QUICK = scaledTiming(0.004);
const SLOW_SHOPPER = { ...QUICK, presentCard_ms: 60_000 };

async function till(options: Parameters<typeof terminalsServed>[0] = {}) {
  const served = await terminalsServed(options);
  const api = localClient(served.url, served.certificatePath);
  const send = async (request: never) => {
    const { SaleToPOIResponse } = await api.request(request, SECURITY_KEY);
    return SaleToPOIResponse;
  };
  return { ...served, api, send };
}

describe('Adyen library, local mode, encrypted', () => {
  it('pays, with the answer under the names of its typings', async () => {
    const { send } = await till();
    const answer = await send(payment(41.2, { ServiceID: 'A1B2C3' }));
    expect(answer?.MessageHeader).toMatchObject({
      MessageType: 'Response',
      ServiceID: 'A1B2C3',
      SaleID: TILL,
      POIID: POI,
    });
    const { Response, PaymentResult, POIData, PaymentReceipt } = answer?.PaymentResponse ?? {};
    expect(Response?.Result).toBe('Success');
    expect(Response?.ErrorCondition).toBeUndefined();
    expect(PaymentResult?.AmountsResp).toMatchObject({ AuthorizedAmount: 41.2, Currency: 'EUR' });
    expect(PaymentResult?.PaymentInstrumentData?.CardData?.MaskedPan).toMatch(
      /^\d{6} \*{4} \d{4}$/,
    );
    expect(POIData?.POITransactionID.TransactionID).toMatch(/^\w+\.[0-9A-Z]{16}$/);
    expect(PaymentReceipt?.map((receipt) => receipt.DocumentQualifier)).toEqual([
      'CashierReceipt',
      'CustomerReceipt',
    ]);
  });

  it.each([
    [41.24, 'Refusal', 'NOT_ENOUGH_BALANCE'],
    [41.25, 'Refusal', 'BLOCK_CARD'],
    [11.26, 'Refusal', 'CARD_EXPIRED'],
    [11.27, 'Refusal', 'INVALID_AMOUNT'],
    [11.28, 'InvalidCard', 'INVALID_CARD'],
    [11.34, 'WrongPIN', 'INVALID_PIN'],
    [21.51, 'Refusal', 'FRAUD'],
  ])('%f EUR ends in %s: %s', async (amount, condition, message) => {
    const { send } = await till();
    const { Response } = (await send(payment(amount)))?.PaymentResponse ?? {};
    expect(Response).toMatchObject({ Result: 'Failure', ErrorCondition: condition });
    expect(new URLSearchParams(Response?.AdditionalResponse).get('message')).toBe(message);
  });

  it('is busy while another dialogue is open, and names it', async () => {
    const { send, park } = await till({ timing: { ...QUICK, presentCard_ms: 500 } });
    const first = send(payment(10, { ServiceID: 'FIRST' }));
    await vi.waitFor(() => expect(park.terminal(POI)?.state).toBe('WAIT_CARD'));
    const second = await send(payment(20));
    expect(second?.PaymentResponse?.Response).toMatchObject({
      Result: 'Failure',
      ErrorCondition: 'Busy',
      AdditionalResponse: expect.stringContaining('FIRST'),
    });
    expect((await first)?.PaymentResponse?.Response.Result).toBe('Success');
  });

  it('aborts: the abort is answered empty, the payment ends Aborted', async () => {
    const { send, api, park } = await till({ timing: SLOW_SHOPPER });
    const id = serviceId();
    const paid = send(payment(10, { ServiceID: id }));
    await vi.waitFor(() => expect(park.terminal(POI)?.state).toBe('WAIT_CARD'));
    const empty = await api.request(abort(id), SECURITY_KEY);
    expect(empty.SaleToPOIResponse).toBeUndefined();
    const { Response } = (await paid)?.PaymentResponse ?? {};
    expect(Response?.ErrorCondition).toBe('Aborted');
    expect(Response?.AdditionalResponse).toContain('104');
  });

  it('tells a payment again by its status, and says Success although it was declined', async () => {
    const { send } = await till();
    const id = serviceId();
    await send(payment(41.24, { ServiceID: id }));
    const answer = (await send(status(id)))?.TransactionStatusResponse;
    expect(answer?.Response.Result).toBe('Success');
    const repeated = answer?.RepeatedMessageResponse;
    expect(repeated?.MessageHeader.ServiceID).toBe(id);
    const { Response } = repeated?.RepeatedResponseMessageBody.PaymentResponse ?? {};
    expect(Response?.ErrorCondition).toBe('Refusal');
  });

  it('does not find what was never asked', async () => {
    const { send } = await till();
    const answer = (await send(status('NEVER')))?.TransactionStatusResponse;
    expect(answer?.Response.ErrorCondition).toBe('NotFound');
  });

  it('carries a ServiceID out once: the repeat gets the first answer', async () => {
    const settled: string[] = [];
    const { send } = await till({ onSettled: ({ id }) => settled.push(id) });
    const request = payment(12, { ServiceID: serviceId() });
    const first = (await send(request))?.PaymentResponse;
    const again = (await send(request))?.PaymentResponse;
    expect(again).toEqual(first);
    expect(settled).toHaveLength(1);
  });

  it('reverses in part, in full, and again without effect; more than is left is refused', async () => {
    const { send } = await till();
    const paid = (await send(payment(50)))?.PaymentResponse;
    const POITransactionID = paid?.POIData.POITransactionID;
    const reverse = async (ReversedAmount?: number) => {
      const body = { OriginalPOITransaction: { POITransactionID }, ReversalReason: 'CustCancel' };
      const request = ask('Reversal', ReversedAmount ? { ...body, ReversedAmount } : body);
      return (await send(request))?.ReversalResponse;
    };
    expect(await reverse(20)).toMatchObject({
      Response: { Result: 'Success' },
      ReversedAmount: 20,
    });
    expect((await reverse(40))?.Response.ErrorCondition).toBe('Refusal');
    expect((await reverse(30))?.Response.Result).toBe('Success');
    expect((await reverse())?.Response.Result).toBe('Success');
    const totals = (await send(ask('GetTotals', {})))?.GetTotalsResponse;
    const sums = totals?.TransactionTotals?.[0]?.PaymentTotals;
    expect(sums).toMatchObject([
      { TransactionType: 'Debit', TransactionCount: 1, TransactionAmount: 50 },
      { TransactionType: 'ReverseDebit', TransactionCount: 2, TransactionAmount: 50 },
    ]);
  });

  it('does not find the original of a reversal that it never made', async () => {
    const { send } = await till();
    const answer = await send(
      ask('Reversal', {
        OriginalPOITransaction: {
          POITransactionID: { TransactionID: 'x.Y', TimeStamp: '2026-11-27T14:05:11Z' },
        },
        ReversalReason: 'Malfunction',
      }),
    );
    expect(answer?.ReversalResponse?.Response.ErrorCondition).toBe('NotFound');
  });

  it('reads a card ahead, holds it for its payment, and lets it go on EnableService', async () => {
    const { send } = await till();
    const SaleData = {
      SaleTransactionID: { TransactionID: 'T1', TimeStamp: '2026-11-27T14:05:11Z' },
    };
    const acquire = () =>
      send(ask('CardAcquisition', { SaleData, CardAcquisitionTransaction: { TotalAmount: 9 } }));
    const acquired = (await acquire())?.CardAcquisitionResponse;
    expect(acquired?.PaymentInstrumentData?.CardData?.PaymentBrand).toBeDefined();
    expect((await send(payment(9)))?.PaymentResponse?.Response.ErrorCondition).toBe('Busy');
    const paid = await send(
      ask('Payment', {
        SaleData,
        PaymentTransaction: { AmountsReq: { Currency: 'EUR', RequestedAmount: 9 } },
        PaymentData: { CardAcquisitionReference: acquired?.POIData.POITransactionID },
      }),
    );
    expect(paid?.PaymentResponse?.Response.Result).toBe('Success');
    await acquire();
    const let_go = await send(ask('EnableService', { TransactionAction: 'AbortTransaction' }));
    expect(let_go?.EnableServiceResponse?.Response.Result).toBe('Success');
    expect((await send(payment(9)))?.PaymentResponse?.Response.Result).toBe('Success');
  });

  it('activates, loads, reserves, unloads and reverses a gift card', async () => {
    const { send } = await till();
    const move = async (type: string, ItemAmount: number, more = {}) => {
      const item = {
        StoredValueTransactionType: type,
        ItemAmount,
        Currency: 'EUR',
        StoredValueAccountID: {
          StoredValueAccountType: 'GiftCard',
          IdentificationType: 'BarCode',
          EntryMode: ['Scanned'],
          Value: '6364530000000011',
        },
        ...more,
      };
      const SaleData = {
        SaleTransactionID: { TransactionID: 'T1', TimeStamp: '2026-11-27T14:05:11Z' },
      };
      return (await send(ask('StoredValue', { SaleData, StoredValueData: [item] })))
        ?.StoredValueResponse;
    };
    const balance = (answer: Awaited<ReturnType<typeof move>>) =>
      answer?.StoredValueResult?.[0]?.StoredValueAccountStatus.CurrentBalance;
    expect((await move('Load', 5))?.Response.ErrorCondition).toBe('InvalidCard');
    expect(balance(await move('Activate', 20))).toBe(20);
    expect((await move('Activate', 20))?.Response.ErrorCondition).toBe('NotAllowed');
    const loaded = await move('Load', 5);
    expect(balance(loaded)).toBe(25);
    expect(balance(await move('Reserve', 10))).toBe(15);
    expect((await move('Unload', 16))?.Response.ErrorCondition).toBe('Refusal');
    expect(balance(await move('Unload', 10))).toBe(5);
    const original = { POITransactionID: loaded?.POIData.POITransactionID };
    expect(balance(await move('Reverse', 5, { OriginalPOITransaction: original }))).toBe(0);
    const twice = await move('Reverse', 5, { OriginalPOITransaction: original });
    expect(twice?.Response.ErrorCondition).toBe('NotAllowed');
  });

  it('answers diagnosis, display, print, confirmation, login, logout and reconciliation', async () => {
    const { send } = await till({ loginRequired: true });
    expect((await send(payment(9)))?.PaymentResponse?.Response.ErrorCondition).toBe('LoggedOut');
    const login = { OperatorLanguage: 'es', SaleSoftware: {}, DateTime: '2026-11-27T08:00:00Z' };
    expect((await send(ask('Login', login)))?.LoginResponse?.Response.Result).toBe('Success');
    const diagnosis = (await send(ask('Diagnosis', { HostDiagnosisFlag: true })))
      ?.DiagnosisResponse;
    expect(diagnosis?.POIStatus?.GlobalStatus).toBe('OK');
    expect(diagnosis?.LoggedSaleID).toEqual([TILL]);
    expect(diagnosis?.HostStatus?.[0]?.IsReachableFlag).toBe(true);
    const text = { OutputFormat: 'Text', OutputText: [{ Text: 'Welcome' }] };
    const output = { Device: 'CustomerDisplay', InfoQualify: 'Display', OutputContent: text };
    const display = (await send(ask('Display', { DisplayOutput: [output] })))?.DisplayResponse;
    expect(display?.OutputResult[0]?.Response.Result).toBe('Success');
    const print = { DocumentQualifier: 'Document', ResponseMode: 'PrintEnd', OutputContent: text };
    const printed = (await send(ask('Print', { PrintOutput: print })))?.PrintResponse;
    expect(printed).toMatchObject({
      DocumentQualifier: 'Document',
      Response: { Result: 'Success' },
    });
    const InputData = {
      Device: 'CustomerInput',
      InfoQualify: 'Input',
      InputCommand: 'GetConfirmation',
    };
    const input = (await send(ask('Input', { InputData })))?.InputResponse;
    expect(input?.InputResult.Input?.ConfirmedFlag).toBe(true);
    await send(payment(9));
    const close = () => send(ask('Reconciliation', { ReconciliationType: 'SaleReconciliation' }));
    const closed = (await close())?.ReconciliationResponse;
    expect(closed?.POIReconciliationID).toBe('1000');
    expect(closed?.TransactionTotals?.[0]?.PaymentTotals?.[0]?.TransactionAmount).toBe(9);
    expect((await close())?.ReconciliationResponse?.TransactionTotals).toEqual([]);
    await send(ask('Logout', {}));
    expect((await send(payment(9)))?.PaymentResponse?.Response.ErrorCondition).toBe('LoggedOut');
  });

  it('the library fails with a TypeError on a rejecting event, which has no SaleToPOIResponse', async () => {
    const { api } = await till();
    const wrongKey = { ...SECURITY_KEY, Passphrase: 'another' };
    await expect(api.request(payment(9), wrongKey)).rejects.toThrow(TypeError);
  });

  it('the library trusts a terminal by the CA file only under a terminal name of Adyen', async () => {
    const certificates = await makeCertificates();
    const { url, certificatePath } = await terminalsServed(
      {},
      { tls: await certificates.leaf('good') },
    );
    const api = localClient(url, certificatePath);
    await expect(api.request(payment(9), SECURITY_KEY)).rejects.toThrow(/verify certificate/);
  });
});

describe('Adyen library, local mode, clear text', () => {
  it('pays with the class for it, which the library does not export and which checks no certificate', async () => {
    const { default: TerminalLocalAPIUnencrypted } = await import(
      '@adyen/api-library/lib/src/services/terminalLocalAPIUnencrypted.js'
    );
    const { url } = await terminalsServed();
    const { client } = localClient(url, '');
    const api = new (unwrapped(TerminalLocalAPIUnencrypted))(client);
    const answer = await api.request(payment(30));
    expect(answer.SaleToPOIResponse?.PaymentResponse?.Response.Result).toBe('Success');
  });

  it('is refused by terminals that want encryption: the class hands the rejecting event out', async () => {
    const { default: TerminalLocalAPIUnencrypted } = await import(
      '@adyen/api-library/lib/src/services/terminalLocalAPIUnencrypted.js'
    );
    const { url } = await terminalsServed({}, { clearText: false });
    const { client } = localClient(url, '');
    const api = new (unwrapped(TerminalLocalAPIUnencrypted))(client);
    const answer = await api.request(payment(30));
    expect(answer.SaleToPOIRequest?.EventNotification?.EventDetails).toContain('Unencrypted');
  });
});

/** A CommonJS default export, which an ES module gets wrapped once more. */
const unwrapped = <T>(module: T | { readonly default: T }): T =>
  typeof module === 'object' && module !== null && 'default' in module ? module.default : module;
