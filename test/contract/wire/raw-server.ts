import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { WIRE_CASES } from './cases.ts';

/** A server that speaks no HTTP of its own: it plays the cases of the wire. */
export interface RawServer {
  readonly url: string;
  /** How often the request of each case came, by the case's place in the table. */
  readonly came: ReadonlyMap<number, number>;
  close(): Promise<void>;
}

/** Opens one; a request's path is its case's place in the table. */
export async function openRawServer(): Promise<RawServer> {
  const came = new Map<number, number>();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).once('close', () => sockets.delete(socket));
    let read = '';
    socket.on('data', (chunk) => {
      read += chunk.toString('latin1');
      const request = wholeRequest(read);
      if (request === undefined) return;
      read = '';
      came.set(request.place, (came.get(request.place) ?? 0) + 1);
      play(request, socket);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    came,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Request {
  readonly place: number;
  /** Method, content type, own header, length and body. */
  readonly echo: string;
}

function wholeRequest(read: string): Request | undefined {
  const end = read.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const head = read.slice(0, end);
  const body = read.slice(end + 4);
  const header = (name: string): string =>
    new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1]?.trim() ?? '-';
  const length = header('content-length');
  if (length !== '-' && body.length < Number(length)) return undefined;
  const [, method, place] = /^(\w+) \/(\d+) /.exec(head) ?? [];
  const text = Buffer.from(body, 'latin1').toString('utf8');
  // Whether nothing is said to be nothing is each client's own affair.
  const said = length === '0' ? '-' : length;
  return {
    place: Number(place),
    echo: `${method} ${header('content-type')} ${header('x-own')} ${said} ${text}`,
  };
}

function play({ place, echo }: Request, socket: Socket): void {
  const { plays, fate } = WIRE_CASES[place]!;
  const size = Buffer.byteLength(echo);
  const text = plays.replace(
    '{{echo}}',
    `HTTP/1.1 200 OK\r\ncontent-length: ${size}\r\n\r\n${echo}`,
  );
  const end = (): void => {
    if (fate === 'closes') socket.end();
    if (fate === 'resets') socket.resetAndDestroy();
  };
  // An RST overtakes what has not been read yet.
  if (text === '') end();
  else socket.write(text, () => setTimeout(end, fate === 'resets' ? 20 : 0));
}
