import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Certificates, makeCertificates } from '../../mocks/wire/certificates.ts';
import { serverTls } from '../../mocks/wire/server-tls.ts';
import { Session } from '../../src/engines/live/session.ts';
import type { Binding } from '../../src/services/binding.ts';
import type { TargetAccess } from '../../src/services/credentials.ts';
import { liveClient } from '../contract/live-client.ts';

let server: Server;
let certificates: Certificates;
let url = '';

beforeAll(async () => {
  certificates = await makeCertificates();
  server = createServer(await serverTls(certificates, true), (request, response) => {
    const { CN } = (request.socket as TLSSocket).getPeerCertificate().subject;
    response.end(JSON.stringify({ id: CN, state: 'new' }));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

const desk: Binding = {
  name: 'desk',
  services: ['support'],
  auth: ['mtls'],
  operations: {
    'support.get': {
      request: ({ ticketId }) => ({ method: 'GET', path: `/${ticketId}` }),
      read: (_, body) => ({ ok: true, reply: JSON.parse(body) }),
    },
  },
};

async function ask(access: TargetAccess) {
  const client = liveClient({ url, binding: desk, access, attempts: 1 });
  try {
    return await client.ask('support.get', { ticketId: 't' });
  } finally {
    await client.close();
  }
}

describe('a target that wants a client certificate', () => {
  it('is reached with it, the server being known by the authority of the target', async () => {
    const { key, cert } = await certificates.client('fleet');
    const tls = { ca: certificates.ca, key, cert };
    expect(await ask({ tls })).toMatchObject({ kind: 'ok', body: { id: 'fleet' } });
  });

  it.each([
    ['without the authority', async () => certificates.client('fleet')],
    ['without a client certificate', async () => ({ ca: certificates.ca })],
  ])('is not reached %s', async (_, files) => {
    const tls = await files();
    expect(['refused', 'reset']).toContain((await ask({ tls })).kind);
    const session = new Session({
      url,
      binding: desk,
      settings: {},
      access: { tls },
      runId: 'r',
      userAgent: 'test',
    });
    const { result, detail } = await session.exchange({ method: 'GET', path: '/' });
    await session.close();
    expect(['refused', 'reset']).toContain(result.end);
    expect(detail).toMatch(/certificate|alert|socket|ECONNRESET/i);
  });
});
