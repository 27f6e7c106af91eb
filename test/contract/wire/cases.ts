import type { AttemptResult } from '../../../src/engines/record/attempt.ts';

/** What comes of one attempt, as far as it can be told from outside. */
export interface Heard {
  readonly end: AttemptResult['end'];
  readonly status?: number;
  readonly body?: string;
  readonly retryAfter_s?: number;
  readonly contentType?: string;
  /** Of an attempt without an answer: whether the whole of the till's patience went by. */
  readonly tookItsTime?: boolean;
}

/** One attempt, what the server plays when it has come whole, and what the client is to hear. */
export interface WireCase {
  readonly name: string;
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly headers?: readonly string[];
  readonly body?: string;
  /** Text that is sent back; `{{echo}}` stands for the request's last line and body, as JSON. */
  readonly plays: string;
  /** What becomes of the connection then. */
  readonly fate: 'stays' | 'closes' | 'resets';
  readonly heard: Heard;
  /**
   * Whether a client may send it again unasked: the connection, used before, ended without a byte of
   * an answer, and the request may be repeated (RFC 9110 §9.2.2; Go takes a key's word for it).
   */
  readonly mayBeResent?: true;
}

const length = (text: string): number => new TextEncoder().encode(text).length;
const answer = (status: string, body = '', ...headers: readonly string[]): string =>
  [`HTTP/1.1 ${status}`, `content-length: ${length(body)}`, ...headers, '', body].join('\r\n');
const json = 'content-type: application/json';
const half = 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"half":';
const chunked = 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n8\r\n{"half":\r\n';

/** By then an attempt of these is out of time. */
export const PATIENCE_MS = 200;

const LATE = { end: 'timeout', tookItsTime: true } as const;

/** What a wire may do, beside being broken by us. */
export const WIRE_CASES: readonly WireCase[] = [
  {
    name: 'a whole answer, beyond ASCII',
    plays: answer('200 OK', '{"name":"Größe ½ 🧾"}', json),
    fate: 'stays',
    heard: {
      end: 'answered',
      status: 200,
      body: '{"name":"Größe ½ 🧾"}',
      contentType: 'application/json',
    },
  },
  {
    name: 'an answer without a body',
    plays: 'HTTP/1.1 204 No Content\r\n\r\n',
    fate: 'stays',
    heard: { end: 'answered', status: 204, body: '' },
  },
  {
    name: 'an answer that lasts until its connection ends',
    plays: 'HTTP/1.1 200 OK\r\nconnection: close\r\n\r\nall of it',
    fate: 'closes',
    heard: { end: 'answered', status: 200, body: 'all of it' },
  },
  {
    name: 'a refusal with its reasons',
    plays: answer('422 Unprocessable Content', '{"type":"about:blank"}', json),
    fate: 'stays',
    heard: {
      end: 'answered',
      status: 422,
      body: '{"type":"about:blank"}',
      contentType: 'application/json',
    },
  },
  {
    name: 'a request for patience',
    plays: answer('429 Too Many Requests', '', 'Retry-After: 7'),
    fate: 'stays',
    heard: { end: 'answered', status: 429, body: '', retryAfter_s: 7 },
  },
  {
    name: 'a service that is down',
    plays: answer('503 Service Unavailable', 'down'),
    fate: 'stays',
    heard: { end: 'answered', status: 503, body: 'down' },
  },
  {
    name: 'a redirection, which nobody follows',
    plays: answer('302 Found', '', 'location: /elsewhere'),
    fate: 'stays',
    heard: { end: 'answered', status: 302, body: '' },
  },
  {
    name: 'a body and headers on their way there',
    method: 'POST',
    headers: ['content-type', 'text/plain', 'x-own', 'a=b; c'],
    body: 'Größe ½',
    plays: '{{echo}}',
    fate: 'stays',
    heard: {
      end: 'answered',
      status: 200,
      body: 'POST text/plain a=b; c 10 Größe ½',
    },
  },
  {
    name: 'a deletion without a body',
    method: 'DELETE',
    headers: ['x-own', 'y'],
    plays: '{{echo}}',
    fate: 'stays',
    heard: { end: 'answered', status: 200, body: 'DELETE - y - ' },
  },
  {
    name: 'a reset',
    plays: '',
    fate: 'resets',
    heard: { end: 'reset' },
    mayBeResent: true,
  },
  {
    name: 'a reset of what has a key',
    method: 'POST',
    headers: ['idempotency-key', '"once"'],
    body: '{}',
    plays: '',
    fate: 'resets',
    heard: { end: 'reset' },
    mayBeResent: true,
  },
  {
    name: 'a reset of what has no key',
    method: 'POST',
    body: '{}',
    plays: '',
    fate: 'resets',
    heard: { end: 'reset' },
  },
  {
    name: 'a connection that closes',
    plays: '',
    fate: 'closes',
    heard: { end: 'reset' },
    mayBeResent: true,
  },
  { name: 'silence', plays: '', fate: 'stays', heard: LATE },
  { name: 'half an answer, and a reset', plays: half, fate: 'resets', heard: { end: 'reset' } },
  { name: 'half an answer, and an end', plays: half, fate: 'closes', heard: { end: 'reset' } },
  { name: 'half an answer, and silence', plays: half, fate: 'stays', heard: LATE },
  {
    name: 'half of the chunks, and an end',
    plays: chunked,
    fate: 'closes',
    heard: { end: 'reset' },
  },
  {
    name: 'half of the chunks, and silence',
    plays: chunked,
    fate: 'stays',
    heard: LATE,
  },
  {
    name: 'what is no HTTP',
    plays: 'SSH-2.0-OpenSSH_9.2\r\n\r\n',
    fate: 'closes',
    heard: { end: 'reset' },
  },
];
