import { createServer } from 'node:http';
import { request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { Client, CloudDeviceAPI, EnvironmentEnum } from '@adyen/api-library';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { eventNotification } from '../../mocks/terminals/nexo.ts';
import { serveTerminals } from '../../mocks/terminals/serve-terminals.ts';
import { TerminalPark } from '../../mocks/terminals/terminal-park.ts';
import { scaledTiming } from '../../mocks/terminals/timing.ts';
import { Courier } from '../../mocks/terminals/wire/courier.ts';
import { makeCertificates } from '../../mocks/wire/certificates.ts';
import {
  ask,
  cloudClient,
  fault,
  KEY,
  POI,
  payment,
  serviceId,
  status,
  terminalsServed,
} from './terminals-served.ts';

/** A till's webhook that keeps what it is told. */
async function webhook() {
  const told: Record<string, never>[] = [];
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      told.push(JSON.parse(Buffer.concat(chunks).toString()));
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { told, courier: new Courier(`http://127.0.0.1:${port}/nexo-results`) };
}

/** Adyen's Cloud Device API has a fixed address, so its HTTP client is given another. */
function deviceClient(url: string, certificatePath: string): Client {
  const client = new Client({
    apiKey: 'peakday-test-key',
    environment: EnvironmentEnum.TEST,
    certificatePath,
  });
  const plain = client.httpClient;
  client.httpClient = {
    request: (endpoint, ...rest) =>
      plain.request(endpoint.replace('https://device-api-test.adyen.com', url), ...rest),
  };
  return client;
}

describe('Adyen library, cloud', () => {
  it('/sync is held until the shopper is done; messages are in clear text', async () => {
    const { url, certificatePath } = await terminalsServed();
    const answer = await cloudClient(url, certificatePath).sync(payment(30));
    expect(answer.SaleToPOIResponse?.PaymentResponse?.Response.Result).toBe('Success');
  });

  it('/sync with a wrong API key is 401', async () => {
    const { url, certificatePath } = await terminalsServed();
    const api = cloudClient(url, certificatePath, 'wrong');
    await expect(api.sync(payment(30))).rejects.toMatchObject({ statusCode: 401 });
  });

  it('/sync to a terminal that says nothing gets a Reject event after the time-out', async () => {
    const timing = { ...scaledTiming(0.004), processing_ms: 30 };
    const { url, certificatePath, faults } = await terminalsServed({ timing });
    faults.put(fault('terminal/no-answer'));
    const answer = await cloudClient(url, certificatePath).sync(payment(30));
    expect(answer.SaleToPOIResponse).toBeUndefined();
    expect(answer.SaleToPOIRequest?.EventNotification).toMatchObject({
      EventToNotify: 'Reject',
      EventDetails: 'message=Did+not+receive+a+response+from+the+POI.',
    });
  });

  it('/async says ok at once and brings the result to the webhook', async () => {
    const { told, courier } = await webhook();
    const { url, certificatePath } = await terminalsServed(
      {},
      { notify: (text) => courier.bring(text) },
    );
    const api = cloudClient(url, certificatePath);
    expect(await api.async(payment(30, { ServiceID: 'ASYNC1' }))).toBe('ok');
    await vi.waitFor(() => expect(told).toHaveLength(1));
    expect(told[0]).toMatchObject({
      SaleToPOIResponse: {
        MessageHeader: { ServiceID: 'ASYNC1' },
        PaymentResponse: { Response: { Result: 'Success' } },
      },
    });
  });

  it('/async without a webhook: the result is there for a status by /sync', async () => {
    const { url, certificatePath } = await terminalsServed();
    const api = cloudClient(url, certificatePath);
    const id = serviceId();
    await api.async(payment(41.24, { ServiceID: id }));
    const response = await vi.waitFor(async () => {
      const { SaleToPOIResponse } = await api.sync(status(id));
      const told = SaleToPOIResponse?.TransactionStatusResponse;
      expect(told?.Response.Result).toBe('Success');
      return told?.RepeatedMessageResponse?.RepeatedResponseMessageBody.PaymentResponse?.Response;
    });
    expect(response?.ErrorCondition).toBe('Refusal');
  });

  it('terminals tell their events to the webhook', async () => {
    const { told, courier } = await webhook();
    const { url, certificatePath, faults } = await terminalsServed({
      onEvent: (notice) => courier.bring(JSON.stringify(eventNotification(notice))),
    });
    faults.put(fault('terminal/device-out'));
    await cloudClient(url, certificatePath).sync(payment(30));
    await vi.waitFor(() => expect(told).toHaveLength(1));
    expect(told[0]).toMatchObject({
      SaleToPOIRequest: {
        MessageHeader: { MessageClass: 'Event', MessageType: 'Notification', POIID: POI },
        EventNotification: { EventToNotify: 'OutOfOrder' },
      },
    });
  });

  it('a script makes a terminal tell an event: the till is woken up', async () => {
    const { told, courier } = await webhook();
    const park = new TerminalPark({
      onEvent: (notice) => courier.bring(JSON.stringify(eventNotification(notice))),
    });
    const { url, close } = await serveTerminals({ park: () => park });
    onTestFinished(close);
    const post = (body: string) =>
      fetch(`${url}/terminals/${POI}/events`, {
        method: 'POST',
        headers: { 'x-api-key': 'peakday-test-key' },
        body,
      });
    expect((await post('{"event":"SaleWakeUp","details":"x=1"}')).status).toBe(204);
    expect((await post('{"event":"Nonsense"}')).status).toBe(400);
    await vi.waitFor(() => expect(told).toHaveLength(1));
    expect(told[0]).toMatchObject({
      SaleToPOIRequest: {
        MessageHeader: { POIID: POI },
        EventNotification: { EventToNotify: 'SaleWakeUp', EventDetails: 'x=1' },
      },
    });
  });

  it('a webhook that is not on this machine is refused', () => {
    expect(() => new Courier('https://tills.example/hook')).toThrow(/this machine/);
  });
});

describe('Adyen library, Cloud Device API', () => {
  it('pays by /sync and lists the device', async () => {
    const { url, certificatePath } = await terminalsServed();
    const api = new CloudDeviceAPI(deviceClient(url, certificatePath)).CloudDeviceApi;
    const answer = await api.sync('PeakdayPOS', POI, payment(30));
    expect(answer.SaleToPOIResponse?.PaymentResponse?.Response.Result).toBe('Success');
    expect(await api.getConnectedDevices('PeakdayPOS')).toEqual({ uniqueDeviceIds: [POI] });
    expect(await api.getDeviceStatus('PeakdayPOS', POI)).toEqual({
      deviceId: POI,
      status: 'ONLINE',
    });
  });

  it('/async gives Result ok, in any case of letters', async () => {
    const { url, certificatePath } = await terminalsServed();
    const api = new CloudDeviceAPI(deviceClient(url, certificatePath)).CloudDeviceApi;
    expect((await api.async('PeakdayPOS', POI, payment(30))).Result).toBe('ok');
  });

  it('a deviceId that is not the POIID is rejected by an event', async () => {
    const { url, certificatePath } = await terminalsServed();
    const api = new CloudDeviceAPI(deviceClient(url, certificatePath)).CloudDeviceApi;
    const answer = await api.async('PeakdayPOS', 'V400m-999', payment(30));
    expect(answer.SaleToPOIRequest?.EventNotification?.EventToNotify).toBe('Reject');
  });

  it('pays by /sync with encrypted messages', async () => {
    const { url, certificatePath } = await terminalsServed({}, { clearText: false });
    const credentials = {
      adyenCryptoVersion: 1,
      keyIdentifier: KEY.keyIdentifier,
      keyVersion: KEY.keyVersion,
      passphrase: KEY.passphrase,
    };
    const devices = new CloudDeviceAPI(deviceClient(url, certificatePath));
    const api = devices.getEncryptedCloudDeviceApi(credentials);
    const answer = await api.sync('PeakdayPOS', POI, payment(30));
    expect(answer.SaleToPOIResponse?.PaymentResponse?.Response.Result).toBe('Success');
  });
});

describe('messages that cannot be read', () => {
  /** Posts text as it is, and reads the answer. */
  async function post(text: string, path = '/nexo') {
    const { url } = await terminalsServed({}, { clearText: path === '/nexo' });
    const { ca } = await makeCertificates();
    return new Promise<{ status: number | undefined; json: Record<string, never> }>(
      (resolve, reject) => {
        const sent = request(`${url}${path}`, { method: 'POST', ca }, (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () =>
            resolve({
              status: response.statusCode,
              json: JSON.parse(Buffer.concat(chunks).toString()),
            }),
          );
        });
        sent.on('error', reject);
        sent.end(text);
      },
    );
  }

  it('malformed JSON is answered with a Reject event that carries the message', async () => {
    const { status: code, json } = await post('{"SaleToPOIRequest":');
    expect(code).toBe(200);
    expect(json).toMatchObject({
      SaleToPOIRequest: {
        MessageHeader: {
          MessageClass: 'Event',
          MessageCategory: 'Event',
          MessageType: 'Notification',
          SaleID: 'N/A',
          POIID: 'N/A',
        },
        EventNotification: {
          EventToNotify: 'Reject',
          EventDetails: 'message=Input+is+not+a+JSONObject',
          RejectedMessage: Buffer.from('{"SaleToPOIRequest":').toString('base64'),
        },
      },
    });
  });

  it('a wrong body is answered MessageFormat, with what is wrong', async () => {
    const { json } = await post(JSON.stringify(ask('Payment', { SaleData: {} })));
    expect(json).toMatchObject({
      SaleToPOIResponse: {
        PaymentResponse: {
          Response: {
            ErrorCondition: 'MessageFormat',
            AdditionalResponse: expect.stringContaining('SaleTransactionID'),
          },
        },
      },
    });
  });

  it('clear text is rejected where messages must be encrypted', async () => {
    const { json } = await post(JSON.stringify(payment(30)), '/nexo/');
    expect(JSON.stringify(json)).toContain('Unencrypted');
  });

  it('a message longer than the limit is 413', async () => {
    const { status: code } = await post(`"${'x'.repeat(300_000)}"`);
    expect(code).toBe(413);
  });

  it('another path is 501 and says where terminals are', async () => {
    const { status: code, json } = await post('{}', '/nexxo');
    expect(code).toBe(501);
    expect(JSON.stringify(json)).toContain('/nexo');
  });
});
