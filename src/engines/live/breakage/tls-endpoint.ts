import { createServer, type TlsOptions } from 'node:tls';
import { buildConnector } from 'undici';
import { type Certificates, makeCertificates } from '../../../../mocks/wire/certificates.ts';
import type { Ground } from './ground.ts';

/** The name the endpoint is called by, whatever the service's own host. */
const CALLED = { hostname: 'localhost', host: 'localhost', servername: 'localhost', port: '443' };

/** What is wrong with an endpoint, and what its client trusts. */
export interface Endpoint {
  /** The server's side. */
  readonly server: TlsOptions;
  /** Authorities of the client; absent: the known ones, which are not ours. */
  readonly ca?: string;
}

/**
 * A connector that makes a real TLS handshake, as a client that wants TLS 1.2 or later, with an
 * endpoint on loopback.
 */
export const handshake =
  (
    ground: Ground,
    endpointOf: (certificates: Certificates) => Promise<Endpoint>,
  ): buildConnector.connector =>
  (_options, callback) => {
    const failed = (cause: unknown): void =>
      callback(cause instanceof Error ? cause : new Error(String(cause)), null);
    makeCertificates()
      .then(endpointOf)
      .then(async ({ server, ca }) => {
        const endpoint = createServer(server);
        endpoint.on('tlsClientError', () => undefined);
        const httpSocket = await ground.connect((far) => endpoint.emit('connection', far));
        const connect = buildConnector({
          timeout: 0,
          maxCachedSessions: 0,
          minVersion: 'TLSv1.2',
          ...(ca !== undefined && { ca }),
        });
        connect({ ...CALLED, protocol: 'https:', httpSocket }, callback);
      })
      .catch(failed);
  };
