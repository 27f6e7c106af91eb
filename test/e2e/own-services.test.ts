import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { request as send } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningMocks, startMocks } from '../../mocks/serve.ts';
import { peakday } from './cli-process.ts';
import { scratchFolder } from './scratch-folder.ts';

const SECRET = 's3cret-of-the-fleet';
const folder = scratchFolder();

/** A desk behind OAuth 2: the reference desk under another path, whose tickets can be deleted. */
const desk = { tokens: new Set<string>(), issued: 0, answered: 0, refused: 0, deleted: 0 };
const tickets = new Map<string, string>();
let mocks: RunningMocks;
let server: Server;
let url = '';

beforeAll(async () => {
  mocks = await startMocks({ seed: 1, promotions: [], coupons: [] });
  server = createServer((request, response) => {
    void serve(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  writeFileSync(join(folder, 'my-desk.ts'), BINDING);
  writeFileSync(join(folder, 'day.ts'), scenario());
  process.env['DESK_ID'] = 'fleet';
  process.env['DESK_SECRET'] = SECRET;
});

afterAll(async () => {
  delete process.env['DESK_ID'];
  delete process.env['DESK_SECRET'];
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
  await mocks.close();
});

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await buffer(request);
  const { method = 'GET', url: path = '', headers } = request;
  const answer = (status: number, reply: unknown): void => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(reply));
  };
  if (path === '/token') {
    const isKnown =
      headers.authorization === `Basic ${Buffer.from(`fleet:${SECRET}`).toString('base64')}`;
    if (!isKnown) return answer(401, { error: 'invalid_client' });
    const token = `tok-${++desk.issued}-of-the-desk`;
    desk.tokens.add(token);
    return answer(200, { access_token: token, expires_in: 3600 });
  }
  if (!desk.tokens.has(String(headers.authorization).replace('Bearer ', ''))) {
    desk.refused++;
    return answer(401, { said: headers.authorization });
  }
  // A token is good for so many requests: in mid-run it must be changed for another.
  if (++desk.answered % 20 === 0) desk.tokens.clear();
  if (path === '/me') return answer(200, { name: 'fleet' });
  const [, ref] = /^\/marks\/(.+)$/.exec(path) ?? [];
  if (ref !== undefined) {
    const mine = [...tickets].filter(([, mark]) => mark.startsWith(ref));
    for (const [id] of mine) tickets.delete(id);
    desk.deleted += mine.length;
    return answer(200, { removed: mine.length });
  }
  const passed = await send(`${mocks.urls.support}${path.replace('/desk', '')}`, {
    method: method as 'POST',
    body: body.length === 0 ? null : body,
    headers: { 'content-type': 'application/json' },
  });
  const text = await passed.body.text();
  if (method === 'POST' && path === '/desk/v1/tickets') {
    const { id, externalRef } = JSON.parse(text) as { id: string; externalRef: string };
    tickets.set(id, externalRef);
  }
  response.writeHead(passed.statusCode, { 'content-type': 'application/json' }).end(text);
}

const BINDING = `import { defineBinding, type HttpRequest, type Read } from 'peakday';
const call = (path: string, body: unknown): HttpRequest =>
  ({ method: 'POST', path: '/desk/v1' + path, body: JSON.stringify(body) });
const json = (_: number, body: string): Read<never> => {
  try { return { ok: true, reply: JSON.parse(body) as never }; }
  catch { return { ok: false, reason: 'not JSON' }; }
};
const on = (verb: string) => ({
  request: ({ ticketId, ...rest }: { ticketId: string }) => call('/tickets/' + ticketId + '/' + verb, rest),
  read: json,
});
export default defineBinding({
  name: 'my-desk',
  services: ['support'],
  auth: ['oauth2ClientCredentials'],
  health: '/me',
  operations: {
    'support.open': { request: (report) => call('/tickets', report), read: json },
    'support.get': {
      *steps({ ticketId }) {
        const seen = yield { method: 'GET', path: '/desk/v1/tickets/' + ticketId };
        return seen.status === 200 ? json(200, seen.body) : { refused: seen };
      },
    },
    'support.claim': {
      request: (skills) => call('/queue/claims', skills),
      read: (status, body) => (status === 204 ? { ok: true, reply: null } : json(status, body)),
    },
    'support.start': on('start'),
    'support.resolve': on('resolve'),
    'support.reopen': on('reopen'),
    'support.cancel': on('cancel'),
  },
  absent: {
    'support.heartbeat': 'accepted',
    'support.comment': 'accepted',
    'support.release': 'unsupported',
  },
  *cleanup({ runId }) {
    const answer = yield { method: 'DELETE', path: '/marks/' + runId };
    return JSON.parse(answer.body).removed;
  },
});
`;

const scenario = (secret = 'DESK_SECRET'): string => `import { defineScenario } from 'peakday';
export default defineScenario({
  name: 'own-desk',
  day: { date: '2026-11-27', curve: 'blackFriday' },
  live: { from: '15:00', to: '15:04', compression: 60, drain: '2s' },
  stores: { a: { count: 2, country: 'ES', language: 'es', tills: 4, shoppersPerDay: 2500 } },
  tills: { clerkTries: '1s', ticketPoll: '5s', clerkMends: { receiptNotPrinting: 0 } },
  faults: { paper: { kind: 'printer/paper-out', start: '15:00', duration: '3min', rate: 1 } },
  targets: {
    support: {
      url: '${url}',
      binding: './my-desk.ts',
      auth: {
        kind: 'oauth2ClientCredentials',
        tokenUrl: '${url}/token',
        clientId: { env: 'DESK_ID' },
        clientSecret: { env: '${secret}' },
      },
    },
  },
});
`;

const filesIn = (path: string): readonly string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

describe('a desk of one’s own, behind OAuth 2 and a binding of one’s own', () => {
  it('is probed with one call of each operation, and nothing is left behind', async () => {
    const { code, stdout } = await peakday(['check', 'day.ts', '--probe', '--json'], folder);
    const { ok, probes } = JSON.parse(stdout);
    expect([code, ok]).toEqual([0, true]);
    const rows = probes[0].rows.map(({ operation, outcome }: Record<string, string>) => [
      operation,
      outcome,
    ]);
    expect(rows).toEqual([
      ['support.open', 'ok'],
      ['support.get', 'ok'],
      ['support.claim', 'ok'],
      ['support.start', 'ok'],
      ['support.comment', 'absent'],
      ['support.resolve', 'ok'],
      ['support.reopen', 'ok'],
      ['support.release', 'absent'],
      ['support.cancel', 'ok'],
      ['support.heartbeat', 'absent'],
    ]);
    expect(probes[0].removed).toBe(1);
    expect(tickets.size).toBe(0);
  });

  it('is rehearsed; no secret or token is in the run folder or on a stream', async () => {
    const before = desk.issued;
    const run = await peakday(['run', 'day.ts', '--out', 'run', '--no-day'], folder);
    expect(run.stderr).not.toContain('error PD_');
    expect(run.stdout).toMatch(/^remove {2}peakday clean run$/m);
    expect(tickets.size).toBeGreaterThan(0);
    expect(desk.issued).toBeGreaterThan(before + 1);
    const written = filesIn(join(folder, 'run'));
    expect(written.map((file) => file.split('/').at(-1))).toContain('plan.json');
    const all = [run.stdout, run.stderr, ...written.map((file) => readFileSync(file, 'latin1'))];
    for (const text of all) {
      expect(text).not.toContain(SECRET);
      expect(text).not.toContain(Buffer.from(`fleet:${SECRET}`).toString('base64'));
      expect(text).not.toMatch(/tok-\d+-of-the-desk/);
    }
    const plan = JSON.parse(readFileSync(join(folder, 'run', 'plan.json'), 'utf8'));
    expect(plan.targets.support.auth.clientSecret).toEqual({ env: 'DESK_SECRET' });
  });

  it('is rid of what the run created by `peakday clean`', async () => {
    const count = tickets.size;
    expect(count).toBeGreaterThan(0);
    const { code, stdout } = await peakday(['clean', 'run'], folder);
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`^support \\(my-desk\\) +${count} removed$`, 'm'));
    expect(tickets.size).toBe(0);
    const again = await peakday(['clean', 'run', '--json'], folder);
    expect(JSON.parse(again.stdout).cleaned).toEqual([
      { service: 'support', binding: 'my-desk', removed: 0 },
    ]);
  });

  it('without its secret, or with a wrong one, nothing begins', async () => {
    writeFileSync(join(folder, 'unset.ts'), scenario('NO_SUCH_SECRET'));
    const unset = await peakday(['run', 'unset.ts'], folder);
    expect(unset.code).toBe(2);
    expect(unset.stderr).toContain('error PD_TARGET_SECRET');
    expect(unset.stderr).toContain('NO_SUCH_SECRET');
    writeFileSync(join(folder, 'wrong.ts'), scenario('DESK_ID'));
    const wrong = await peakday(['check', 'wrong.ts', '--probe'], folder);
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain('error PD_TARGET_REFUSED');
    expect(wrong.stderr).toContain('the token endpoint answered 401');
  });

  it('a probe names what does not work, and what to do', async () => {
    const broken = BINDING.replace("path: '/desk/v1' + path", "path: '/dsk/v1' + path");
    writeFileSync(join(folder, 'my-broken-desk.ts'), broken);
    writeFileSync(join(folder, 'broken.ts'), scenario().replace('my-desk.ts', 'my-broken-desk.ts'));
    const { code, stdout, stderr } = await peakday(['check', 'broken.ts', '--probe'], folder);
    expect(code).toBe(2);
    expect(stderr).toContain('error PD_TARGET_OPERATION');
    expect(stdout).toMatch(/failed +support\.open +POST \/dsk\/v1\/tickets +501/);
    expect(stdout).toMatch(/next: .*base URL/);
    expect(stdout).toMatch(/skipped +support\.get/);
  });

  it('a binding file that is not there, or does not compile, is named with its place', async () => {
    writeFileSync(join(folder, 'gone.ts'), scenario().replace('my-desk.ts', 'gone-desk.ts'));
    const gone = await peakday(['run', 'gone.ts'], folder);
    expect(gone.stderr).toMatch(/error PD_TARGET_BINDING: there is no binding file .*gone-desk/);
    writeFileSync(join(folder, 'bad-desk.ts'), 'export default {');
    writeFileSync(join(folder, 'bad.ts'), scenario().replace('my-desk.ts', 'bad-desk.ts'));
    const bad = await peakday(['run', 'bad.ts'], folder);
    expect(bad.stderr).toContain('error PD_TARGET_BINDING: the binding cannot be read');
    expect(bad.stderr).toMatch(/bad-desk\.ts:1:\d+/);
  });
}, 60_000);
