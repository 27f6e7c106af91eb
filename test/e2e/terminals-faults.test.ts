import { describe, expect, it } from 'vitest';
import { scaledTiming, type Timing } from '../../mocks/terminals/timing.ts';
import {
  ask,
  fault,
  localClient,
  payment,
  SECURITY_KEY,
  serviceId,
  status,
  terminalsServed,
} from './terminals-served.ts';

const QUICK: Timing = { ...scaledTiming(0.004), processing_ms: 60_000 };

/** A till that gives up after `patience_ms`, at terminals with one fault in the first dialogue. */
async function till(
  kind: Parameters<typeof fault>[0],
  {
    timing = QUICK,
    patience_ms = 10_000,
    ...park
  }: Parameters<typeof terminalsServed>[0] & {
    patience_ms?: number;
  } = {},
) {
  const settled: number[] = [];
  const onSettled = ({ authorisedMinor }: { authorisedMinor: number }) =>
    settled.push(authorisedMinor);
  const served = await terminalsServed({ timing, onSettled, ...park });
  served.faults.put(fault(kind));
  const api = localClient(served.url, served.certificatePath, patience_ms);
  const send = async (request: never) =>
    (await api.request(request, SECURITY_KEY)).SaleToPOIResponse;
  const pay = async (ServiceID = serviceId()) =>
    (await send(payment(30, { ServiceID })))?.PaymentResponse?.Response;
  const askStatus = async (id: string) => (await send(status(id)))?.TransactionStatusResponse;
  return { ...served, send, pay, askStatus, settled };
}

describe('terminal faults, as Adyen library sees them', () => {
  it('terminal/busy: Busy, because of the menu; the next payment goes through', async () => {
    const { pay, settled } = await till('terminal/busy');
    expect(await pay()).toMatchObject({
      ErrorCondition: 'Busy',
      AdditionalResponse: expect.stringContaining('Admin'),
    });
    expect(settled).toEqual([]);
    expect((await pay())?.Result).toBe('Success');
  });

  it('terminal/unreachable: UnreachableHost after the processing time-out, nothing charged', async () => {
    const { pay, settled } = await till('terminal/unreachable', {
      timing: { ...QUICK, processing_ms: 50 },
    });
    expect(await pay()).toMatchObject({ Result: 'Failure', ErrorCondition: 'UnreachableHost' });
    expect(settled).toEqual([0]);
  });

  it('terminal/unreachable: the library lets `Communication timeout` through, which is not in its enum', async () => {
    const { pay } = await till('terminal/unreachable', {
      timing: { ...QUICK, processing_ms: 50 },
      hostTimeout: 'Communication timeout',
    });
    expect((await pay())?.ErrorCondition).toBe('Communication timeout');
  });

  it('terminal/unreachable: a diagnosis beforehand says so', async () => {
    const { send } = await till('terminal/unreachable');
    const { POIStatus } = (await send(ask('Diagnosis', {})))?.DiagnosisResponse ?? {};
    expect(POIStatus).toMatchObject({ GlobalStatus: 'Unreachable', CommunicationOKFlag: false });
  });

  it('terminal/cancelled: Cancel with reason 108', async () => {
    const { pay, settled } = await till('terminal/cancelled');
    const response = await pay();
    expect(response?.ErrorCondition).toBe('Cancel');
    const { refusalReason } = Object.fromEntries(new URLSearchParams(response?.AdditionalResponse));
    expect(refusalReason).toBe('108 Shopper cancelled tx');
    expect(settled).toEqual([0]);
  });

  it('terminal/declined-technical: Refusal with the raw code 91', async () => {
    const { pay, settled } = await till('terminal/declined-technical');
    const response = await pay();
    expect(response?.ErrorCondition).toBe('Refusal');
    expect(response?.AdditionalResponse).toContain('refusalReasonRaw=91');
    expect(settled).toEqual([0]);
  });

  it('terminal/device-out: DeviceOut, and a diagnosis beforehand shows the reader', async () => {
    const { pay, send } = await till('terminal/device-out');
    const { POIStatus } = (await send(ask('Diagnosis', {})))?.DiagnosisResponse ?? {};
    expect(POIStatus?.CardReaderOKFlag).toBe(false);
    expect((await pay())?.ErrorCondition).toBe('DeviceOut');
  });

  it('terminal/logged-out: LoggedOut until a Login', async () => {
    const { pay, send } = await till('terminal/logged-out');
    expect((await pay())?.ErrorCondition).toBe('LoggedOut');
    expect((await pay())?.ErrorCondition).toBe('LoggedOut');
    await send(ask('Login', { OperatorLanguage: 'es' }));
    expect((await pay())?.Result).toBe('Success');
  });

  it('terminal/in-progress: the till gives up, the status is InProgress, then tells the payment', async () => {
    const { pay, askStatus } = await till('terminal/in-progress', {
      timing: { ...QUICK, processing_ms: 1200, statusHold_ms: 10 },
      patience_ms: 300,
    });
    const id = serviceId();
    await expect(pay(id)).rejects.toThrow();
    const first = await askStatus(id);
    expect(first?.Response.ErrorCondition).toBe('InProgress');
    let answer = first;
    while (String(answer?.Response.Result) === 'Failure') answer = await askStatus(id);
    const body = answer?.RepeatedMessageResponse?.RepeatedResponseMessageBody;
    expect(body?.PaymentResponse?.Response.Result).toBe('Success');
  });

  it('terminal/no-answer: the till gives up, the status is NotFound, it starts anew', async () => {
    const { pay, askStatus, settled } = await till('terminal/no-answer', { patience_ms: 300 });
    const id = serviceId();
    await expect(pay(id)).rejects.toThrow();
    expect((await askStatus(id))?.Response.ErrorCondition).toBe('NotFound');
    expect((await pay(id))?.Result).toBe('Success');
    expect(settled).toEqual([3000]);
  });

  it('terminal/approved-but-silent: the connection breaks, the status tells the approval once', async () => {
    const { pay, askStatus, settled } = await till('terminal/approved-but-silent');
    const id = serviceId();
    await expect(pay(id)).rejects.toThrow(/socket hang up|ECONNRESET/);
    const answer = await askStatus(id);
    expect(answer?.Response.Result).toBe('Success');
    const body = answer?.RepeatedMessageResponse?.RepeatedResponseMessageBody;
    expect(body?.PaymentResponse?.Response.Result).toBe('Success');
    expect(settled).toEqual([3000]);
  });
});
