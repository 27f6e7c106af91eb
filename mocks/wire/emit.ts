import type { Socket } from 'node:net';
import type { Emission } from './emission.ts';
import type { Answer } from './exchange.ts';
import { headText, hugeHead } from './head-text.ts';

type How = Emission['how'];
type EmissionOf<K extends How> = Extract<Emission, { readonly how: K }>;
type Emit<K extends How> = (socket: Socket, answer: Answer, emission: EmissionOf<K>) => void;

/**
 * Writes an answer past HTTP, straight on its connection, which ends with it. A client that goes
 * away meanwhile, or a server that closes, ends it as well.
 */
export function emit(socket: Socket, answer: Answer, emission: Emission): void {
  // An emission and the writer of its kind: the table pairs them, the union cannot say so.
  (EMITTERS[emission.how] as Emit<How>)(socket, answer, emission);
}

const EMITTERS: { readonly [K in How]: Emit<K> } = {
  cutShort(socket, answer) {
    socket.write(headText(answer));
    finish(socket, halves(answer)[0]);
  },
  brokenChunk(socket, answer) {
    const [first] = halves(answer);
    socket.write(headText(answer, { 'transfer-encoding': 'chunked' }));
    socket.write(`${first.length.toString(16)}\r\n`);
    socket.write(first);
    finish(socket, '\r\nno size\r\n');
  },
  garbage: (socket) => finish(socket, GARBAGE),
  shortLength(socket, answer) {
    const [first] = halves(answer);
    socket.write(headText(answer, { 'content-length': String(first.length) }));
    finish(socket, answer.body);
  },
  stalled(socket, answer, { until }) {
    const [first, rest] = halves(answer);
    socket.write(headText(answer));
    socket.write(first);
    whenOver(socket, until, () => finish(socket, rest));
  },
  slowHead(socket, answer, { pauseWall_us, until }) {
    const head = headText(answer);
    let written = 0;
    const timer = setInterval(() => {
      socket.write(head.charAt(written++), 'latin1');
      if (written === head.length) end();
    }, pauseWall_us / 1e3);
    const end = (): void => {
      clearInterval(timer);
      forget();
      socket.write(head.slice(written), 'latin1');
      finish(socket, answer.body);
    };
    const forget = whenOver(socket, until, end);
    socket.once('close', () => clearInterval(timer));
  },
  hugeHead(socket, answer, { bytes }) {
    socket.write(hugeHead(answer, bytes));
    finish(socket, answer.body);
  },
};

const GARBAGE = Buffer.from('\u0000\u0001peakday garbage\u0002\r\n\r\n', 'latin1');

function halves({ body }: Answer): readonly [Buffer, Buffer] {
  const bytes = Buffer.from(body);
  const middle = Math.floor(bytes.length / 2);
  return [bytes.subarray(0, middle), bytes.subarray(middle)];
}

/** What is written goes out, then the connection ends, whatever the client does. */
function finish(socket: Socket, last: string | Buffer): void {
  socket.write(last);
  socket.destroySoon();
}

/** As soon as the fault is over, unless the client has gone before. */
function whenOver(
  socket: Socket,
  until: EmissionOf<'stalled'>['until'],
  then: () => void,
): () => void {
  const forget = until.whenHealed(then);
  socket.once('close', forget);
  return forget;
}
