import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { Failure } from '../../src/model/failure.ts';
import type { ServerTls } from './server-tls.ts';

/** A server on a port. */
export interface Listening {
  readonly url: string;
  close(): Promise<void>;
}

/** Where to listen. */
export interface Address {
  readonly host: string;
  /** Any free one for 0. */
  readonly port: number;
  /** https with it, http without. */
  readonly tls?: ServerTls | undefined;
}

/** Connections the kernel may hold that are not accepted yet: a fleet that opens at once. */
const BACKLOG = 4096;

/**
 * Serves on a port.
 * @throws Failure PD_PORT_IN_USE when another process has the port
 */
export function listen(
  listener: RequestListener,
  { host, port, tls }: Address,
): Promise<Listening> {
  const options = { keepAliveTimeout: 65_000, noDelay: true };
  const server: Server =
    tls === undefined
      ? createServer(options, listener)
      : createTlsServer({ ...options, ...tls }, listener);
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') return reject(error);
      const hint = 'stop what listens there, or choose another port';
      reject(
        new Failure('PD_PORT_IN_USE', `port ${port} on ${host} is in use`, { hint, cause: error }),
      );
    });
    server.listen({ host, port, backlog: BACKLOG }, () => {
      const address: AddressInfo | string | null = server.address();
      const bound = typeof address === 'object' && address !== null ? address.port : port;
      const close = (): Promise<void> =>
        new Promise((closed) => {
          server.close(() => closed());
          server.closeAllConnections();
        });
      const scheme = tls === undefined ? 'http' : 'https';
      const named = host.includes(':') ? `[${host}]` : host;
      resolve({ url: `${scheme}://${named}:${bound}`, close });
    });
  });
}
