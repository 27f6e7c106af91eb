import { z } from 'zod';
import type { Api } from '../../wire/api.ts';
import { json } from '../../wire/exchange.ts';
import { get, post } from '../../wire/route.ts';
import { cartRoutes } from './cart-routes.ts';
import { refuse } from './refusals.ts';

/** The application that a test may be; the token is the same for the whole process. */
export const D365_CLIENT = {
  clientId: 'peakday-d365',
  clientSecret: 'peakday-d365-secret',
} as const;

const TOKEN = 'peakday-d365-token';

/**
 * Carts of a Commerce Scale Unit (OData v4) as far as public pages tell, with a token endpoint as
 * Entra ID's. Prices are the lines' own: there is no catalogue behind it.
 */
export const d365Commerce: Api = {
  name: 'd365-commerce',
  title: 'Dynamics 365 Commerce: carts of a scale unit (OData v4)',
  description:
    'Cart actions, coupons, checkout, CalculateSalesDocument. The error envelope and the path of CalculateSalesDocument are assumed.',
  service: 'promotions',
  keys: 'own',
  refuse,
  admit: ({ path, header }) => {
    if (path === '/oauth2/v2.0/token') return undefined;
    if (header('authorization') !== `Bearer ${TOKEN}`)
      return refuse({ name: 'unauthorised', detail: 'Send a bearer token of this application.' });
    return header('oun') === undefined
      ? refuse({ name: 'invalid-body', detail: 'Send the operating unit number as OUN.' })
      : undefined;
  },
  passes: () => ({ authorization: `Bearer ${TOKEN}`, oun: '128' }),
  routes: [
    post({
      path: '/oauth2/v2.0/token',
      summary: 'A token for client credentials, as Entra ID issues it',
      operation: null,
      reads: 'form',
      request: z.object({
        grant_type: z.string().optional(),
        client_id: z.string().optional(),
        client_secret: z.string().optional(),
      }),
      replies: { 200: null, 401: null },
      serve: ({ grant_type, client_id, client_secret }) =>
        grant_type === 'client_credentials' &&
        client_id === D365_CLIENT.clientId &&
        client_secret === D365_CLIENT.clientSecret
          ? json(200, { token_type: 'Bearer', expires_in: 3599, access_token: TOKEN })
          : json(401, { error: 'invalid_client', error_description: 'AADSTS7000215' }),
    }),
    ...cartRoutes,
    get({
      path: '/Commerce/GetTenderTypes()',
      summary: 'Ways to pay',
      operation: null,
      replies: { 200: null },
      serve: () =>
        json(200, {
          value: [
            { TenderTypeId: '1', Name: 'Cash' },
            { TenderTypeId: '3', Name: 'Cards' },
          ],
        }),
    }),
  ],
};
