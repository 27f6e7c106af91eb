import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { nodeSurroundings } from '../../../src/engines/live/node-surroundings.ts';
import { Authorisation } from '../../../src/engines/wall/authorisation.ts';

interface Asked {
  readonly authorization: string | undefined;
  readonly body: string;
}

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
});

/** A token endpoint that counts, and answers what it is told. */
async function endpoint(answer: (nth: number) => readonly [status: number, body: unknown]) {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    asked.push({ authorization: request.headers.authorization, body: await text(request) });
    const [status, body] = answer(asked.length);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  servers.push(server);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return { asked, tokenUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/token` };
}

const client = (tokenUrl: string, more: object = {}) =>
  new Authorisation(
    {
      kind: 'oauth2',
      tokenUrl,
      clientId: 'fleet',
      clientSecret: 's3cret',
      scope: 'desk',
      sendIn: 'header',
      ...more,
    },
    nodeSurroundings(),
    'test',
  );

const token = (nth: number, expires_in = 3600): readonly [number, unknown] => [
  200,
  { access_token: `token-${nth}`, token_type: 'Bearer', expires_in },
];

describe('an access token', () => {
  it('is fetched once for all who ask at the same time, and kept', async () => {
    const { asked, tokenUrl } = await endpoint((nth) => token(nth));
    const who = client(tokenUrl);
    expect(who.isReady).toBe(false);
    const ends = await Promise.all(Array.from({ length: 50 }, () => who.renew(undefined)));
    expect(ends.every((end) => end === undefined)).toBe(true);
    expect(who.isReady).toBe(true);
    expect(who.header).toEqual(['authorization', 'Bearer token-1']);
    expect(asked).toEqual([
      {
        authorization: `Basic ${Buffer.from('fleet:s3cret').toString('base64')}`,
        body: 'grant_type=client_credentials&scope=desk',
      },
    ]);
  });

  it('can be asked for with the secret in the body', async () => {
    const { asked, tokenUrl } = await endpoint((nth) => token(nth));
    await client(tokenUrl, { sendIn: 'body', scope: undefined }).renew(undefined);
    expect(asked[0]?.authorization).toBeUndefined();
    expect(asked[0]?.body).toBe(
      'grant_type=client_credentials&client_id=fleet&client_secret=s3cret',
    );
  });

  it('that was refused is changed for another, once for all who were refused', async () => {
    const { asked, tokenUrl } = await endpoint((nth) => token(nth));
    const who = client(tokenUrl);
    await who.renew(undefined);
    const refused = who.header;
    await Promise.all([who.renew(refused), who.renew(refused)]);
    await who.renew(refused);
    expect(who.header).toEqual(['authorization', 'Bearer token-2']);
    expect(asked).toHaveLength(2);
  });

  it('is fetched anew before it runs out, while the old one is still sent', async () => {
    const { asked, tokenUrl } = await endpoint((nth) => token(nth, nth === 1 ? 0.001 : 3600));
    const who = client(tokenUrl);
    await who.renew(undefined);
    // The shortest life is five seconds; four fifths of it are waited for.
    await new Promise((resolve) => setTimeout(resolve, 4100));
    expect(who.isReady).toBe(true);
    expect(who.header).toEqual(['authorization', 'Bearer token-1']);
    await expect.poll(() => who.header).toEqual(['authorization', 'Bearer token-2']);
    expect(asked).toHaveLength(2);
  }, 10_000);

  it.each<[string, readonly [number, unknown], object]>([
    ['a wrong secret', [401, { error: 'invalid_client' }], { kind: 'status', status: 401 }],
    ['no token in the answer', [200, { token_type: 'Bearer' }], { kind: 'malformed' }],
    ['an answer that is no object', [200, null], { kind: 'malformed' }],
  ])('cannot be had: %s', async (_, answer, end) => {
    const { tokenUrl } = await endpoint(() => answer);
    const who = client(tokenUrl);
    expect(await who.renew(undefined)).toMatchObject(end);
    expect(who.isReady).toBe(false);
  });

  it('cannot be had where nothing listens', async () => {
    expect(await client('http://127.0.0.1:1/token').renew(undefined)).toEqual({ kind: 'refused' });
  });
});

describe('credentials that are a header', () => {
  it('are ready, and no others can be had', async () => {
    const key = { kind: 'header', name: 'x-api-key', value: 'k' } as const;
    const who = new Authorisation(key, nodeSurroundings(), 'test');
    expect([who.isReady, who.isRenewable]).toEqual([true, false]);
    expect(who.header).toEqual(['x-api-key', 'k']);
    expect(await who.renew(who.header)).toBeUndefined();
    expect(new Authorisation(undefined, nodeSurroundings(), 'test').header).toBeUndefined();
  });
});
