import { createServer, type Server, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCertificates } from '../../mocks/wire/certificates.ts';
import { k6, runInK6 } from './k6/run-in-k6.ts';
import type { Heard } from './wire/cases.ts';

/** What was heard of a server inside k6. */
interface Ended {
  readonly name: string;
  readonly heard?: Heard;
  readonly error?: string;
}

/** Servers by what is wrong with them, and how an attempt at them ends. */
const ENDS = {
  good: 'answered',
  expired: 'refused',
  'for another host': 'refused',
  'of an old version': 'refused',
  'that wants a certificate': 'refused',
} as const;
type Name = keyof typeof ENDS;

async function serverOptions(): Promise<Readonly<Record<Name, ServerOptions>>> {
  const { leaf, ca } = await makeCertificates();
  const good = await leaf('good');
  return {
    good,
    expired: await leaf('expired'),
    'for another host': await leaf('wrong-host'),
    'of an old version': {
      ...good,
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1.1',
      ciphers: 'DEFAULT@SECLEVEL=0',
    },
    // With TLS 1.3 the client is through before it is refused.
    'that wants a certificate': {
      ...good,
      ca,
      requestCert: true,
      rejectUnauthorized: true,
      maxVersion: 'TLSv1.2',
    },
  };
}

describe.skipIf(k6 === undefined)('handshakes inside k6', () => {
  const servers: Server[] = [];
  let trusting: readonly Ended[] = [];
  let wary: readonly Ended[] = [];
  beforeAll(async () => {
    const urls: Record<string, string> = {};
    for (const [name, options] of Object.entries(await serverOptions())) {
      const server = createServer(options, (_, response) => response.end('whole'));
      server.on('tlsClientError', () => undefined);
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      servers.push(server);
      urls[name] = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
    }
    const { ca } = await makeCertificates();
    const SERVERS = JSON.stringify(urls);
    // As a run tells k6 whom to trust.
    const env = { SERVERS, SSL_CERT_FILE: 'authorities.pem' };
    trusting = await runInK6<Ended>('handshakes', { env, files: { 'authorities.pem': ca } });
    wary = await runInK6<Ended>('handshakes', { env: { SERVERS } });
  }, 90_000);
  afterAll(() => Promise.all(servers.map((server) => server.close())));

  it.each(Object.entries(ENDS))('a server %s: %s', (name, end) => {
    expect(trusting.find((each) => each.name === name)).toMatchObject({ heard: { end } });
  });

  it('a server of an authority that nobody knows: refused', () => {
    expect(wary.find(({ name }) => name === 'good')).toMatchObject({ heard: { end: 'refused' } });
  });
});
