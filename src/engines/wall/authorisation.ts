import type { Credentials } from '../../services/credentials.ts';
import { queryString } from '../../services/query-string.ts';
import { classify } from '../record/attempt.ts';
import { type CallEnd, statusEnd } from './call-end.ts';
import type { Surroundings } from './surroundings.ts';

/** A token endpoint gets this long. */
const LIMIT_MS = 10_000;
/** A token of shorter life is used for so long all the same, or nothing would ever be sent. */
const SHORTEST_MS = 5_000;
/** Of a token's life, after which the next one is fetched while this one is still good. */
const FRESH_SHARE = 0.8;

type Client = Extract<Credentials, { kind: 'oauth2' }>;

/** Header and value. */
export type AuthHeader = readonly [name: string, value: string];

/**
 * What says at one target who calls. An access token (RFC 6749 §4.4) is fetched once for all
 * requests of a worker, again before it runs out, and again when the target no longer takes it.
 */
export class Authorisation {
  readonly #client: Client | undefined;
  readonly #surroundings: Surroundings;
  readonly #userAgent: string;
  #header: AuthHeader | undefined;
  #fetching: Promise<CallEnd | undefined> | undefined;
  #stale_ms = Infinity;
  #over_ms = Infinity;

  /** @param surroundings reach the token endpoint as the target is reached */
  constructor(credentials: Credentials | undefined, surroundings: Surroundings, userAgent: string) {
    this.#client = credentials?.kind === 'oauth2' ? credentials : undefined;
    this.#surroundings = surroundings;
    this.#userAgent = userAgent;
    if (credentials?.kind === 'header') this.#header = [credentials.name, credentials.value];
  }

  /** The header to send now; `undefined` for none. Ask `isReady` first. */
  get header(): AuthHeader | undefined {
    return this.#header;
  }

  /** Whether a request can be sent now; otherwise `renew` comes first. */
  get isReady(): boolean {
    if (this.#client === undefined) return true;
    const now_ms = this.#surroundings.now_ms();
    if (this.#header === undefined || now_ms >= this.#over_ms) return false;
    if (now_ms >= this.#stale_ms) void this.renew(this.#header);
    return true;
  }

  /** Whether other credentials can be had when the target refuses these. */
  get isRenewable(): boolean {
    return this.#client !== undefined;
  }

  /**
   * Fetches a token, once for all who ask meanwhile; nothing is done when `refused` is no longer
   * the one in use.
   * @returns why there is none, `undefined` when there is
   */
  renew(refused: AuthHeader | undefined): Promise<CallEnd | undefined> {
    if (this.#client === undefined) return Promise.resolve(undefined);
    const isNewer = this.#header !== undefined && this.#header !== refused;
    if (isNewer && this.#surroundings.now_ms() < this.#over_ms) return Promise.resolve(undefined);
    this.#fetching ??= this.#fetch(this.#client).finally(() => {
      this.#fetching = undefined;
    });
    return this.#fetching;
  }

  async #fetch(client: Client): Promise<CallEnd | undefined> {
    const { now_ms, base64, errand } = this.#surroundings;
    const asked_ms = now_ms();
    try {
      const answer = await errand(
        {
          method: 'POST',
          url: client.tokenUrl,
          ...tokenRequest(client, this.#userAgent, base64),
        },
        LIMIT_MS,
      );
      if (answer.status !== 200) return statusEnd(answer);
      const token = tokenIn(answer.body);
      if (token === undefined) {
        return { kind: 'malformed', reason: 'the token endpoint answered without a token' };
      }
      const life_ms = Math.max(SHORTEST_MS, token.life_ms);
      this.#header = ['authorization', `Bearer ${token.value}`];
      this.#stale_ms = asked_ms + life_ms * FRESH_SHARE;
      this.#over_ms = asked_ms + life_ms;
      return undefined;
    } catch (cause) {
      const isLate = cause instanceof Error && cause.name === 'TimeoutError';
      return { kind: isLate ? 'timeout' : classify(cause) };
    }
  }
}

/** RFC 6749 §4.4.2, the client told by §2.3.1: HTTP Basic, or in the body. */
function tokenRequest(client: Client, userAgent: string, base64: Surroundings['base64']) {
  const { clientId, clientSecret, scope, sendIn } = client;
  const form: Record<string, string> = { grant_type: 'client_credentials' };
  if (scope !== undefined) form['scope'] = scope;
  const headers: Record<string, string> = {
    'content-type': 'application/x-www-form-urlencoded',
    accept: 'application/json',
    'user-agent': userAgent,
  };
  if (sendIn === 'body') {
    form['client_id'] = clientId;
    form['client_secret'] = clientSecret;
  } else {
    const pair = `${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`;
    headers['authorization'] = `Basic ${base64(pair)}`;
  }
  return { headers, body: queryString(form) };
}

function tokenIn(body: string): { readonly value: string; readonly life_ms: number } | undefined {
  try {
    const { access_token, expires_in } = JSON.parse(body) as Readonly<Record<string, unknown>>;
    if (typeof access_token !== 'string' || access_token === '') return undefined;
    // Without a life it is good until the target says otherwise (RFC 6749 §5.1).
    const life_s = Number(expires_in);
    return { value: access_token, life_ms: life_s > 0 ? life_s * 1e3 : Infinity };
  } catch {
    return undefined;
  }
}
