import type { Api } from '../../wire/api.ts';
import { type Incoming, json } from '../../wire/exchange.ts';
import { statusOf } from '../../wire/problem.ts';
import { get } from '../../wire/route.ts';
import type { Part } from '../../world.ts';
import { basic, isKnown, SECRET } from '../vendors/door.ts';
import { Quota, type QuotaRule } from '../vendors/quota.ts';
import type { Make } from './ticket.ts';
import { ticketRoutes } from './ticket-routes.ts';

const TITLES: Readonly<Record<Make, string>> = {
  freshservice: 'Freshservice API v2: tickets',
  freshdesk: 'Freshdesk API v2: tickets',
};

/** Requests that are counted by themselves, besides all of them. */
type Kind = 'create' | 'view' | 'update' | 'list';

function kindOf({ method, path }: Incoming): Kind | undefined {
  if (/\/tickets\/\d+$/.test(path))
    return method === 'GET' ? 'view' : method === 'PUT' ? 'update' : undefined;
  if (!/\/tickets(\/filter)?$/.test(path)) return undefined;
  return method === 'GET' ? 'list' : method === 'POST' ? 'create' : undefined;
}

/**
 * A desk of Freshworks: HTTP Basic with the API key as user (`peakday`, any password); a limit per
 * account and minute with `X-RateLimit` headers, in which refused calls count, too.
 * @param kinds requests of each kind in the same window
 */
export function freshApi(
  make: Make,
  limit: QuotaRule,
  kinds: Readonly<Partial<Record<Kind, number>>> = {},
): Api {
  const quotas: Part<Quota> = { name: `${make} rate limit`, make: () => new Quota(limit) };
  const kindQuotas: Part<ReadonlyMap<string, Quota>> = {
    name: `${make} rate limits by kind`,
    make: () =>
      new Map(
        Object.entries(kinds).map(([kind, requests]) => [
          kind,
          new Quota({ requests, window_s: limit.window_s }),
        ]),
      ),
  };
  return {
    name: make,
    title: TITLES[make],
    service: 'support',
    keys: 'own',
    routes: [
      ...ticketRoutes(make),
      get({
        path: '/api/v2/agents/me',
        summary: 'Who calls',
        operation: null,
        replies: { 200: null },
        serve: () => json(200, { agent: { id: 8_000_001, first_name: 'peakday' } }),
      }),
    ],
    refuse: (refusal) =>
      json(
        statusOf(refusal),
        { code: refusal.name.replaceAll('-', '_'), message: refusal.detail },
        refusal.headers,
      ),
    passes: () => ({ authorization: basic(SECRET, 'X') }),
    admit: (incoming, world) => {
      const now_ms = world.now_ms();
      const state = world.part(quotas).take('', now_ms);
      const kind = world.part(kindQuotas).get(kindOf(incoming) ?? '');
      if (state.isOver || kind?.take('', now_ms).isOver) {
        const wait = { 'retry-after': String(state.resets_s) };
        return json(429, { message: 'You have exceeded the limit of requests per minute' }, wait);
      }
      if (isKnown(incoming, world, (key) => key === SECRET)) return undefined;
      const message = 'You have to be logged in to perform this action.';
      return json(401, { code: 'invalid_credentials', message });
    },
    stamp: (_, answer, world) => {
      const { limit: total, remaining } = world.part(quotas).state('', world.now_ms());
      const headers = {
        'x-ratelimit-total': String(total),
        'x-ratelimit-remaining': String(remaining),
        'x-ratelimit-used-currentrequest': '1',
      };
      return { ...answer, headers: { ...answer.headers, ...headers } };
    },
  };
}
