import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { Telemetry } from '../../src/telemetry/telemetry.ts';
import { scratchFolder } from './scratch-folder.ts';
import { growingRun } from './telemetry-growing-run.ts';

interface Received {
  readonly path: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const folder = scratchFolder();
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

/** A receiver on loopback that answers what it is told to. */
async function receive(
  answer: (n: number) => { readonly status: number; readonly text?: string; readonly to?: string },
): Promise<{ readonly url: string; readonly received: readonly Received[] }> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      received.push({ path: request.url, headers: request.headers, body: Buffer.concat(parts) });
      const { status, text = '', to } = answer(received.length);
      response.writeHead(status, to === undefined ? {} : { location: to }).end(text);
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, received };
}

/** Follows a whole run that was written at once, and ends it. */
async function follow(
  name: string,
  outlets: Partial<ConstructorParameters<typeof Telemetry>[0]>,
): Promise<readonly string[]> {
  const said: string[] = [];
  const none = { otlp: undefined, remoteWrite: undefined, scrapePort: undefined };
  const telemetry = await Telemetry.open({ ...none, ...outlets }, (text) => said.push(text));
  const { run, grow } = await growingRun(join(folder, name), name);
  grow(200);
  telemetry.begin(join(folder, name), run.record, run.plan);
  await telemetry.end();
  await telemetry.close();
  return said;
}

describe('outlets of metrics', () => {
  it('send OTLP to /v1/metrics with the headers given', async () => {
    const { url, received } = await receive(() => ({ status: 200, text: '{"partialSuccess":{}}' }));
    const said = await follow('plain', { otlp: { url, headers: { 'x-org': 'one' } } });
    expect(said).toEqual([]);
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({
      path: '/v1/metrics',
      headers: { 'content-type': 'application/json', 'x-org': 'one' },
    });
    expect(JSON.parse(String(received[0]?.body))).toHaveProperty('resourceMetrics');
  });

  it('say what was rejected of an export', async () => {
    const text = '{"partialSuccess":{"rejectedDataPoints":"3"}}';
    const { url } = await receive(() => ({ status: 200, text }));
    const said = await follow('partly', { otlp: { url, headers: {} } });
    expect(said.join('\n')).toMatch(/3 points were rejected/);
  });

  it('write remotely, and then that the series have ended', async () => {
    const { url, received } = await receive(() => ({ status: 204 }));
    expect(await follow('remote', { remoteWrite: { url, headers: {} } })).toEqual([]);
    expect(received.map(({ headers }) => headers['content-encoding'])).toEqual([
      'snappy',
      'snappy',
    ]);
    expect(received[0]?.headers['x-prometheus-remote-write-version']).toBe('0.1.0');
  });

  it('tell of a receiver that refuses, and go on', async () => {
    const { url, received } = await receive(() => ({ status: 500, text: 'out of order' }));
    const said = await follow('refused', { remoteWrite: { url, headers: {} } });
    expect(received).toHaveLength(1);
    expect(said).toEqual([
      `remote write: ${url} does not take exports: 500 out of order`,
      'remote write: 1 of 1 exports were not taken',
    ]);
  });

  it('are not led to another host', async () => {
    const other = await receive(() => ({ status: 200 }));
    const { url } = await receive(() => ({ status: 307, to: other.url }));
    const said = await follow('led', { otlp: { url, headers: { authorization: 'secret' } } });
    expect(other.received).toEqual([]);
    expect(said[0]).toMatch(/does not take exports/);
  });

  it('tell of nobody there', async () => {
    const { url } = await receive(() => ({ status: 200 }));
    for (const server of servers.splice(0)) await new Promise((done) => server.close(done));
    const said = await follow('nobody', { otlp: { url, headers: {} } });
    expect(said[0]).toMatch(/ECONNREFUSED/);
  });

  it('are scraped at /metrics and nowhere else', async () => {
    const said: string[] = [];
    const outlets = { otlp: undefined, remoteWrite: undefined, scrapePort: 0 };
    const telemetry = await Telemetry.open(outlets, (text) => said.push(text));
    const url = /http:\S+/.exec(said[0] ?? '')?.[0] ?? '';
    expect(await (await fetch(url)).text()).toBe('');
    const { run, grow } = await growingRun(join(folder, 'scraped'), 'scraped');
    grow(200);
    telemetry.begin(join(folder, 'scraped'), run.record, run.plan);
    await telemetry.end();
    const answer = await fetch(url);
    expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(await answer.text()).toContain('peakday_requests_issued_total{run_id="scraped"');
    expect((await fetch(url, { method: 'POST' })).status).toBe(405);
    expect((await fetch(url.replace('/metrics', '/'))).status).toBe(404);
    await telemetry.close();
    await expect(fetch(url)).rejects.toThrow();
  });
});
