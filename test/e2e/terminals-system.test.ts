import { connect } from 'node:net';
import Iso8583 from 'iso_8583';
import { describe, expect, it, onTestFinished } from 'vitest';
import { acquirer } from '../../mocks/acquirer/system.ts';
import { makeSite } from '../../mocks/site.ts';
import type { System } from '../../mocks/system.ts';
import { systemContext } from '../../mocks/system-context.ts';
import { terminal } from '../../mocks/terminals/system.ts';
import type { ObservedExchange } from '../../mocks/wire/exchange-writer.ts';
import { PAN, purchase } from './acquirer-client.ts';
import { fault, localClient, POI, payment, status } from './terminals-served.ts';

/** A system as `peakday mock` starts it, with fast shoppers. */
async function started(
  system: System,
  settings: Readonly<Record<string, unknown>> = {},
  env: Readonly<Record<string, string>> = {},
) {
  const seen: ObservedExchange[] = [];
  const onExchange = (exchange: ObservedExchange): void => void seen.push(exchange);
  const site = makeSite({ seed: 1, promotions: [], coupons: [], onExchange });
  const context = systemContext({ system: system.name, site, settings, env });
  const { rows, close } = await system.start(context);
  onTestFinished(close);
  const addressOf = (word: string): string =>
    rows.find(({ what, address }) => `${what} ${address}`.includes(word))?.address ?? '';
  return { rows, site, seen, context, addressOf };
}

const post = async (url: string, body: unknown, lane?: string) => {
  const headers = lane === undefined ? {} : { 'peakday-lane': lane };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  return answer.text();
};

describe('the terminal system', () => {
  it('prints addresses and test credentials that Adyen library works with', async () => {
    const { rows, addressOf, context } = await started(terminal, { pace: 0 });
    const url = addressOf('Node library').replace(/\/$/, '');
    const api = localClient(url, await context.caFile());
    const key = {
      AdyenCryptoVersion: 1,
      KeyIdentifier: 'peakday',
      KeyVersion: 1,
      Passphrase: 'peakday-test-passphrase',
    };
    const answer = await api.request(payment(30), key);
    expect(answer.SaleToPOIResponse?.PaymentResponse?.Response.Result).toBe('Success');
    const text = JSON.stringify(rows);
    for (const word of [key.KeyIdentifier, key.Passphrase, 'x-api-key: peakday-test-key']) {
      expect(text).toContain(word);
    }
  });

  it('a passphrase from the environment is used and never printed', async () => {
    const keys = [{ keyIdentifier: 'ours', keyVersion: 3, passphraseEnv: 'NEXO' }];
    const env = { NEXO: 'very secret' };
    const { rows, seen, addressOf, context } = await started(terminal, { pace: 0, keys }, env);
    const api = localClient(addressOf('Node library').replace(/\/$/, ''), await context.caFile());
    const key = {
      AdyenCryptoVersion: 1,
      KeyIdentifier: 'ours',
      KeyVersion: 3,
      Passphrase: env.NEXO,
    };
    const answer = await api.request(payment(30), key);
    expect(answer.SaleToPOIResponse?.PaymentResponse?.Response.Result).toBe('Success');
    expect(JSON.stringify([rows, seen])).not.toContain(env.NEXO);
    await expect(started(terminal, { keys })).rejects.toThrow(/NEXO/);
  });

  it('an API key from the environment is used and never printed', async () => {
    const apiKey = 'very secret, too';
    const { rows, addressOf } = await started(terminal, { pace: 0, apiKey }, { CLOUD: apiKey });
    const url = `${addressOf('http://').replace('/nexo', '')}/sync`;
    const ask = async (key: string) => {
      const headers = { 'content-type': 'application/json', 'x-api-key': key };
      return (await fetch(url, { method: 'POST', headers, body: '{}' })).status;
    };
    expect([await ask(apiKey), await ask('peakday-test-key')]).toEqual([200, 401]);
    expect(JSON.stringify(rows)).not.toContain(apiKey);
    expect(JSON.stringify(rows)).toContain('x-api-key: from the environment');
    const published = await started(terminal, { pace: 0 });
    expect(JSON.stringify(published.rows)).toContain('x-api-key: peakday-test-key');
  });

  it('refuses settings that it does not know', async () => {
    await expect(started(terminal, { paces: 1 })).rejects.toThrow(/paces/);
  });

  it('are recorded whole, where that is switched on, without the API key', async () => {
    const site = makeSite({ seed: 1, promotions: [], coupons: [], record: true });
    const context = systemContext({ system: 'terminal', site, settings: { pace: 0 } });
    const { rows, close } = await terminal.start(context);
    onTestFinished(close);
    const url = rows.find(({ address }) => address.startsWith('http://'))?.address ?? '';
    await post(url, payment(30, { ServiceID: 'WHOLE1' }));
    const cloud = url.replace('/nexo', '/async');
    await fetch(cloud, {
      method: 'POST',
      headers: { 'x-api-key': 'peakday-test-key' },
      body: JSON.stringify(payment(30, { ServiceID: 'WHOLE2' })),
    });
    site.worlds.of('main')?.faults.put(fault('terminal/approved-but-silent'));
    await expect(
      post(url, payment(30, { ServiceID: 'WHOLE3', POIID: 'V400m-7' })),
    ).rejects.toThrow();
    await post(cloud, payment(30, { ServiceID: 'WHOLE4' }));
    await post(url.replace('/nexo', '/nexus'), {});
    const text = JSON.stringify(site.recorder?.document('main').log.entries);
    const entries: readonly {
      readonly _system: string;
      readonly request: { readonly url: string; readonly postData: { readonly text: string } };
      readonly response: { readonly status: number; readonly content: { readonly text: string } };
    }[] = JSON.parse(text);
    expect(entries.map(({ response }) => response.status)).toEqual([200, 200, 0, 401, 501]);
    expect(site.journal.counters('main')).toContainEqual({
      ...{ system: 'terminal', route: 'none', status: 501, count: 1 },
    });
    const [paid, taken, lost] = entries;
    expect(paid).toMatchObject({ _system: 'terminal', request: { url } });
    expect(paid?.request.postData.text).toContain('WHOLE1');
    expect(paid?.response.content.text).toContain('"Result":"Success"');
    expect(taken?.response.content.text).toBe('ok');
    expect(lost?.request.postData.text).toContain('WHOLE3');
    expect(text).not.toContain('peakday-test-key');
  });

  it('lanes share neither results nor faults, and the journal tells them apart', async () => {
    const { site, seen, addressOf } = await started(terminal, { pace: 0 });
    const url = addressOf('http://');
    site.worlds.of('blue')?.faults.put(fault('terminal/device-out'));
    const request = payment(30, { ServiceID: 'LANE1' });
    expect(await post(url, request, 'blue')).toContain('DeviceOut');
    expect(await post(url, request, 'green')).toContain('"Result":"Success"');
    expect(await post(url, status('LANE1'), 'blue')).toContain('NotFound');
    const prefixed = url.replace('/nexo', '/lanes/green/nexo');
    expect(await post(prefixed, status('LANE1'))).toContain('APPROVED');
    expect(seen.map(({ lane, route, device }) => [lane, route, device])).toEqual([
      ['blue', 'nexo Payment', POI],
      ['green', 'nexo Payment', POI],
      ['blue', 'nexo TransactionStatus', POI],
      ['green', 'nexo TransactionStatus', POI],
    ]);
    expect(site.worlds.of('blue')?.faults.doses()[0]).toMatchObject({ injected: 1 });
    site.worlds.of('green')?.reset();
    expect(await post(url, status('LANE1'), 'green')).toContain('NotFound');
  });
});

describe('the acquirer system', () => {
  /** Sends one message and reads one answer. */
  const ask = (address: string, message: Record<number, string>): Promise<Buffer> =>
    new Promise((resolve, reject) => {
      const [host, port] = address.split(':');
      const socket = connect(Number(port), host);
      socket.on('error', reject);
      socket.on('data', (bytes) => {
        socket.destroy();
        resolve(bytes);
      });
      socket.write(new Iso8583(message).getBufferMessage());
    });

  it('authorises, and its journal holds no card number', async () => {
    const { rows, site, seen } = await started(acquirer, { outcomes: 'adyen' });
    const answer = await ask(rows[0]?.address ?? '', purchase('000001', 4124));
    expect(new Iso8583().getIsoJSON(answer)).toMatchObject({ 0: '0210', 39: '51' });
    expect(seen[0]).toMatchObject({ route: 'iso 0200', device: 'TERM0417', note: 'DE 39 51' });
    const journal = JSON.stringify([site.journal.samples('main'), site.journal.recent('main', 10)]);
    expect(journal).toContain('476173******0119');
    expect(journal).not.toContain(PAN);
  });

  it('refuses settings that it does not know', async () => {
    await expect(started(acquirer, { framing: { length: 'be3' } })).rejects.toThrow(/be2/);
  });
});
