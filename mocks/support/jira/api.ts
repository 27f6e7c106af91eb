import type { Api } from '../../wire/api.ts';
import { type Incoming, json } from '../../wire/exchange.ts';
import { statusOf } from '../../wire/problem.ts';
import { get } from '../../wire/route.ts';
import type { Part } from '../../world.ts';
import { basic, isKnown, SECRET, tokenRoute } from '../vendors/door.ts';
import { Quota, type QuotaRule } from '../vendors/quota.ts';
import { failed, issueRoutes } from './issue-routes.ts';
import { requestRoutes } from './request-routes.ts';

const TOKEN = '/oauth/token';
/** Jira Cloud counts costs, not requests, and names no number; this is a mean user's share. */
export const JIRA_LIMIT: QuotaRule = { requests: 1000, window_s: 60 };

/**
 * Jira Service Management: its own API for requests, and of the platform's (version 2) what an
 * agent's work needs. Basic `agent@example.com` / `peakday` or a bearer token of `/oauth/token`; a
 * limit per user and minute with `X-RateLimit` headers.
 */
export function jiraApi(limit: QuotaRule = JIRA_LIMIT): Api {
  const quotas: Part<Quota> = { name: 'jira rate limit', make: () => new Quota(limit) };
  const callerOf = ({ header }: Incoming): string => header('authorization') ?? '';
  return {
    name: 'jira-service-management',
    title: 'Jira Service Management: requests',
    service: 'support',
    keys: 'own',
    routes: [
      ...requestRoutes,
      ...issueRoutes,
      get({
        path: '/rest/api/2/myself',
        summary: 'Who calls',
        operation: null,
        replies: { 200: null },
        serve: () => json(200, { accountId: 'peakday', displayName: 'peakday', active: true }),
      }),
      tokenRoute(TOKEN),
    ],
    refuse: (refusal) => {
      const { status, type, headers, body } = failed(statusOf(refusal), refusal.detail);
      return { status, type, headers: { ...headers, ...refusal.headers }, body };
    },
    passes: () => ({ authorization: basic('agent@example.com', SECRET) }),
    admit: (incoming, world) => {
      if (incoming.path.endsWith(TOKEN)) return undefined;
      if (!isKnown(incoming, world, (_, password) => password === SECRET)) {
        return failed(401, 'Client must be authenticated to access this resource.');
      }
      const state = world.part(quotas).take(callerOf(incoming), world.now_ms());
      if (!state.isOver) return undefined;
      const answer = failed(429, 'Rate limit exceeded.');
      return { ...answer, headers: { 'retry-after': String(state.resets_s) } };
    },
    stamp: (incoming, answer, world) => {
      const state = world.part(quotas).state(callerOf(incoming), world.now_ms());
      const headers = {
        'x-ratelimit-limit': String(state.limit),
        'x-ratelimit-remaining': String(state.remaining),
        'x-ratelimit-reset': new Date(state.resetsAt_s * 1e3).toISOString(),
      };
      return { ...answer, headers: { ...answer.headers, ...headers } };
    },
  };
}
