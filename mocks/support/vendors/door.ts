import { hash } from 'node:crypto';
import { z } from 'zod';
import { type Incoming, json } from '../../wire/exchange.ts';
import { post, type Route } from '../../wire/route.ts';
import type { Part, World } from '../../world.ts';

/** Access tokens that were issued in a lane. */
const TOKENS: Part<Set<string>> = { name: 'support access tokens', make: () => new Set() };
const LIFE_S = 1800;

/** The one secret of the mocks' accounts: password, API token, client secret. */
export const SECRET = 'peakday';

/** `authorization` of HTTP Basic. */
export const basic = (user: string, password: string): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

/** Whether a request has Basic credentials that are right, or a bearer token that was issued. */
export function isKnown(
  incoming: Incoming,
  world: World,
  isRight: (user: string, password: string) => boolean,
): boolean {
  const [, scheme = '', value = ''] =
    /^(basic|bearer) +(\S+)$/i.exec(incoming.header('authorization') ?? '') ?? [];
  if (scheme.toLowerCase() === 'bearer') return world.part(TOKENS).has(value);
  const [, user = '', password = ''] =
    /^([^:]*):(.*)$/s.exec(Buffer.from(value, 'base64').toString('utf8')) ?? [];
  return isRight(user, password);
}

const tokenRequest = z.object({
  grant_type: z.string().exactOptional(),
  client_id: z.string().exactOptional(),
  client_secret: z.string().exactOptional(),
});

/** A token endpoint for client credentials (RFC 6749 §4.4), told by Basic or in the body. */
export const tokenRoute = (path: string): Route =>
  post({
    path,
    summary: 'An access token for client credentials',
    operation: null,
    reads: 'form',
    request: tokenRequest,
    replies: { 200: null, 400: null, 401: null },
    serve: (body, { incoming, world }) => {
      if (body.grant_type !== 'client_credentials') {
        return json(400, { error: 'unsupported_grant_type' });
      }
      const isTold = body.client_id !== undefined && body.client_secret === SECRET;
      const isRight = isTold || isKnown(incoming, world, (_, password) => password === SECRET);
      if (!isRight) return json(401, { error: 'invalid_client' });
      const tokens = world.part(TOKENS);
      const token = hash('sha256', `${world.seed} ${world.lane} ${tokens.size}`);
      tokens.add(token);
      return json(200, { access_token: token, token_type: 'Bearer', expires_in: LIFE_S });
    },
  });
