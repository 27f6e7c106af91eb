import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { request as send } from 'undici';

/** What a proxy does with the next request instead of passing it on. */
export type Misbehaviour =
  | {
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    }
  /** Passes it on, and gives the answer's place to this text. */
  | { readonly garble: string }
  | { readonly late_ms: number }
  | { readonly drop: true };

/** A request as it came by. */
export interface Passed {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** Stands between a client and a service, and misbehaves when told to. */
export interface MisbehavingProxy {
  readonly url: string;
  readonly passed: Passed[];
  /** For the next requests, one each; those after are passed on. */
  next(...misbehaviours: Misbehaviour[]): void;
  close(): Promise<void>;
}

/** Starts a proxy in front of a service's base URL. */
export async function misbehavingProxy(target: string): Promise<MisbehavingProxy> {
  const script: Misbehaviour[] = [];
  const passed: Passed[] = [];
  const server = createServer((request, response) => {
    void serve(target, request, response, script, passed).catch(() => response.destroy());
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { pathname } = new URL(target);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${pathname === '/' ? '' : pathname}`,
    passed,
    next: (...misbehaviours) => {
      script.splice(0, script.length, ...misbehaviours);
    },
    close: () => stop(server),
  };
}

async function serve(
  target: string,
  request: IncomingMessage,
  response: ServerResponse,
  script: Misbehaviour[],
  passed: Passed[],
): Promise<void> {
  const { method = 'GET', url: path = '/', headers } = request;
  const body = await buffer(request);
  passed.push({ method, path, headers, body: body.toString() });
  const order = script.shift();
  if (order !== undefined && 'drop' in order) {
    request.socket.resetAndDestroy();
    return;
  }
  if (order !== undefined && 'status' in order) {
    response.writeHead(order.status, { 'content-type': 'application/json', ...order.headers });
    response.end(order.body ?? '{}');
    return;
  }
  if (order !== undefined && 'late_ms' in order) {
    await new Promise((resolve) => setTimeout(resolve, order.late_ms));
  }
  const { host: _, connection: __, 'transfer-encoding': ___, ...rest } = headers;
  const answer = await send(new URL(path, target), {
    method: method as 'GET',
    headers: rest as Record<string, string>,
    body: body.length === 0 ? null : body,
  });
  const text = await answer.body.text();
  const kept = Object.entries(answer.headers).filter(
    ([name]) => !['content-length', 'transfer-encoding', 'connection'].includes(name),
  );
  response.writeHead(answer.statusCode, Object.fromEntries(kept) as Record<string, string>);
  response.end(order !== undefined && 'garble' in order ? order.garble : text);
}

async function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
}
