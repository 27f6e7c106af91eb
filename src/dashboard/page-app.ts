import { createHash, timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import type { FaultOrder } from '../model/fault-order.ts';
import type { Board, Section, Viewer } from './board.ts';
import { CONTENT_POLICY, stillShell } from './shell.ts';

/** What the page's server needs. */
export interface PageSource {
  readonly board: Board;
  readonly page: string;
  readonly script: string;
  readonly token: string;
  /** Which sections the page has, from top to bottom. */
  readonly sections: readonly string[];
  /** Looks at the run unless that was just done; resolves when what was seen is up. */
  readonly look: () => Promise<void>;
  /** Undefined where there is nothing to stop. */
  readonly onStop: (() => void) | undefined;
  /** Says why not, or undefined when it is under way. */
  readonly onOrder: (order: FaultOrder) => Promise<string | undefined>;
}

/** Names under which this machine reaches itself: any other was put in by a foreign page's DNS. */
const OWN_NAMES: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * The live page's server: the page, its state as server-sent events (WHATWG HTML, 9.2), and what
 * acts. Whoever reaches the port may look; whatever acts needs the token in a header of its own,
 * which no form and no foreign page can send.
 */
export function pageApp(source: PageSource): Hono {
  const { board, page, script, token, onStop, onOrder } = source;
  const app = new Hono();
  app.use(async (context, next) => {
    const host = (context.req.header('host') ?? '').replace(/:\d+$/, '');
    if (!OWN_NAMES.has(host)) return context.text('This page is for this machine only.', 403);
    await next();
    context.header('content-security-policy', CONTENT_POLICY);
    context.header('x-content-type-options', 'nosniff');
    context.header('referrer-policy', 'no-referrer');
    context.header('cache-control', 'no-store');
    return undefined;
  });
  app.use(async (context, next) => {
    const acts = context.req.method !== 'GET' && context.req.method !== 'HEAD';
    if (acts && !isSame(context.req.header('peakday-token'), token)) {
      return context.text('This needs the token that was printed at start.', 403);
    }
    await next();
    return undefined;
  });
  app.get('/', (context) => context.html(page));
  app.get('/still', async (context) => context.html(stillShell(await stateOf(source))));
  app.get('/live.js', (context) =>
    context.body(script, 200, { 'content-type': 'text/javascript; charset=utf-8' }),
  );
  app.get('/events', (context) =>
    context.body(eventsFor(board.join()), 200, { 'content-type': 'text/event-stream' }),
  );
  app.post('/stop', (context) => {
    if (onStop === undefined) return context.text('There is nothing to stop.', 409);
    onStop();
    return context.text('Stopping: it drains, then reports what was seen.');
  });
  app.post('/faults/:fault/:order{start|heal}', async (context) => {
    const fault = context.req.param('fault');
    const order = context.req.param('order') === 'start' ? 'start' : 'heal';
    const refusal = await onOrder({ fault, order });
    if (refusal !== undefined) return context.text(refusal, 409);
    return context.text(`${fault}: ${order === 'start' ? 'starting' : 'healing'}.`);
  });
  app.notFound((context) => context.text('Nothing is here.', 404));
  return app;
}

/** What is up, after a look: she who asks is a viewer until she has it. */
async function stateOf({ board, sections, look }: PageSource): Promise<readonly Section[]> {
  const viewer = board.join();
  try {
    await look();
    const up = new Map(board.up);
    return sections.map((id) => [id, up.get(id) ?? ''] as const);
  } finally {
    viewer.leave();
  }
}

const encoder = new TextEncoder();
const event = (name: string, data: string): Uint8Array =>
  encoder.encode(`event: ${name}\ndata: ${data}\n\n`);

/** Viewers who are owed the same share its bytes. */
const written = new WeakMap<readonly Section[], Uint8Array>();

function sectionsEvent(news: readonly Section[]): Uint8Array {
  const bytes = written.get(news) ?? event('sections', JSON.stringify(news));
  written.set(news, bytes);
  return bytes;
}

/** One state is made when the viewer's socket has room for it, and no sooner. */
function eventsFor(viewer: Viewer): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      // Headers go out at once, so that the page knows it is connected.
      start: (controller) => controller.enqueue(encoder.encode('retry: 2000\n\n')),
      async pull(controller) {
        const news = await viewer.next();
        if (news !== undefined) {
          controller.enqueue(sectionsEvent(news));
          return;
        }
        controller.enqueue(event('end', 'last'));
        controller.close();
        viewer.leave();
      },
      cancel: () => viewer.leave(),
    },
    { highWaterMark: 1 },
  );
}

/** Compares without telling by the time it takes how much was right. */
function isSame(given: string | undefined, wanted: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given ?? ''), digest(wanted));
}
