import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Failure } from '../../src/model/failure.ts';

/** A server on a loopback port. */
export interface Listening {
  readonly url: string;
  close(): Promise<void>;
}

/** Connections the kernel may hold that are not accepted yet: a fleet that opens at once. */
const BACKLOG = 4096;

/**
 * Serves on a loopback port, any free one for 0.
 * @throws Failure PD_PORT_IN_USE when another process has the port
 */
export function listen(listener: RequestListener, host: string, port: number): Promise<Listening> {
  const server = createServer({ keepAliveTimeout: 65_000, noDelay: true }, listener);
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
      resolve({ url: `http://${host}:${bound}`, close });
    });
  });
}
