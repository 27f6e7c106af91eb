import type { Api } from '../../wire/api.ts';
import { refuse } from './refusals.ts';
import { projectRoutes } from './routes.ts';
import { isLetIn, issueToken, tokenRoute } from './tokens.ts';

/** commercetools' HTTP API and its token endpoint on one address, whatever the project's key. */
export const commercetools: Api = {
  name: 'commercetools',
  title: 'commercetools Composable Commerce HTTP API',
  description:
    'Carts with versions, line items by SKU at external prices, discount codes, orders. Cart discounts have the ids of their promotions.',
  service: 'promotions',
  keys: 'own',
  refuse,
  admit: ({ path, header }, world) =>
    path.endsWith('/oauth/token') || isLetIn(header('authorization'), world)
      ? undefined
      : refuse({ name: 'unauthorised', detail: 'invalid_token' }),
  passes: (world) => ({ authorization: `Bearer ${issueToken(world)}` }),
  routes: [tokenRoute, ...projectRoutes],
};
