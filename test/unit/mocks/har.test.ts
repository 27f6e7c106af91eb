import { describe, expect, it } from 'vitest';
import { json } from '../../../mocks/wire/exchange.ts';
import { HarRecorder, type Recorded } from '../../../mocks/wire/har-recorder.ts';
import { maskBody, maskHeader, maskQuery } from '../../../mocks/wire/mask.ts';

const SECRETS = ['hunter2', 'sk-live-1', 'jwt.abc', 'sesame', 'c00kie', 'again'];

const recorded = (more: Partial<Recorded> = {}): Recorded => ({
  lane: 'main',
  system: 'support',
  at_ms: Date.UTC(2026, 10, 27, 15),
  latency_us: 1500,
  incoming: {
    method: 'POST',
    path: '/v1/tickets',
    search: '?a=1&access_token=jwt.abc',
    header: (name) => ({ host: 'h:1', 'content-type': 'application/json' })[name],
    headers: () => [
      ['Host', 'h:1'],
      ['Authorization', 'Basic hunter2'],
      ['X-Api-Key', 'sk-live-1'],
      ['Cookie', 's=c00kie'],
      ['X-Trace', 'kept'],
    ],
    scheme: 'https',
    body: '{"user":"u","client_secret":"sesame","nested":{"apiKey":"again"},"n":1}',
  },
  answer: json(201, { id: 7, access_token: 'jwt.abc' }, { 'set-cookie': 'c00kie', location: '/7' }),
  ...more,
});

describe('masking', () => {
  it.each([
    ['authorization', true],
    ['Proxy-Authorization', true],
    ['cookie', true],
    ['Set-Cookie', true],
    ['x-api-key', true],
    ['X-App-Token', true],
    ['X-App-Id', false],
    ['idempotency-key', false],
    ['content-type', false],
  ])('header %s: %s', (name, secret) => {
    expect(maskHeader(name, 'v')).toBe(secret ? '***' : 'v');
  });

  it('finds secrets in queries, forms and JSON, and leaves the rest as it was', () => {
    expect(maskQuery('?limit=5&api_key=k&b=2')).toBe('?limit=5&api_key=***&b=2');
    const form = 'grant_type=client_credentials&client_secret=s&scope=a';
    expect(maskBody(form, 'application/x-www-form-urlencoded')).toBe(
      'grant_type=client_credentials&client_secret=***&scope=a',
    );
    expect(maskBody('{"a":"b","password" : "p\\"q","n":1}')).toBe(
      '{"a":"b","password" : "***","n":1}',
    );
  });

  it.each([
    ['a form that does not say so', 'a=1&client_secret=s3cret&b=2', 'a=1&client_secret=***&b=2'],
    ['JSON that was cut off', '{"a":1,"password":"s3cr', '{"a":1,"password":"***"'],
    ['XML', '<w:Password Type="t">s3cret</w:Password>', '<w:Password Type="t">***</w:Password>'],
    ['a card number', '{"pan":"4111111111111111"}', '{"pan":"411111******1111"}'],
    ['one in groups', 'card 4111 1111 1111 1111.', 'card 4111 11** **** 1111.'],
    ['an article number', '{"gtin":"4006381333931"}', '{"gtin":"4006381333931"}'],
    ['a moment', '{"at_ms":1796069230906}', '{"at_ms":1796069230906}'],
  ])('masks or leaves %s', (_, body, masked) => {
    expect(maskBody(body)).toBe(masked);
  });
});

describe('recorded exchanges', () => {
  it('are HAR 1.2 with every member the format asks for, and no secret', () => {
    const recorder = new HarRecorder();
    recorder.add(recorded());
    const { log } = recorder.document();
    expect(log).toMatchObject({ version: '1.2', creator: { name: 'peakday' } });
    expect(log.entries).toHaveLength(1);
    expect(log.entries[0]).toMatchObject({
      startedDateTime: '2026-11-27T15:00:00.000Z',
      time: 1.5,
      request: {
        method: 'POST',
        url: 'https://h:1/v1/tickets?a=1&access_token=***',
        httpVersion: 'HTTP/1.1',
        cookies: [],
        queryString: [
          { name: 'a', value: '1' },
          { name: 'access_token', value: '***' },
        ],
        headersSize: -1,
        postData: { mimeType: 'application/json' },
      },
      response: {
        status: 201,
        statusText: 'Created',
        redirectURL: '/7',
        content: { mimeType: 'application/json' },
      },
      cache: {},
      timings: { send: 0, wait: 1.5, receive: 0 },
    });
    const text = JSON.stringify(log);
    for (const secret of SECRETS) expect(text).not.toContain(secret);
    expect(text).toContain('kept');
  });

  it('are bounded by number and by size, and kept apart by lane', () => {
    const few = new HarRecorder(3);
    for (let i = 0; i < 10; i++) few.add(recorded({ lane: `lane-${i % 2}`, at_ms: i }));
    expect(few.document().log.entries.map((one) => one._lane)).toEqual([
      'lane-1',
      'lane-0',
      'lane-1',
    ]);
    expect(few.document().log.comment).toContain('last 3 of 10');
    expect(few.document('lane-0').log.entries).toHaveLength(1);
    few.clear('lane-1');
    expect(few.document().log.entries.map((one) => one._lane)).toEqual(['lane-0']);
    const small = new HarRecorder(1000, 500);
    for (let i = 0; i < 100; i++) small.add(recorded());
    expect(small.document().log.entries.length).toBeLessThan(6);
    expect(small.document().log.entries.length).toBeGreaterThan(0);
  });
});
