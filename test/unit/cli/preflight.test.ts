import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import type { OwnService } from '../../../src/cli/own-services.ts';
import { preflight } from '../../../src/cli/preflight.ts';
import type { Service } from '../../../src/model/operations.ts';
import { reference } from '../../../src/services/reference/binding.ts';

const own = (service: Service, url: string, more: Partial<OwnService> = {}): OwnService[] => [
  { service, url, binding: reference, settings: {}, access: {}, ...more },
];

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
      preflight(own('support', await answering(status, type, body)), 'peakday/test'),
    ).resolves.toBeUndefined();
  });

  it.each([
    [200, 'text/html', '<!doctype html><title>Hello</title>', 'web page'],
    [302, 'text/plain', 'moved', 'redirects'],
    [200, 'text/plain', 'ok', 'base URL'],
  ])('%i %s is no API', async (status, type, body, hint) => {
    const target = await answering(status, type, body);
    await expect(preflight(own('support', target), 'peakday/test')).rejects.toMatchObject({
      code: 'PD_TARGET_NOT_API',
      hint: expect.stringContaining(hint),
      message: expect.stringContaining(`support at ${target}/health`),
    });
  });

  it('a service that is not well is unreachable', async () => {
    const target = await answering(503, 'application/json', '{}');
    await expect(preflight(own('payments', target), 'peakday/test')).rejects.toMatchObject({
      code: 'PD_TARGET_UNREACHABLE',
      message: expect.stringContaining('503'),
    });
  });

  it('a port where nothing listens is unreachable', async () => {
    const target = await answering(200, 'application/json', '{}');
    const server = servers.pop();
    await new Promise((closed) => server?.close(closed));
    await expect(preflight(own('promotions', target), 'peakday/test')).rejects.toMatchObject({
      code: 'PD_TARGET_UNREACHABLE',
      hint: expect.stringContaining('nothing listens'),
    });
  });

  it('a service that says nothing is unreachable after three seconds', async () => {
    const target = await serve(() => undefined);
    await expect(preflight(own('support', target), 'peakday/test')).rejects.toMatchObject({
      code: 'PD_TARGET_UNREACHABLE',
      message: expect.stringContaining('within 3 s'),
    });
  });

  it('asks for the path the binding names, with the credentials of the target', async () => {
    const seen: unknown[] = [];
    const target = await serve((request, response) => {
      seen.push([request.url, request.headers['x-key']]);
      response.end('whatever');
    });
    const credentials = { kind: 'header', name: 'x-key', value: 'k' } as const;
    const binding = { ...reference, health: '/me' };
    await preflight(own('support', target, { binding, access: { credentials } }), 'peakday/test');
    expect(seen).toEqual([['/me', 'k']]);
  });

  it.each([
    [401, undefined, 'auth'],
    [403, { kind: 'header', name: 'x-key', value: 'hunter2' } as const, 'these credentials'],
  ])('%i where the binding names a path is a refusal', async (status, credentials, hint) => {
    const target = await answering(status, 'application/json', '{}');
    const binding = { ...reference, health: '/me' };
    const access = credentials ? { credentials } : {};
    const asked = preflight(own('support', target, { binding, access }), 'peakday/test');
    const refused = await asked.catch((cause: unknown) => cause);
    expect(refused).toMatchObject({
      code: 'PD_TARGET_REFUSED',
      hint: expect.stringContaining(hint),
    });
    expect(JSON.stringify(refused)).not.toContain('hunter2');
  });

  it('marks its requests', async () => {
    let agent: string | undefined;
    const target = await serve((request, response) => {
      agent = request.headers['user-agent'];
      response.end('{}');
    });
    await preflight(own('support', target), 'peakday/test (preflight)');
    expect(agent).toBe('peakday/test (preflight)');
  });
});
