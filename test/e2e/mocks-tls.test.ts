import { request } from 'node:https';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REFERENCE_APIS } from '../../mocks/reference-api.ts';
import { runSystems } from '../../mocks/run-systems.ts';
import { makeSite } from '../../mocks/site.ts';
import { CertificateFolder } from '../../mocks/wire/certificate-folder.ts';
import {
  type Certificates,
  type KeyPair,
  makeCertificates,
} from '../../mocks/wire/certificates.ts';
import type { Listening } from '../../mocks/wire/listen.ts';
import { serveApi } from '../../mocks/wire/serve-api.ts';
import { serverTls } from '../../mocks/wire/server-tls.ts';
import { Worlds } from '../../mocks/worlds.ts';
import { report } from '../unit/mocks/reports.ts';

const worlds = new Worlds({ seed: 1, promotions: [], coupons: [] });
const open: Listening[] = [];
let certificates: Certificates;
beforeAll(async () => {
  certificates = await makeCertificates();
});
afterAll(async () => {
  await Promise.all(open.map((one) => one.close()));
});

async function serve(tls: Awaited<ReturnType<typeof serverTls>>, lane?: string): Promise<string> {
  const options = { tls, ...(lane === undefined ? {} : { lane }) };
  const one = await serveApi(REFERENCE_APIS.support, worlds, options);
  open.push(one);
  return one.url;
}

/** POSTs a ticket; the answer's status, or the code of what went wrong with the connection. */
const openTicket = (url: string, client?: KeyPair, host = '127.0.0.1'): Promise<unknown> =>
  new Promise((resolve) => {
    const body = JSON.stringify(report('x'));
    const sent = request(`${url.replace('127.0.0.1', host)}/v1/tickets`, {
      method: 'POST',
      ca: certificates.ca,
      agent: false,
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      ...client,
    });
    sent.on('response', (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', (error: NodeJS.ErrnoException) => resolve(error.code));
    sent.end(body);
  });

describe('TLS', () => {
  it('serves clients that trust the CA, by address and by name', async () => {
    const url = await serve(await serverTls(certificates, false), 'tls');
    expect(url).toMatch(/^https:/);
    expect(await openTicket(url)).toBe(201);
    expect(await openTicket(url, undefined, 'localhost')).toBe(200);
    await expect(fetch(url)).rejects.toThrow();
  });

  it('has certificates that are past their date, and for another host', async () => {
    const expired = await serve(await certificates.leaf('expired'));
    expect(await openTicket(expired)).toBe('CERT_HAS_EXPIRED');
    const elsewhere = await serve(await certificates.leaf('wrong-host'));
    expect(await openTicket(elsewhere)).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
  });

  it('with mutual TLS, turns strangers away and takes the lane from the certificate', async () => {
    const url = await serve(await serverTls(certificates, true));
    expect(await openTicket(url)).not.toBe(201);
    expect(await openTicket(url, await certificates.client('vendor-a'))).toBe(201);
    expect(await openTicket(url, await certificates.client('vendor-a'))).toBe(200);
    expect(await openTicket(url, await certificates.client('vendor-b'))).toBe(201);
    expect(worlds.known('vendor-a')?.support.list({})).toHaveLength(1);
    expect(worlds.known('main')?.support.list({})).toHaveLength(0);
  });

  it('hides the admin token, too: the admin API speaks TLS where a token is wanted', async () => {
    const folder = new CertificateFolder();
    const token = 'a-long-enough-token';
    const site = makeSite({ seed: 1, promotions: [], coupons: [] });
    const running = await runSystems({
      ...{ site, systems: [], host: '127.0.0.1', lanes: [], certificates: folder, env: {} },
      ...{ tls: 'mutual' as const, settingsOf: () => ({}), adminToken: token },
    });
    open.push({ url: '', close: running.close });
    expect(running.adminUrl).toMatch(/^https:/);
    const ask = (ca: string | undefined): Promise<unknown> =>
      new Promise((resolve) => {
        const headers = { authorization: `Bearer ${token}` };
        const sent = request(`${running.adminUrl}/counters`, { headers, ca, agent: false });
        sent.on('response', (response) => {
          response.resume();
          resolve(response.statusCode);
        });
        sent.on('error', (error: NodeJS.ErrnoException) => resolve(error.code));
        sent.end();
      });
    expect(await ask(certificates.ca)).toBe(200);
    expect(await ask(undefined)).not.toBe(200);
    // The live page is of this machine, and knows no certificate.
    expect(running.innerAdminUrl).toMatch(/^http:\/\/127\.0\.0\.1:/);
    const headers = { authorization: `Bearer ${token}` };
    expect((await fetch(`${running.innerAdminUrl}/counters`, { headers })).status).toBe(200);
    expect((await fetch(`${running.innerAdminUrl}/counters`)).status).toBe(401);
    folder.remove();
  });

  it('makes each certificate once', async () => {
    expect(await makeCertificates()).toBe(certificates);
    expect(await certificates.client('a')).toBe(await certificates.client('a'));
    expect((await certificates.client('a')).cert).not.toBe((await certificates.client('b')).cert);
  });
});
