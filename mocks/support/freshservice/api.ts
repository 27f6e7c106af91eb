import type { Api } from '../../wire/api.ts';
import type { QuotaRule } from '../vendors/quota.ts';
import { freshApi } from './fresh-api.ts';

/** Requests a minute of an account on the Pro plan. */
export const FRESHSERVICE_LIMIT: QuotaRule = { requests: 400, window_s: 60 };

/** The same plan's limits of each kind of request. */
const KINDS = { create: 140, view: 140, update: 140, list: 120 };

/** Freshservice's ticket API; a limit of one's own is the only one. */
export const freshserviceApi = (limit: QuotaRule = FRESHSERVICE_LIMIT): Api =>
  freshApi('freshservice', limit, limit === FRESHSERVICE_LIMIT ? KINDS : {});
