import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { performance } from 'node:perf_hooks';
import { BODY_LIMIT } from '../../wire/body-limit.ts';
import { connectionLane } from '../../wire/connection-lane.ts';
import type { Answer } from '../../wire/exchange.ts';
import type { HarRecorder } from '../../wire/har-recorder.ts';
import { incomingOf } from '../../wire/http-listener.ts';
import { laneOf } from '../../wire/lane-of.ts';
import type { TerminalPark } from '../terminal-park.ts';
import { type Delivery, type MessageDesk, rejection, type Understood } from './message-desk.ts';
import { type NexoRoute, nexoRoute } from './nexo-route.ts';
import { readEvent } from './read-event.ts';

/** An exchange as it ended. */
export interface NexoExchange extends Understood {
  readonly lane: string;
  readonly status: number;
  readonly latency_us: number;
  /** `Success`, `Refusal`, `Reject`, `answer lost`... */
  readonly note: string;
}

/** What terminals are reached through. */
export interface NexoListenerOptions {
  /** The terminals of a lane; undefined when there is no room for another lane. */
  readonly park: (lane: string) => TerminalPark | undefined;
  /** The lane of this port. */
  readonly lane: string;
  readonly desk: MessageDesk;
  /** What cloud requests must carry in `x-api-key`. */
  readonly apiKey: string;
  /** Where results of `/async` go; nowhere without it. */
  readonly notify?: ((text: string) => void) | undefined;
  readonly onExchange?: ((exchange: NexoExchange) => void) | undefined;
  /** Keeps whole exchanges, when that is switched on. */
  readonly recorder?: HarRecorder | undefined;
}

/** A request that came, its body read, or not when nobody wants it. */
interface Came {
  readonly request: IncomingMessage;
  readonly lane: string;
  readonly text: string;
  readonly began_ms: number;
}

interface Arrived extends Came {
  readonly park: TerminalPark;
  readonly route: NexoRoute;
}

const NOBODY = { poiId: 'N/A', saleId: 'N/A' } as const;

const JSON_TYPE = 'application/json;charset=utf-8';

/** Serves terminals over node:http or node:https; answers are held until dialogues end. */
export function nexoListener(options: NexoListenerOptions): RequestListener {
  return (request, response) => {
    const began_ms = performance.now();
    const addressed = addressOf(request, options.lane);
    const park = options.park(addressed.lane);
    const route = nexoRoute(request.method ?? '', addressed.path);
    // A lane that is none has no journal: it is told on the port's.
    const lane = park === undefined ? options.lane : addressed.lane;
    const arrived = (text: string): Came => ({ request, lane, text, began_ms });
    const turnAway = (status: number, detail: string): void =>
      refuse(arrived(''), status, detail, options, response);
    if (route === undefined || park === undefined) {
      turnAway(park === undefined ? 400 : 501, park === undefined ? 'No such lane.' : STRANGER);
    } else if (route.to !== 'local' && request.headers['x-api-key'] !== options.apiKey) {
      turnAway(401, 'HTTP Status Response - Unauthorized');
    } else {
      readBody(request, (text) => {
        if (text === undefined) turnAway(413, `At most ${BODY_LIMIT} bytes are taken.`);
        else serve({ ...arrived(text), park, route }, options, response);
      });
    }
  };
}

/** Turns a request away that reached no terminal: noted and recorded as any other. */
function refuse(
  came: Came,
  status: number,
  detail: string,
  { onExchange, recorder }: NexoListenerOptions,
  response: ServerResponse,
): void {
  const { request, lane, began_ms } = came;
  request.resume();
  const latency_us = (performance.now() - began_ms) * 1000;
  onExchange?.({ ...NOBODY, category: 'none', lane, status, latency_us, note: detail });
  const body = errorOf(status, detail);
  if (recorder) recording(came, recorder)({ status, type: JSON_TYPE, headers: {}, body });
  send(response, status, JSON_TYPE, body);
}

const STRANGER =
  'Terminals are at POST /nexo, /sync, /async and /v1/merchants/{merchant}/devices/{device}/sync.';

function serve(arrived: Arrived, options: NexoListenerOptions, response: ServerResponse): void {
  const { route, park } = arrived;
  if (route.to === 'status') {
    const status = park.isOnline(route.device) ? 'ONLINE' : 'OFFLINE';
    send(response, 200, JSON_TYPE, JSON.stringify({ deviceId: route.device, status }));
  } else if (route.to === 'connectedDevices') {
    send(response, 200, JSON_TYPE, JSON.stringify({ uniqueDeviceIds: [...park.poiIds] }));
  } else if (route.to === 'event') {
    const notice = readEvent(arrived.text);
    if (notice === undefined) {
      const body = errorOf(400, 'Send {"event": "SaleWakeUp", "details": "..."}.');
      send(response, 400, JSON_TYPE, body);
      return;
    }
    park.announce({ ...notice, poiId: route.device });
    send(response, 204, JSON_TYPE, '');
  } else {
    exchange(arrived, route, options, response);
  }
}

function exchange(
  arrived: Arrived,
  route: Extract<NexoRoute, { to: 'local' | 'sync' | 'async' }>,
  { desk, notify, onExchange, recorder }: NexoListenerOptions,
  response: ServerResponse,
): void {
  const { lane, park, began_ms } = arrived;
  // The cloud tells it back when the terminal says nothing; a terminal itself need not keep it.
  const rejected = route.to === 'sync' ? arrived.text : '';
  const record = recorder === undefined ? undefined : recording(arrived, recorder);
  const reply = (type: string, body: string): void => {
    record?.({ status: 200, type, headers: {}, body });
    send(response, 200, type, body);
  };
  let message: Understood = { category: 'Event', ...NOBODY };
  let taken = false;
  const understood = (read: Understood | undefined): void => {
    if (read === undefined) return;
    message = read;
    if (route.to !== 'async') return;
    taken = true;
    reply('text/plain;charset=utf-8', 'ok');
  };
  const deliver = (delivery: Delivery): void => {
    if (taken) {
      if (delivery.kind === 'reply' && delivery.text !== '') notify?.(delivery.text);
    } else if (delivery.kind === 'reply') reply(JSON_TYPE, delivery.text);
    else if (delivery.kind === 'lost') {
      record?.(NOTHING);
      response.destroy();
    } else if (route.to === 'sync')
      park.afterTimeout(() => reply(JSON_TYPE, silenceOf(rejected, park)));
    else record?.(NOTHING);
    const latency_us = (performance.now() - began_ms) * 1000;
    onExchange?.({ ...message, lane, latency_us, ...wording(delivery) });
  };
  const device = route.to === 'local' ? undefined : route.device;
  desk.handle(arrived.text, park, device, understood, deliver);
}

/** The cloud's word for a terminal that says nothing; a terminal itself just does so. */
const silenceOf = (text: string, park: TerminalPark): string =>
  rejection('Did not receive a response from the POI.', text, park);

/** No answer came: HAR has 0 for that. */
const NOTHING: Answer = { status: 0, type: '', headers: {}, body: '' };

/** Keeps an exchange whole, at its end. */
function recording(
  { request, text, lane, began_ms }: Came,
  recorder: HarRecorder,
): (answer: Answer) => void {
  const incoming = incomingOf(request, text, lane);
  return (answer) => {
    const latency_us = Math.round((performance.now() - began_ms) * 1e3);
    recorder.add({ lane, system: 'terminal', at_ms: Date.now(), latency_us, incoming, answer });
  };
}

function wording(delivery: Delivery): { readonly status: number; readonly note: string } {
  if (delivery.kind === 'lost') return { status: 500, note: 'answer lost' };
  if (delivery.kind === 'silence') return { status: 500, note: 'no answer' };
  return { status: delivery.verdict === 'Reject' ? 400 : 200, note: delivery.verdict };
}

function addressOf(
  request: IncomingMessage,
  port: string,
): { readonly lane: string; readonly path: string } {
  const [path = ''] = (request.url ?? '').split('?', 1);
  const header = (name: string): string | undefined => {
    const value = request.headers[name];
    return typeof value === 'string' ? value : value?.[0];
  };
  return laneOf({ path, header, lane: connectionLane(request, port) });
}

/** Reads the body as text; undefined as soon as it is too large. */
function readBody(request: IncomingMessage, done: (text: string | undefined) => void): void {
  const chunks: Buffer[] = [];
  let bytes = 0;
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes <= BODY_LIMIT) chunks.push(chunk);
  });
  request.on('end', () => {
    const text = bytes > BODY_LIMIT ? undefined : Buffer.concat(chunks).toString('utf8');
    // The request lives as long as its answer is waited for.
    chunks.length = 0;
    done(text);
  });
}

function send(response: ServerResponse, status: number, type: string, text: string): void {
  if (response.destroyed || response.writableEnded) return;
  response.writeHead(status, [
    'content-type',
    type,
    'content-length',
    String(Buffer.byteLength(text)),
  ]);
  response.end(text);
}

/** Errors of the cloud, as Adyen words them. */
const errorOf = (status: number, message: string): string =>
  JSON.stringify({ status, errorCode: '000', message });
