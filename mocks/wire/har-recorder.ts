import { STATUS_CODES } from 'node:http';
import { VERSION } from '../version.ts';
import type { Answer, Incoming } from './exchange.ts';
import { maskBody, maskHeader, maskQuery } from './mask.ts';

/** A HAR 1.2 document, as far as ours go (http://www.softwareishard.com/blog/har-12-spec/). */
export interface Har {
  readonly log: {
    readonly version: '1.2';
    readonly creator: { readonly name: string; readonly version: string };
    readonly comment: string;
    readonly entries: readonly HarEntry[];
  };
}

/** One exchange; members that begin with an underscore are ours, as the format allows. */
export interface HarEntry {
  readonly _lane: string;
  readonly _system: string;
  readonly startedDateTime: string;
  readonly time: number;
  readonly [member: string]: unknown;
}

/** An exchange that has ended. */
export interface Recorded {
  readonly lane: string;
  readonly system: string;
  readonly at_ms: number;
  readonly latency_us: number;
  readonly incoming: Incoming;
  readonly answer: Answer;
}

interface Kept {
  readonly entry: HarEntry;
  readonly characters: number;
}

/** Whole exchanges kept, and characters of bodies they may have together. */
const EXCHANGES = 2000;
const CHARACTERS = 16 * 1024 * 1024;

/** Keeps the last whole exchanges, secrets masked as they come in, for export as HAR 1.2. */
export class HarRecorder {
  readonly #limit: number;
  readonly #characterLimit: number;
  #kept: Kept[] = [];
  #characters = 0;
  #seen = 0;

  constructor(limit: number = EXCHANGES, characterLimit: number = CHARACTERS) {
    this.#limit = limit;
    this.#characterLimit = characterLimit;
  }

  add(exchange: Recorded): void {
    const { incoming, answer } = exchange;
    const characters = incoming.body.length + answer.body.length;
    this.#kept.push({ entry: entryOf(exchange), characters });
    this.#characters += characters;
    this.#seen++;
    while (this.#kept.length > this.#limit || this.#characters > this.#characterLimit) {
      const oldest = this.#kept.shift();
      if (oldest === undefined) break;
      this.#characters -= oldest.characters;
    }
  }

  /** The exchanges of a lane, or of all lanes, oldest first. */
  document(lane?: string): Har {
    const entries = this.#kept
      .map(({ entry }) => entry)
      .filter((entry) => lane === undefined || entry._lane === lane);
    const comment = `The last ${this.#kept.length} of ${this.#seen} exchanges. Secrets are masked.`;
    const creator = { name: 'peakday', version: VERSION };
    return { log: { version: '1.2', creator, comment, entries } };
  }

  /** Forgets what a lane did. */
  clear(lane: string): void {
    this.#kept = this.#kept.filter(({ entry }) => entry._lane !== lane);
    this.#characters = this.#kept.reduce((sum, { characters }) => sum + characters, 0);
  }
}

function entryOf({ lane, system, at_ms, latency_us, incoming, answer }: Recorded): HarEntry {
  const { method, path, body } = incoming;
  const search = maskQuery(incoming.search);
  const type = incoming.header('content-type') ?? '';
  const time = latency_us / 1e3;
  const replyHeaders: readonly (readonly [string, string])[] = [
    ...(answer.body === '' ? [] : [['content-type', answer.type] as const]),
    ...Object.entries(answer.headers),
  ];
  return {
    _lane: lane,
    _system: system,
    startedDateTime: new Date(at_ms).toISOString(),
    time,
    request: {
      method,
      url: `${incoming.scheme}://${incoming.header('host') ?? system}${path}${search}`,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: pairs(incoming.headers(), maskHeader),
      queryString: pairs([...new URLSearchParams(search)]),
      headersSize: -1,
      bodySize: Buffer.byteLength(body),
      ...(body === '' ? {} : { postData: { mimeType: type, text: maskBody(body, type) } }),
    },
    response: {
      status: answer.status,
      statusText: STATUS_CODES[answer.status] ?? '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: pairs(replyHeaders, maskHeader),
      content: {
        size: Buffer.byteLength(answer.body),
        mimeType: answer.type,
        text: maskBody(answer.body, answer.type),
      },
      redirectURL: answer.headers['location'] ?? '',
      headersSize: -1,
      bodySize: Buffer.byteLength(answer.body),
    },
    cache: {},
    timings: { send: 0, wait: time, receive: 0 },
  };
}

const pairs = (
  given: readonly (readonly [string, string])[],
  mask: (name: string, value: string) => string = (_, value) => value,
): readonly { readonly name: string; readonly value: string }[] =>
  given.map(([name, value]) => ({ name, value: mask(name, value) }));
