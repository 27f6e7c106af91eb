import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { BODY_LIMIT, tooLarge } from './body-limit.ts';
import type { Answer } from './exchange.ts';
import type { FrontDesk } from './front-desk.ts';
import type { Route } from './route.ts';

/**
 * Serves POST routes without members in their path straight from node:http, and leaves the rest
 * to the app: the same front desk, without a Request and a Response in between, which would
 * cost about as much again as the pricing of a basket (bench/mocks.bench.ts).
 */
export function fastLane(desk: FrontDesk, app: RequestListener): RequestListener {
  const lanes = new Map<string, Route>();
  for (const route of desk.routes)
    if (route.method === 'POST' && !route.path.includes('{')) lanes.set(route.path, route);
  return (request, response) => {
    const path = request.url ?? '';
    const header = (name: string): string | undefined => headerOf(request, name);
    const refuse = (): void => {
      const stray = { ...NOTHING_READ, method: request.method ?? '', path, header };
      write(response, desk.stray(stray, tooLarge({ connection: 'close' })));
      request.resume();
    };
    const route = request.method === 'POST' ? lanes.get(path) : undefined;
    if (Number(request.headers['content-length']) > BODY_LIMIT) refuse();
    else if (route === undefined) app(request, response);
    else
      readBody(request, refuse, (body) => {
        const incoming = { ...NOTHING_READ, method: 'POST', path, header, body };
        desk.respond(route, incoming, (answer) => write(response, answer));
      });
  };
}

const NOTHING_READ = { parameters: {}, query: () => undefined, body: '' };

/** Reads the body as text, or calls `refuse` once as soon as it is too large. */
function readBody(
  request: IncomingMessage,
  refuse: () => void,
  done: (body: string) => void,
): void {
  const chunks: Buffer[] = [];
  let bytes = 0;
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes <= BODY_LIMIT) chunks.push(chunk);
    else if (bytes - chunk.length <= BODY_LIMIT) refuse();
  });
  request.on('end', () => {
    if (bytes > BODY_LIMIT) return;
    const [only] = chunks;
    done(chunks.length === 1 && only ? only.toString('utf8') : Buffer.concat(chunks).toString());
  });
}

function headerOf({ headers }: IncomingMessage, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value : value?.[0];
}

function write(response: ServerResponse, { status, type, headers, body }: Answer): void {
  if (response.destroyed) return;
  const raw: string[] = [];
  if (body !== '') {
    raw.push('content-type', type, 'content-length', String(Buffer.byteLength(body)));
  }
  for (const name in headers) raw.push(name, headers[name] ?? '');
  response.writeHead(status, raw);
  response.end(body);
}
