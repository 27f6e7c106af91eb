import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { Failure } from '../../../src/model/failure.ts';

/** Notifications under way at one time; one more is dropped and counted. */
const LIMIT = 1000;
const TIMEOUT_MS = 10_000;
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Brings results and events to a till's webhook on this machine: once each, without retries. */
export class Courier {
  readonly #url: URL;
  #underWay = 0;
  #failed = 0;

  /** @throws Failure PD_TARGET_FORBIDDEN for an address that is not this machine's own */
  constructor(address: string) {
    if (!URL.canParse(address)) {
      throw new Failure('PD_USAGE', `the terminals' webhook is not a URL: ${address}`);
    }
    this.#url = new URL(address);
    if (!LOOPBACK.test(this.#url.hostname)) {
      throw new Failure('PD_TARGET_FORBIDDEN', `a webhook must be on this machine: ${address}`, {
        hint: 'give a URL on 127.0.0.1 or localhost',
      });
    }
  }

  /** Notifications that did not arrive. */
  get failed(): number {
    return this.#failed;
  }

  bring(text: string): void {
    if (this.#underWay >= LIMIT) {
      this.#failed++;
      return;
    }
    this.#underWay++;
    const send = this.#url.protocol === 'https:' ? httpsRequest : httpRequest;
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
      'user-agent': 'peakday-mock-terminal',
    };
    const request = send(this.#url, { method: 'POST', headers, timeout: TIMEOUT_MS });
    let done = false;
    const end = (arrived: boolean): void => {
      if (done) return;
      done = true;
      this.#underWay--;
      if (!arrived) this.#failed++;
    };
    request.on('response', (response) => {
      response.resume();
      end((response.statusCode ?? 500) < 300);
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => end(false));
    request.on('close', () => end(false));
    request.end(text);
  }
}
