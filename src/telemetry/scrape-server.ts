import { createServer, type ServerResponse } from 'node:http';
import { Failure } from '../model/failure.ts';
import { TEXT_TYPE } from './prometheus-text.ts';

/** A Prometheus scrape endpoint on loopback. */
export interface ScrapeServer {
  /** `http://127.0.0.1:9464/metrics` */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/**
 * Serves `GET /metrics` on 127.0.0.1; it does not keep the process alive.
 * @param port 0 takes any that is free
 * @param text the metrics of now, in Prometheus' text format
 * @throws Failure PD_PORT_IN_USE
 */
export function serveScrapes(port: number, text: () => string): Promise<ScrapeServer> {
  const server = createServer(({ method, url = '' }, response) => {
    const isKnown = url === '/metrics' || url.startsWith('/metrics?');
    if (!isKnown) return answer(response, 404, 'metrics are at /metrics\n');
    if (method !== 'GET' && method !== 'HEAD') return answer(response, 405, 'GET, please\n');
    answer(response, 200, text());
  });
  server.unref();
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') return reject(error);
      reject(
        new Failure('PD_PORT_IN_USE', `port ${port} on 127.0.0.1 is in use`, {
          hint: 'choose another with --prometheus-port; 0 takes any that is free',
          cause: error,
        }),
      );
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      const bound = typeof address === 'object' && address !== null ? address.port : port;
      resolve({
        url: `http://127.0.0.1:${bound}/metrics`,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            server.closeAllConnections();
          }),
      });
    });
  });
}

function answer(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': TEXT_TYPE }).end(text);
}
