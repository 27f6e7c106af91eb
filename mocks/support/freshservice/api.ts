import type { Api } from '../../wire/api.ts';
import type { QuotaRule } from '../vendors/quota.ts';
import { freshApi } from './fresh-api.ts';

/** Requests a minute of an account on the Pro plan. */
export const FRESHSERVICE_LIMIT: QuotaRule = { requests: 400, window_s: 60 };

/** Freshservice's ticket API. */
export const freshserviceApi = (limit: QuotaRule = FRESHSERVICE_LIMIT): Api =>
  freshApi('freshservice', limit);
