import type { Service } from '../src/model/operations.ts';
import { paymentRoutes } from './payments/routes.ts';
import { promotionRoutes } from './promotions/routes.ts';
import { salesRoutes } from './sales/routes.ts';
import { supportRoutes } from './support/routes.ts';
import type { Api } from './wire/api.ts';
import { problemOf } from './wire/problem.ts';
import type { Route } from './wire/route.ts';

const reference = (service: Service, description: string, routes: readonly Route[]): Api => ({
  name: service,
  title: `peakday reference: ${service}`,
  description,
  service,
  routes,
  refuse: problemOf,
  keys: 'draft',
});

/** peakday's own API of each service, by which the others are measured. */
export const REFERENCE_APIS: Readonly<Record<Service, Api>> = {
  promotions: reference(
    'promotions',
    'Prices baskets. Money in minor units; pricedAt is the store’s wall time written as UTC.',
    promotionRoutes,
  ),
  payments: reference(
    'payments',
    'Authorises, tells and reverses payments. Response codes are ISO 8583 (1987) DE 39.',
    paymentRoutes,
  ),
  support: reference(
    'support',
    'Tickets of store devices, worked by agents by skill and priority.',
    supportRoutes,
  ),
  sales: reference(
    'sales',
    'Head office’s ledger of sales, as tills hand them over. Money in minor units.',
    salesRoutes,
  ),
};
