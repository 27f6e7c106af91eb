import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Failure } from '../../model/failure.ts';
import type { FaultOrder } from '../../model/fault-order.ts';
import type { Orders } from './lines.ts';

/** Where the shards of a run in k6 get their orders, and may bring their lines. */
export interface RunDesk {
  /** Base address for `PEAKDAY_RUN` or `PEAKDAY_COLLECTOR`. */
  readonly url: string;
  /** Ends the window: every shard hears of it within half a second, and drains. */
  stop(): void;
  order(order: FaultOrder): void;
  close(): Promise<void>;
}

/** Where a desk is opened, and what it does with lines that are brought. */
export interface RunDeskOptions {
  readonly host?: string;
  readonly port?: number;
  /** What a shard must say (header `peakday-token`) to be heard. */
  readonly token?: string;
  /** Takes one line of a shard; absent: lines are not taken here. */
  readonly take?: (line: string) => void;
  /** Called after each parcel of lines. */
  readonly taken?: () => void;
}

/** Opens a run's desk; on this machine only unless another address is named. */
export async function openRunDesk(options: RunDeskOptions = {}): Promise<RunDesk> {
  const { host = '127.0.0.1', port = 0 } = options;
  const faults: FaultOrder[] = [];
  let isStopped = false;
  const told = new Map<string, number>();
  const server = createServer((request, response) => {
    const answer = (status: number, body: string): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(body);
    };
    hear(request, options, told).then(
      (status) => {
        const orders: Orders = { stop: isStopped, faults };
        answer(status, status === 200 ? JSON.stringify(orders) : '{}');
      },
      () => answer(500, '{}'),
    );
  });
  await listen(server, host, port);
  const { port: bound } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`,
    stop: () => {
      isStopped = true;
    },
    order: (order) => {
      faults.push(order);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Takes a shard's parcel, less what was taken before: an answer may have got lost. */
async function hear(
  request: IncomingMessage,
  { token, take, taken }: RunDeskOptions,
  told: Map<string, number>,
): Promise<number> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://desk');
  const [, shard] = /^\/shards\/(\d{1,6})$/.exec(pathname) ?? [];
  if (request.method !== 'POST' || shard === undefined) {
    request.resume();
    return 404;
  }
  if (token !== undefined && request.headers['peakday-token'] !== token) {
    request.resume();
    return 401;
  }
  const body = await text(request);
  if (body === '' || take === undefined) return 200;
  const lines = body.split('\n').filter((line) => line !== '');
  const before = Number(searchParams.get('told') ?? 0);
  const known = told.get(shard) ?? 0;
  for (const line of lines.slice(Math.max(0, known - before))) take(line);
  told.set(shard, Math.max(known, before + lines.length));
  taken?.();
  return 200;
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const taken = cause.code === 'EADDRINUSE';
      reject(
        new Failure(
          taken ? 'PD_PORT_IN_USE' : 'PD_USAGE',
          `${host}:${port} cannot be opened: ${cause.code ?? cause.message}`,
          {
            hint: taken ? 'name another port, or stop what uses this one' : 'name another address',
          },
        ),
      );
    });
    server.listen(port, host, resolve);
  });
}
