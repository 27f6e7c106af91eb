import type { Emission } from './emission.ts';
import type { Answer } from './exchange.ts';
import { headText } from './head-text.ts';

/** Bytes of a head that clients take (Node's and undici's limit). */
const LONGEST_HEAD = 16_384;

/**
 * What fetch shows of an answer that goes out past HTTP, where there is no socket to write on:
 * bodies that break off or stall are streams that do, what no parser takes is a network error.
 */
export async function emulate(answer: Answer, emission: Emission): Promise<Response> {
  const { status, type, headers, body } = answer;
  const whole = Buffer.from(body);
  const half = whole.subarray(0, Math.floor(whole.length / 2));
  const withBody = (content: string | Uint8Array<ArrayBuffer> | null): Response =>
    new Response(content, { status, headers: { 'content-type': type, ...headers } });
  // Its length is promised: msw 3 puts answers on a socket, where without one the end is an end.
  const promised = (content: ReadableStream): Response => {
    const length = String(whole.length);
    return new Response(content, {
      status,
      headers: { 'content-type': type, ...headers, 'content-length': length },
    });
  };
  switch (emission.how) {
    case 'garbage':
      return Response.error();
    case 'hugeHead':
      return emission.bytes > LONGEST_HEAD ? Response.error() : withBody(body === '' ? null : body);
    case 'shortLength':
      return withBody(new Uint8Array(half));
    case 'slowHead': {
      await over(emission, (headText(answer).length * emission.pauseWall_us) / 1e3);
      return withBody(body === '' ? null : body);
    }
    case 'cutShort':
    case 'brokenChunk':
      return promised(stream(half, (end) => end.error(new TypeError('terminated'))));
    case 'stalled':
      return promised(
        stream(half, (end) => {
          emission.until.whenHealed(() => {
            end.enqueue(whole.subarray(half.length));
            end.close();
          });
        }),
      );
  }
}

type Controller = ReadableStreamDefaultController<Uint8Array>;

/** A body of which one piece is read before what follows it. */
function stream(piece: Uint8Array, follows: (end: Controller) => void): ReadableStream<Uint8Array> {
  let isRead = false;
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (isRead) follows(controller);
        else controller.enqueue(piece);
        isRead = true;
      },
    },
    { highWaterMark: 0 },
  );
}

/** After so long, or as soon as the fault is over. */
function over(
  { until }: Extract<Emission, { readonly how: 'slowHead' }>,
  limit_ms: number,
): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      forget();
      resolve();
    };
    const timer = setTimeout(end, limit_ms);
    const forget = until.whenHealed(end);
  });
}
