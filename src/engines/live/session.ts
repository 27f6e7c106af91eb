import { Agent, request } from 'undici';
import type { LoadOperation, Operations } from '../../model/operations.ts';
import type { Binding, BindingContext, HttpRequest } from '../../services/binding.ts';
import type { TargetAccess } from '../../services/credentials.ts';
import { classify, retryAfterSeconds } from '../record/attempt.ts';
import { Authorisation } from '../wall/authorisation.ts';
import { type Answered, answerOf, type CallEnd } from '../wall/call-end.ts';
import { addHeaders } from '../wall/headers.ts';
import { Memory } from '../wall/memory.ts';
import { patienceOf } from '../wall/patience.ts';
import { speechOf } from '../wall/speech.ts';
import { nodeSurroundings } from './node-surroundings.ts';
import { tlsOptions } from './tls-options.ts';

const LIMIT_MS = 15_000;
/** A service that asks for patience more often than this in a row is not asked again. */
const PATIENCE = 20;
/** The longest wait that is worth sitting out. */
const LONGEST_WAIT_S = 120;

/** What a session is opened with. */
export interface SessionOptions {
  readonly url: string;
  readonly binding: Binding;
  readonly settings: Readonly<Record<string, string>>;
  readonly access: TargetAccess;
  readonly runId: string;
  readonly userAgent: string;
  /** How long an answer may take; default 15 s. */
  readonly limit_ms?: number;
}

/** One request of a session and what came of it. */
export interface Exchange {
  readonly request: HttpRequest;
  readonly result: Answered | { readonly end: 'refused' | 'reset' | 'timeout' };
  /** Why no answer came, as the transport says it. */
  readonly detail: string | undefined;
  readonly took_ms: number;
}

/**
 * One client of a target outside a run, one request after the other, with the credentials and
 * marks of a run: for probes and for clearing up. A rate limit is sat out.
 */
export class Session {
  readonly #options: SessionOptions;
  readonly #base: string;
  readonly #agent: Agent;
  readonly #authorisation: Authorisation;
  readonly #context: BindingContext;

  constructor(options: SessionOptions) {
    const { url, access, settings, runId, userAgent } = options;
    const tls = tlsOptions(access.tls);
    this.#options = options;
    this.#base = url.replace(/\/+$/, '');
    this.#agent = new Agent({ connect: tls });
    this.#authorisation = new Authorisation(access.credentials, nodeSurroundings(tls), userAgent);
    this.#context = { runId, settings, memory: new Memory() };
  }

  /** Carries an operation out as the binding says, without retries but for rate limits. */
  async call<K extends LoadOperation>(
    operation: K,
    body: Operations[K]['request'],
  ): Promise<{ readonly end: CallEnd; readonly exchanges: readonly Exchange[] }> {
    const speech = speechOf(this.#options.binding, operation, body, this.#context);
    const exchanges: Exchange[] = [];
    let turn = speech.first();
    while (!('kind' in turn)) {
      const exchange = await this.exchange(turn);
      exchanges.push(exchange);
      const { result } = exchange;
      turn = result.end === 'answered' ? speech.heard(result) : { kind: result.end };
    }
    return { end: turn, exchanges };
  }

  /**
   * Removes what the run created, as the binding knows how.
   * @returns how many things were removed; `undefined` when the binding removes nothing
   * @throws Error when the service gives no answer
   */
  async cleanup(): Promise<number | undefined> {
    const steps = this.#options.binding.cleanup?.(this.#context);
    if (steps === undefined) return undefined;
    let turn = steps.next();
    while (turn.done !== true) {
      const { result, detail, request: asked } = await this.exchange(turn.value);
      if (result.end !== 'answered') {
        throw new Error(
          `${asked.method} ${asked.path}: ${result.end}${detail ? `: ${detail}` : ''}`,
        );
      }
      turn = steps.next(answerOf(result));
    }
    return turn.value;
  }

  /** Sends one request, again after a wait that the service asks for, once with another token. */
  async exchange(asked: HttpRequest): Promise<Exchange> {
    let renewed = false;
    for (let tries = 1; ; tries++) {
      const exchange = await this.#once(asked);
      const { result } = exchange;
      if (result.end !== 'answered') return exchange;
      if (result.status === 401 && this.#authorisation.isRenewable && !renewed) {
        renewed = true;
        await this.#authorisation.renew(this.#authorisation.header);
        continue;
      }
      const { isLimit, wait_s = 1 } = patienceOf(this.#options.binding, result);
      if (result.status < 400 || !isLimit) return exchange;
      if (tries > PATIENCE || wait_s > LONGEST_WAIT_S) return exchange;
      await new Promise((resolve) => setTimeout(resolve, wait_s * 1e3));
    }
  }

  /** Closes every connection. */
  close(): Promise<void> {
    return this.#agent.destroy();
  }

  async #once(asked: HttpRequest): Promise<Exchange> {
    const began_ms = performance.now();
    const took_ms = (): number => performance.now() - began_ms;
    if (!this.#authorisation.isReady) {
      const end = await this.#authorisation.renew(undefined);
      if (end !== undefined) return withoutToken(asked, end, took_ms());
    }
    const { binding, userAgent, limit_ms = LIMIT_MS } = this.#options;
    const headers = ['user-agent', userAgent, 'accept', 'application/json'];
    addHeaders(headers, asked, binding.keyHeader);
    headers.push(...(this.#authorisation.header ?? []));
    try {
      const answer = await request(`${this.#base}${asked.path}`, {
        method: asked.method,
        headers,
        body: asked.body ?? null,
        dispatcher: this.#agent,
        signal: AbortSignal.timeout(limit_ms),
      });
      const advice = answer.headers['retry-after'];
      const first = Array.isArray(advice) ? advice[0] : advice;
      const result: Answered = {
        end: 'answered',
        status: answer.statusCode,
        body: await answer.body.text(),
        headers: answer.headers,
        retryAfter_s: retryAfterSeconds(first, Date.now()),
        service_us: Math.round(took_ms() * 1e3),
      };
      return { request: asked, result, detail: undefined, took_ms: took_ms() };
    } catch (cause) {
      const isLate = cause instanceof Error && cause.name === 'TimeoutError';
      const detail = isLate ? `no answer within ${limit_ms / 1e3} s` : said(cause);
      const end = isLate ? 'timeout' : classify(cause);
      return { request: asked, result: { end }, detail, took_ms: took_ms() };
    }
  }
}

function withoutToken(request: HttpRequest, end: CallEnd, took_ms: number): Exchange {
  const why = end.kind === 'status' ? `answered ${end.status}` : end.kind;
  return {
    request,
    result: { end: 'refused' },
    detail: `no token: the token endpoint ${why}`,
    took_ms,
  };
}

function said(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const { code } = cause as { readonly code?: unknown };
  return typeof code === 'string' && !cause.message.includes(code)
    ? `${code} ${cause.message}`.trim()
    : cause.message || String(code);
}
