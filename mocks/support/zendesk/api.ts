import type { Api } from '../../wire/api.ts';
import { type Incoming, json } from '../../wire/exchange.ts';
import { statusOf } from '../../wire/problem.ts';
import { get } from '../../wire/route.ts';
import type { Part, World } from '../../world.ts';
import { basic, isKnown, SECRET, tokenRoute } from '../vendors/door.ts';
import { Quota, type QuotaRule } from '../vendors/quota.ts';
import { ticketRoutes } from './ticket-routes.ts';

const TOKEN = '/oauth/tokens';
/** Requests a minute of an account on the Professional plan. */
export const ZENDESK_LIMIT: QuotaRule = { requests: 400, window_s: 60 };
/** Updates of one ticket; Zendesk counts 30 by one user in ten minutes. */
const UPDATE_LIMIT: QuotaRule = { requests: 30, window_s: 600 };
const UPDATES: Part<Quota> = { name: 'zendesk updates', make: () => new Quota(UPDATE_LIMIT) };

/**
 * Zendesk Support's ticket API: Basic `agent@example.com/token` / `peakday` or a bearer token of
 * `/oauth/tokens`; a rate limit per account and minute, and one of updates per ticket.
 */
export function zendeskApi(limit: QuotaRule = ZENDESK_LIMIT): Api {
  const quotas: Part<Quota> = { name: 'zendesk rate limit', make: () => new Quota(limit) };
  return {
    name: 'zendesk',
    title: 'Zendesk Support: tickets',
    service: 'support',
    keys: 'own',
    routes: [
      ...ticketRoutes,
      ...['/api/v2/users/me', '/api/v2/users/me.json'].map((path) =>
        get({
          path,
          summary: 'Who calls',
          operation: null,
          replies: { 200: null },
          serve: () => json(200, { user: { id: 8_000_001, name: 'peakday', role: 'agent' } }),
        }),
      ),
      tokenRoute(TOKEN),
    ],
    refuse: (refusal) => {
      const status = statusOf(refusal);
      const error = ERRORS[status] ?? 'RequestError';
      return json(status, { error, description: refusal.detail }, refusal.headers);
    },
    passes: () => ({ authorization: basic('agent@example.com/token', SECRET) }),
    admit: (incoming, world) => {
      if (incoming.path.endsWith(TOKEN)) return undefined;
      const isRight = (user: string, password: string): boolean =>
        user.endsWith('/token') && password === SECRET;
      if (!isKnown(incoming, world, isRight))
        return json(401, { error: "Couldn't authenticate you" });
      const now_ms = world.now_ms();
      const account = world.part(quotas).take('', now_ms);
      const update = isUpdate(incoming) ? updatesOf(world, incoming.path, now_ms) : undefined;
      const over = account.isOver ? account : update?.isOver ? update : undefined;
      if (over === undefined) return undefined;
      const description = 'Number of allowed API requests per minute exceeded';
      const wait = { 'retry-after': String(over.resets_s) };
      return json(429, { error: 'APIRateLimitExceeded', description }, wait);
    },
    stamp: (incoming, answer, world) => {
      const { limit: total, remaining, resets_s } = world.part(quotas).state('', world.now_ms());
      const headers = {
        'x-rate-limit': String(total),
        'x-rate-limit-remaining': String(remaining),
        'ratelimit-limit': String(total),
        'ratelimit-remaining': String(remaining),
        'ratelimit-reset': String(resets_s),
        ...(isUpdate(incoming) && {
          'zendesk-ratelimit-tickets-update': updateHeader(incoming, world),
        }),
      };
      return { ...answer, headers: { ...answer.headers, ...headers } };
    },
  };
}

const ERRORS: Readonly<Record<number, string>> = {
  400: 'BadRequest',
  404: 'InvalidEndpoint',
  422: 'RecordInvalid',
  429: 'APIRateLimitExceeded',
  501: 'InvalidEndpoint',
};

const isUpdate = ({ method, path }: Incoming): boolean =>
  method === 'PUT' && /\/tickets\/\d+/.test(path);

const updatesOf = (world: World, path: string, now_ms: number) =>
  world.part(UPDATES).take(path, now_ms);

/** `total=30; remaining=29; resets=41`. */
function updateHeader({ path }: Incoming, world: World): string {
  const { limit, remaining, resets_s } = world.part(UPDATES).state(path, world.now_ms());
  return `total=${limit}; remaining=${remaining}; resets=${resets_s}`;
}
