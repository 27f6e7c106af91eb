import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { preflight } from '../../../src/cli/preflight.ts';

const servers: Server[] = [];

/** A service on a free loopback port, closed after the test. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
}

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
});

const answering = (status: number, type: string, body: string): Promise<string> =>
  serve((_, response) => response.writeHead(status, { 'content-type': type }).end(body));

describe('preflight', () => {
  it.each([
    [200, 'application/json', '{"status":"ok"}'],
    [404, 'application/problem+json', '{"type":"about:blank","status":404}'],
    [401, 'application/json; charset=utf-8', '{"error":"token"}'],
  ])('%i %s will do', async (status, type, body) => {
    await expect(
      preflight({ support: await answering(status, type, body) }, 'peakday/test'),
    ).resolves.toBeUndefined();
  });

  it.each([
    [200, 'text/html', '<!doctype html><title>Hello</title>', 'web page'],
    [302, 'text/plain', 'moved', 'redirects'],
    [200, 'text/plain', 'ok', 'base URL'],
  ])('%i %s is no API', async (status, type, body, hint) => {
    const target = await answering(status, type, body);
    await expect(preflight({ support: target }, 'peakday/test')).rejects.toMatchObject({
      code: 'PD_TARGET_NOT_API',
      hint: expect.stringContaining(hint),
      message: expect.stringContaining(`support at ${target}/health`),
    });
  });

  it('a service that is not well is unreachable', async () => {
    const target = await answering(503, 'application/json', '{}');
    await expect(preflight({ payments: target }, 'peakday/test')).rejects.toMatchObject({
      code: 'PD_TARGET_UNREACHABLE',
      message: expect.stringContaining('503'),
    });
  });

  it('a port where nothing listens is unreachable', async () => {
    const target = await answering(200, 'application/json', '{}');
    const server = servers.pop();
    await new Promise((closed) => server?.close(closed));
    await expect(preflight({ promotions: target }, 'peakday/test')).rejects.toMatchObject({
      code: 'PD_TARGET_UNREACHABLE',
      hint: expect.stringContaining('nothing listens'),
    });
  });

  it('a service that says nothing is unreachable after three seconds', async () => {
    const target = await serve(() => undefined);
    await expect(preflight({ support: target }, 'peakday/test')).rejects.toMatchObject({
      code: 'PD_TARGET_UNREACHABLE',
      message: expect.stringContaining('within 3 s'),
    });
  });

  it('marks its requests', async () => {
    let agent: string | undefined;
    const target = await serve((request, response) => {
      agent = request.headers['user-agent'];
      response.end('{}');
    });
    await preflight({ support: target }, 'peakday/test (preflight)');
    expect(agent).toBe('peakday/test (preflight)');
  });
});
