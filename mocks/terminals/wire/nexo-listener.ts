import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { performance } from 'node:perf_hooks';
import { BODY_LIMIT } from '../../wire/body-limit.ts';
import { connectionLane } from '../../wire/connection-lane.ts';
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
}

interface Arrived {
  readonly lane: string;
  readonly park: TerminalPark;
  readonly route: NexoRoute;
  readonly text: string;
  readonly began_ms: number;
}

const JSON_TYPE = 'application/json;charset=utf-8';

/** Serves terminals over node:http or node:https; answers are held until dialogues end. */
export function nexoListener(options: NexoListenerOptions): RequestListener {
  return (request, response) => {
    const began_ms = performance.now();
    const addressed = addressOf(request, options.lane);
    const park = options.park(addressed.lane);
    const route = nexoRoute(request.method ?? '', addressed.path);
    if (route === undefined || park === undefined) {
      request.resume();
      const detail = park === undefined ? 'No such lane.' : STRANGER;
      sendError(response, park === undefined ? 400 : 501, detail);
      return;
    }
    if (route.to !== 'local' && request.headers['x-api-key'] !== options.apiKey) {
      request.resume();
      sendError(response, 401, 'HTTP Status Response - Unauthorized');
      return;
    }
    readBody(request, (text) => {
      if (text === undefined) sendError(response, 413, `At most ${BODY_LIMIT} bytes are taken.`);
      else serve({ lane: addressed.lane, park, route, text, began_ms }, options, response);
    });
  };
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
      sendError(response, 400, 'Send {"event": "SaleWakeUp", "details": "..."}.');
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
  { desk, notify, onExchange }: NexoListenerOptions,
  response: ServerResponse,
): void {
  const { lane, park, began_ms } = arrived;
  // The cloud tells it back when the terminal says nothing; a terminal itself need not keep it.
  const rejected = route.to === 'sync' ? arrived.text : '';
  let message: Understood = { category: 'Event', poiId: 'N/A', saleId: 'N/A' };
  let taken = false;
  const understood = (read: Understood | undefined): void => {
    if (read === undefined) return;
    message = read;
    if (route.to !== 'async') return;
    taken = true;
    send(response, 200, 'text/plain;charset=utf-8', 'ok');
  };
  const deliver = (delivery: Delivery): void => {
    if (taken) {
      if (delivery.kind === 'reply' && delivery.text !== '') notify?.(delivery.text);
    } else if (delivery.kind === 'reply') send(response, 200, JSON_TYPE, delivery.text);
    else if (delivery.kind === 'lost') response.destroy();
    else if (route.to === 'sync') park.afterTimeout(() => noResponse(response, rejected, park));
    const latency_us = (performance.now() - began_ms) * 1000;
    onExchange?.({ ...message, lane, latency_us, ...wording(delivery) });
  };
  const device = route.to === 'local' ? undefined : route.device;
  desk.handle(arrived.text, park, device, understood, deliver);
}

/** The cloud's word for a terminal that says nothing; a terminal itself just does so. */
function noResponse(response: ServerResponse, text: string, park: TerminalPark): void {
  const event = rejection('Did not receive a response from the POI.', text, park);
  send(response, 200, JSON_TYPE, event);
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
const sendError = (response: ServerResponse, status: number, message: string): void =>
  send(response, status, JSON_TYPE, JSON.stringify({ status, errorCode: '000', message }));
