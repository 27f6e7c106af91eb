import { z } from 'zod';
import { type Answer, json } from '../../wire/exchange.ts';
import { post, type Route } from '../../wire/route.ts';
import type { World } from '../../world.ts';
import { COMMERCETOOLS } from './book.ts';

/** The API client that a test may use. */
export const COMMERCETOOLS_CLIENT = {
  clientId: 'peakday-commercetools',
  clientSecret: 'peakday-commercetools-secret',
} as const;

/** Two days, as the vendor's tokens last. */
const LASTS_S = 172_800;

/** An access token of a lane. */
export function issueToken(world: World): string {
  const book = world.part(COMMERCETOOLS);
  const token = `peakday-${world.seed}-${++book.made}`;
  book.tokens.set(token, world.now_ms() + LASTS_S * 1e3);
  return token;
}

/** Whether a request carries a token that is still good. */
export function isLetIn(authorization: string | undefined, world: World): boolean {
  const [, token = ''] = /^Bearer (.+)$/.exec(authorization ?? '') ?? [];
  return (world.part(COMMERCETOOLS).tokens.get(token) ?? 0) > world.now_ms();
}

const { clientId, clientSecret } = COMMERCETOOLS_CLIENT;
const BASIC = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;

const unable = (status: number, error: string, message: string): Answer =>
  json(status, {
    statusCode: status,
    message,
    errors: [{ code: error, message }],
    error,
    error_description: message,
  });

/** `POST /oauth/token`: client credentials (RFC 6749 §4.4), the client by HTTP Basic. */
export const tokenRoute: Route = post({
  path: '/oauth/token',
  summary: 'An access token for client credentials',
  operation: null,
  reads: 'form',
  request: z.object({ grant_type: z.string().optional(), scope: z.string().optional() }),
  replies: { 200: null, 400: null, 401: null },
  serve: ({ grant_type, scope = '' }, { header, query, world }) => {
    if (header('authorization') !== BASIC)
      return unable(401, 'invalid_client', 'Please provide valid client credentials.');
    if ((grant_type ?? query('grant_type')) !== 'client_credentials')
      return unable(400, 'unsupported_grant_type', 'Only client_credentials is served here.');
    const access_token = issueToken(world);
    return json(200, { access_token, token_type: 'Bearer', expires_in: LASTS_S, scope });
  },
});
