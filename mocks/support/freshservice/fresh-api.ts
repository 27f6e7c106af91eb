import type { Api } from '../../wire/api.ts';
import { json } from '../../wire/exchange.ts';
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

/**
 * A desk of Freshworks: HTTP Basic with the API key as user (`peakday`, any password); a limit per
 * account and minute with `X-RateLimit` headers, in which refused calls count, too.
 */
export function freshApi(make: Make, limit: QuotaRule): Api {
  const quotas: Part<Quota> = { name: `${make} rate limit`, make: () => new Quota(limit) };
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
      const state = world.part(quotas).take('', world.now_ms());
      if (state.isOver) {
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
