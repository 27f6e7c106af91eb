import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readFault } from '../../../src/cli/mock-fault.ts';
import { readLatency } from '../../../src/cli/mock-latency.ts';
import { type MockFlags, mockRequest } from '../../../src/cli/mock-request.ts';
import { runKey } from '../../../src/random/hash.ts';
import { valueAt } from '../../../src/random/stream.ts';
import { captureStreams } from './captured-streams.ts';

const KEY = runKey(1, 0);
const folder = mkdtempSync(join(tmpdir(), 'peakday-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

const request = (flags: MockFlags, env = {}) => mockRequest(flags, captureStreams(env, folder));
const withFile = (text: string, flags: MockFlags = {}, env = {}) => {
  writeFileSync(join(folder, 'mock.yaml'), text);
  return request({ config: 'mock.yaml', ...flags }, env);
};
const namesOf = async (systems: readonly string[]) =>
  (await request({ systems })).systems.map((system) => system.name);

describe('systems', () => {
  it('are the reference ones, those named, or all', async () => {
    expect(await namesOf([])).toEqual(['promotions', 'payments', 'support', 'sales']);
    expect(await namesOf(['support', 'payments', 'support'])).toEqual(['payments', 'support']);
    expect((await namesOf(['all'])).length).toBeGreaterThanOrEqual(4);
  });

  it('that are not there get the nearest name', async () => {
    await expect(request({ systems: ['suport'] })).rejects.toMatchObject({
      code: 'PD_USAGE',
      hint: 'did you mean support?',
    });
  });
});

describe('a fault of the command line', () => {
  it('is written as in a scenario', () => {
    expect(readFault('http/status:status=503,rate=0.1,retryAfter=2s', 1, KEY)).toMatchObject({
      id: 'fault-1',
      kind: 'http/status',
      scope: {},
      trigger: { kind: 'rate', rate: 0.1, per: 'request' },
      parameters: { status: 503, retryAfter_s: 2 },
    });
    const slow = readFault(
      'http/slow:p50=200ms,p99=2s,every=2,id=s,stores=0417|0418,operations=support.open',
      2,
      KEY,
    );
    expect(slow).toMatchObject({
      id: 's',
      scope: { stores: ['0417', '0418'], operations: ['support.open'] },
      trigger: { kind: 'every', count: 2 },
    });
    expect(slow.parameters.latencyWall_us).toBeDefined();
  });

  it.each([
    ['http/statos:status=503', 'did you mean http/status?'],
    ['http/status', /status/],
    ['http/status:status=abc', /status/],
    ['http/status:status=503,rat=1', /rat/],
    ['http/status:status', /not name=value/],
    ['', /no fault/],
  ])('%s is refused', (text, words) => {
    try {
      readFault(text, 1, KEY);
      expect.unreachable();
    } catch (error) {
      const { code, message, hint } = error as { code: string; message: string; hint: string };
      expect(code).toBe('PD_USAGE');
      expect(`${message} ${hint}`).toMatch(words);
    }
  });
});

describe('a latency', () => {
  it('goes through its percentiles', () => {
    const baked = readLatency('p50=20ms,p90=60ms,p99=200ms', '--latency');
    const at = (p: number) => valueAt(baked, Math.floor(p * 2 ** 32)) / 1e3;
    expect([at(0.5), at(0.9), at(0.99)].map(Math.round)).toEqual([20, 60, 200]);
    expect(at(0.999)).toBeLessThanOrEqual(200);
    expect(valueAt(readLatency('20ms', ''), 12345)).toBe(20_000);
  });

  it.each(['fast', 'p50=20', 'p50=90ms,p90=60ms', 'p50=20ms;p90=1s', ''])(
    '%s is refused',
    (text) => {
      expect(() => readLatency(text, '--latency')).toThrow(/--latency/);
    },
  );
});

describe('a file', () => {
  it('says everything, and flags go before it', async () => {
    const made = await withFile(
      `
seed: 5
port: 8800
tls: true
outcomes: adyen
faults: ['http/status:status=503']
latency: 10ms
systems:
  support: { port: 9900, latency: 'p50=20ms', settings: { keys: [{ pass: { env: ACME_KEY } }], n: 3 } }
  payments:
lanes:
  acme: { port: 9000, faults: ['http/status:status=429'] }
record: run.har
`,
      { seed: 6, lane: ['best=9100'] },
      { ACME_KEY: 'sesame' },
    );
    expect(made.systems.map((system) => system.name)).toEqual(['payments', 'support']);
    expect(made).toMatchObject({ port: 8800, tls: 'server', record: 'run.har' });
    expect(made.world).toMatchObject({ seed: 6, outcomes: 'adyen' });
    expect(made.world.faults).toMatchObject([{ kind: 'http/status' }]);
    expect(made.lanes).toMatchObject([
      { lane: 'acme', port: 9000, faults: [{ parameters: { status: 429 } }] },
      { lane: 'best', port: 9100, faults: [] },
    ]);
    expect(made.settingsOf('support')).toMatchObject({
      port: 9900,
      settings: { keys: [{ pass: 'sesame' }], n: 3 },
    });
    expect(made.settingsOf('payments').latency_us?.quantiles[0]).toBe(10_000);
  });

  it.each([
    ['sytems: []', { hint: 'did you mean `systems`?', place: { line: 1 } }],
    ['seed: 1\nlanes:\n  a:\n    prt: 1', { hint: 'did you mean `port`?', place: { line: 4 } }],
    ['port: 99999', { message: expect.stringContaining('port') }],
    ['systems: [', { message: expect.stringContaining('YAML') }],
    ['lanes: { "a b": {} }', { message: expect.stringContaining('no name of a lane') }],
    ['systems: { support: { settings: { k: { env: NOT_SET } } } }', { message: /NOT_SET/ }],
  ])('%s is refused with its place', async (text, expected) => {
    const { message, ...rest } = expected as { message?: unknown };
    const failure: unknown = await withFile(text).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'PD_USAGE', ...rest });
    if (message instanceof RegExp) expect((failure as Error).message).toMatch(message);
    else if (message !== undefined) expect((failure as Error).message).toEqual(message);
  });
});

describe('other machines', () => {
  const token = { PEAKDAY_ADMIN_TOKEN: '0123456789abcdef' };

  it('are let in only when that is said twice', async () => {
    const host = '0.0.0.0';
    await expect(request({ host }, token)).rejects.toMatchObject({ code: 'PD_USAGE' });
    await expect(request({ host, expose: true })).rejects.toMatchObject({
      message: expect.stringContaining('admin token'),
    });
    const short = { PEAKDAY_ADMIN_TOKEN: 'short' };
    await expect(request({ host, expose: true }, short)).rejects.toMatchObject({
      code: 'PD_USAGE',
    });
    expect(await request({ host, expose: true }, token)).toMatchObject({
      host,
      adminToken: token.PEAKDAY_ADMIN_TOKEN,
    });
  });

  it.each(['127.0.0.1', '::1', 'localhost', '127.8.0.1'])('%s is this machine', async (host) => {
    expect((await request({ host })).host).toBe(host);
  });
});

describe('ports and lanes', () => {
  it.each([
    [{ port: 0 }],
    [{ port: 70_000 }],
    [{ port: 1.5 }],
    [{ lane: ['acme=x'] }],
    [{ lane: ['no such=1'] }],
    [{ lane: ['main=9000'] }],
  ])('%j is refused', async (flags) => {
    await expect(request(flags)).rejects.toMatchObject({ code: 'PD_USAGE' });
  });
});
