import type { Api } from '../../wire/api.ts';
import type { World } from '../../world.ts';
import { VOUCHERIFY } from './book.ts';
import { lookupRoutes } from './lookup-routes.ts';
import { failure, refuse } from './refusals.ts';
import { stackRoutes } from './stack-routes.ts';

/** The application and secret key that let a test in. */
export const VOUCHERIFY_KEYS = {
  applicationId: 'peakday-voucherify-app',
  secretKey: 'peakday-voucherify-secret',
} as const;

/** Requests a minute. */
const LIMIT = 60_000;

/** Requests left in this minute of the services' clock, this one counted. */
function left(world: World): number {
  const book = world.part(VOUCHERIFY);
  const at = Math.floor(world.now_ms() / 60e3);
  book.minute = at === book.minute.at ? book.minute : { at, count: 0 };
  book.minute.count++;
  return LIMIT - book.minute.count;
}

/** Voucherify's API: qualifications, validations with session locks, redemptions, rollbacks. */
export const voucherify: Api = {
  name: 'voucherify',
  title: 'Voucherify API',
  description:
    'Stackable validations and redemptions. Promotion tiers are the rules without a coupon, by their ids.',
  service: 'promotions',
  keys: 'own',
  refuse,
  admit: ({ header }, world) => {
    const { applicationId, secretKey } = VOUCHERIFY_KEYS;
    if (header('x-app-id') !== applicationId || header('x-app-token') !== secretKey)
      return refuse({ name: 'unauthorised', detail: 'Send X-App-Id and X-App-Token.' });
    if (left(world) >= 0) return undefined;
    const wait = 60 - Math.floor((world.now_ms() / 1e3) % 60);
    const error = { code: 429, key: 'too_many_requests', message: 'Too many requests' };
    return failure(error, { 'retry-after': String(wait) });
  },
  stamp: (_, answer, world) => ({
    ...answer,
    headers: {
      ...answer.headers,
      'x-rate-limit-limit': String(LIMIT),
      'x-rate-limit-remaining': String(Math.max(0, LIMIT - world.part(VOUCHERIFY).minute.count)),
    },
  }),
  passes: () => ({
    'x-app-id': VOUCHERIFY_KEYS.applicationId,
    'x-app-token': VOUCHERIFY_KEYS.secretKey,
  }),
  routes: [...stackRoutes, ...lookupRoutes],
};
