import { Agent, request as undici } from 'undici';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { type RunningMocks, startMocks } from '../../mocks/serve.ts';
import { hours } from '../../src/model/units.ts';
import { line, request, rule } from '../unit/mocks/baskets.ts';

/** What an undici client makes of an exchange: a status and a body, or the code of its error. */
export interface Seen {
  readonly status?: number;
  readonly text?: string;
  readonly code?: string;
  readonly headers?: Readonly<Record<string, unknown>>;
}

interface Priced {
  readonly net: number;
  readonly sum: number;
  readonly text: string;
}

type Headers = Readonly<Record<string, string>>;

/** Mocks that one fault `f` at a time breaks, as an undici client with little patience sees them. */
export class FaultyMocks {
  #mocks: RunningMocks | undefined;
  #agent = new Agent();
  #keys = 0;

  /** Serves them for the tests of the calling file, with four promotions and a coupon. */
  constructor() {
    beforeAll(async () => {
      this.#mocks = await startMocks({
        seed: 7,
        promotions: [
          rule('BF', { value: 20 }),
          rule('NEW', { value: 10, from_us: hours(14) }),
          rule('VIP', { value: 50, segments: ['vip'] }),
          rule('CODE', { value: 10, coupon: 'ONCE' }),
        ],
        coupons: [{ code: 'ONCE', limit: 1 }],
        now_ms: () => Date.UTC(2026, 10, 27, 15),
      });
    });
    beforeEach(() => this.patience(300));
    afterEach(async () => {
      await this.reset();
      await this.#agent.destroy();
    });
    afterAll(() => this.#mocks?.close());
  }

  get #running(): RunningMocks {
    if (this.#mocks === undefined) throw new Error('they are not served yet');
    return this.#mocks;
  }

  get urls(): RunningMocks['urls'] {
    return this.#running.urls;
  }

  patience(limit_ms: number): void {
    this.#agent = new Agent({ headersTimeout: limit_ms, bodyTimeout: limit_ms });
  }

  async reset(): Promise<void> {
    await undici(`${this.#running.adminUrl}/reset`, { method: 'POST' });
  }

  async send(url: string, body?: unknown, headers: Headers = {}): Promise<Seen> {
    try {
      const answer = await undici(url, {
        dispatcher: this.#agent,
        method: body === undefined ? 'GET' : 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: body === undefined ? null : JSON.stringify(body),
      });
      const { statusCode: status, headers: got } = answer;
      return { status, headers: got, text: await answer.body.text() };
    } catch (error) {
      return { code: (error as { code?: string }).code ?? String(error) };
    }
  }

  pay(paymentId: string, headers: Headers = {}): Promise<Seen> {
    const till = { storeId: '0417', tillId: '3', terminalId: '1' };
    const card = { method: 'chip', maskedPan: '541333******9999' };
    const payment = { paymentId, ...till, ...card, amount: 1000, currency: 'EUR' };
    return this.send(`${this.urls.payments}/v1/payments`, payment, headers);
  }

  paid(paymentId: string): Promise<Seen> {
    return this.send(`${this.urls.payments}/v1/payments/${paymentId}`);
  }

  async price(more: object = {}): Promise<Priced> {
    const lines = [line('1', { unitPrice: 1003 }), line('2', { unitPrice: 1003 })];
    const { text = '' } = await this.send(
      `${this.urls.promotions}/v1/evaluations`,
      request(lines, more),
      'mode' in more ? { 'idempotency-key': `"${++this.#keys}"` } : {},
    );
    const reply = JSON.parse(text);
    const sum = reply.lines.reduce((total: number, one: { net: number }) => total + one.net, 0);
    return { net: reply.totals.net, sum, text };
  }

  /** Puts the fault. @returns the status */
  async put(kind: string, parameters: object, more: object = {}): Promise<number> {
    const window = { from_us: hours(15), to_us: hours(16) };
    const trigger = { kind: 'every', count: 1 };
    const plan = { id: 'f', kind, ...window, scope: {}, trigger, parameters, ...more };
    const { statusCode, body } = await undici(`${this.#running.adminUrl}/faults/f`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(plan),
    });
    await body.dump();
    return statusCode;
  }

  async start(kind: string, parameters: object = {}, more: object = {}): Promise<void> {
    expect(await this.put(kind, parameters, more)).toBe(200);
  }

  async heal(): Promise<readonly [requested: number, injected: number]> {
    const { body } = await undici(`${this.#running.adminUrl}/faults/f`, { method: 'DELETE' });
    const { requested, injected } = (await body.json()) as Record<string, number>;
    return [requested ?? -1, injected ?? -1];
  }
}
