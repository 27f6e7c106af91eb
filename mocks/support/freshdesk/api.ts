import type { Api } from '../../wire/api.ts';
import { freshApi } from '../freshservice/fresh-api.ts';
import type { QuotaRule } from '../vendors/quota.ts';

/** Requests a minute of an account on the Pro plan. */
export const FRESHDESK_LIMIT: QuotaRule = { requests: 400, window_s: 60 };

/** Freshdesk's ticket API: tickets come unwrapped, and have neither impact nor urgency. */
export const freshdeskApi = (limit: QuotaRule = FRESHDESK_LIMIT): Api =>
  freshApi('freshdesk', limit);
