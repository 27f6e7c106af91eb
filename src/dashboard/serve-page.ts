import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Failure } from '../model/failure.ts';
import { type PageSource, pageApp } from './page-app.ts';

/** A live page that is being served. */
export interface ServedPage {
  /** `http://127.0.0.1:8700`, without the token. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/**
 * Serves the live page on 127.0.0.1.
 * @param port 0 takes any that is free
 * @throws Failure PD_PORT_IN_USE
 */
export function servePage(port: number, source: PageSource): Promise<ServedPage> {
  const listener = getRequestListener(pageApp(source).fetch, { overrideGlobalObjects: false });
  const server = createServer(listener);
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') return reject(error);
      reject(
        new Failure('PD_PORT_IN_USE', `port ${port} on 127.0.0.1 is in use`, {
          hint: 'choose another with --ui-port; 0 takes any that is free',
          cause: error,
        }),
      );
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      const bound = typeof address === 'object' && address !== null ? address.port : port;
      resolve({
        url: `http://127.0.0.1:${bound}`,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            server.closeAllConnections();
          }),
      });
    });
  });
}
