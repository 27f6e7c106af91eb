import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { BODY_LIMIT, TOO_LARGE } from './body-limit.ts';
import { emit } from './emit.ts';
import type { Answer, Incoming } from './exchange.ts';
import type { FrontDesk } from './front-desk.ts';
import type { Refusal } from './refusal.ts';

/**
 * Serves an API straight from node:http, without a Request and a Response in between, which
 * would cost about as much again as the pricing of a basket (bench/mocks.bench.ts).
 * @param lane what a connection says of the lane, if it does
 */
export function httpListener(
  desk: FrontDesk,
  lane?: (request: IncomingMessage) => string | undefined,
): RequestListener {
  return (request, response) => {
    const incoming = (body: string): Incoming => incomingOf(request, body, lane?.(request));
    const send = (answer: Answer): void => write(response, answer);
    const refuse = (): void => {
      desk.refuse(incoming(''), CLOSING, send);
      request.resume();
    };
    if (Number(request.headers['content-length']) > BODY_LIMIT) refuse();
    else if (!hasBody(request)) desk.handle(incoming(''), send);
    else readBody(request, refuse, (body) => desk.handle(incoming(body), send));
  };
}

/** The rest of the body is still on its way, so the connection can carry nothing else. */
const CLOSING: Refusal = { ...TOO_LARGE, headers: { connection: 'close' } };

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined ||
  (headers['content-length'] !== undefined && headers['content-length'] !== '0');

/** A request of node:http, its body read. */
export function incomingOf(
  request: IncomingMessage,
  body: string,
  lane: string | undefined,
): Incoming {
  const { method = '' } = request;
  const url = belowOrigin(request.url ?? '');
  const mark = url.indexOf('?');
  return {
    method,
    path: mark < 0 ? url : url.slice(0, mark),
    search: mark < 0 ? '' : url.slice(mark),
    header: (name) => headerOf(request, name),
    headers: () => headersOf(request),
    scheme: 'encrypted' in request.socket ? 'https' : 'http',
    body,
    lane,
  };
}

/** Clients that think us a proxy send the whole address (RFC 9112 §3.2.2). */
const belowOrigin = (target: string): string =>
  target.startsWith('/') ? target : target.replace(/^https?:\/\/[^/?#]*/i, '') || '/';

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

const headersOf = ({ rawHeaders }: IncomingMessage): readonly (readonly [string, string])[] =>
  rawHeaders.flatMap((name, i) => (i % 2 === 0 ? [[name, rawHeaders[i + 1] ?? ''] as const] : []));

function write(response: ServerResponse, answer: Answer): void {
  if (response.destroyed) return;
  const { status, type, headers, body, emission } = answer;
  if (emission !== undefined && response.socket !== null) {
    emit(response.socket, answer, emission);
    return;
  }
  const raw: string[] = [];
  if (body !== '') {
    raw.push('content-type', type, 'content-length', String(Buffer.byteLength(body)));
  }
  for (const name in headers) raw.push(name, headers[name] ?? '');
  try {
    response.writeHead(status, raw);
    response.end(body);
  } catch (error) {
    // A header or status that HTTP cannot carry is the mock's fault, and must not end it.
    response.writeHead(500, { 'content-type': 'text/plain' });
    response.end(error instanceof Error ? error.message : 'The answer cannot be written.');
  }
}
