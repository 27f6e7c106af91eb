import { createServer, type Server, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import { createServer as createTlsServer } from 'node:tls';
import { Failure } from '../../src/model/failure.ts';
import type { ServerTls } from '../wire/server-tls.ts';
import type { AcquirerHost } from './acquirer-host.ts';
import { type IsoEncoding, PLAIN, pack, unpack } from './codec.ts';
import { type Frame, FrameReader, type Framing, frame, TWO_BYTES } from './framing.ts';
import type { IsoMessage } from './iso-message.ts';

/** A message that came and what was answered, with neither card data nor secrets to be logged. */
export interface IsoExchange {
  readonly request: IsoMessage;
  /** Undefined when it was lost, or nothing was to be said. */
  readonly reply: IsoMessage | undefined;
  readonly latency_us: number;
}

/** Where and how the host listens. */
export interface ServeAcquirerOptions {
  /** Asked for anew with every message, as a reset replaces it. */
  readonly acquirer: () => AcquirerHost;
  readonly host?: string;
  readonly port?: number;
  readonly framing?: Framing;
  readonly encoding?: IsoEncoding;
  readonly tls?: ServerTls | undefined;
  readonly onExchange?: ((exchange: IsoExchange) => void) | undefined;
}

/** A host that listens. */
export interface RunningAcquirer {
  readonly port: number;
  /** Stops listening and cuts what is still open. */
  close(): Promise<void>;
}

/** Answers a client may leave unread, bytes; then it is cut off. */
const UNREAD_LIMIT = 1 << 20;

/**
 * Serves an acquirer's host over TCP, or TLS: many connections, many messages on each.
 * @throws Failure PD_PORT_IN_USE
 */
export function serveAcquirer(options: ServeAcquirerOptions): Promise<RunningAcquirer> {
  const { host = '127.0.0.1', port = 0, tls } = options;
  const open = new Set<Socket>();
  const accept = (socket: Socket): void => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    converse(socket, options);
  };
  const server: Server = tls === undefined ? createServer(accept) : createTlsServer(tls, accept);
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') return reject(error);
      const hint = 'stop what listens there, or choose another port';
      reject(
        new Failure('PD_PORT_IN_USE', `port ${port} on ${host} is in use`, { hint, cause: error }),
      );
    });
    server.listen({ host, port }, () => {
      const address = server.address();
      const bound = typeof address === 'object' && address !== null ? address.port : port;
      const close = (): Promise<void> =>
        new Promise((closed) => {
          server.close(() => closed());
          for (const socket of open) socket.destroy();
        });
      resolve({ port: bound, close });
    });
  });
}

function converse(socket: Socket, options: ServeAcquirerOptions): void {
  const { framing = TWO_BYTES } = options;
  const reader = new FrameReader(framing);
  socket.setNoDelay(true);
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk: Buffer) => {
    const frames = reader.push(chunk);
    // There is no telling where the next message would begin.
    if (frames === undefined || socket.writableLength > UNREAD_LIMIT) {
      socket.destroy();
      return;
    }
    for (const one of frames) {
      const answer = answerTo(one, options);
      if (answer !== undefined) socket.write(frame(answer, framing, one.tpdu));
    }
  });
}

function answerTo({ payload }: Frame, options: ServeAcquirerOptions): Buffer | undefined {
  const { encoding = PLAIN, acquirer, onExchange } = options;
  const began_ms = performance.now();
  const unpacked = unpack(payload, encoding);
  if (unpacked.message === undefined) return undefined;
  const request = unpacked.message;
  const reply = unpacked.ok ? acquirer().answer(request) : acquirer().formatError(request);
  const answer = reply && pack(reply, encoding);
  onExchange?.({ request, reply, latency_us: (performance.now() - began_ms) * 1000 });
  return answer;
}
