import type { Api } from '../../wire/api.ts';
import { profileRoutes } from './profile-routes.ts';
import { failure, refuse } from './refusals.ts';
import { sessionRoutes } from './session-routes.ts';

/** The key of an application that lets a test in. */
export const TALON_ONE_KEY = 'peakday-talon-one-key';

/** Talon.One's Integration API, version 2 sessions and profiles, in front of the engine. */
export const talonOne: Api = {
  name: 'talon-one',
  title: 'Talon.One Integration API',
  description:
    'Customer sessions with effects, profiles, coupon reservations. Discounts are named by the id of their promotion.',
  service: 'promotions',
  keys: 'own',
  refuse,
  admit: ({ header }) =>
    header('authorization') === `ApiKey-v1 ${TALON_ONE_KEY}`
      ? undefined
      : failure(401, 'Unauthorized', 'Send Authorization: ApiKey-v1 <key>.'),
  passes: () => ({ authorization: `ApiKey-v1 ${TALON_ONE_KEY}` }),
  routes: [...sessionRoutes, ...profileRoutes],
};
