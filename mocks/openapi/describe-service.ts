import type { Service } from '../../src/model/operations.ts';
import { health } from '../schemas/wire.ts';
import type { Route } from '../wire/route.ts';
import { type DescribedRoute, type OpenApiDocument, openApiDocument } from './document.ts';

const ABOUT: Readonly<Record<Service, readonly [title: string, description: string]>> = {
  promotions: [
    'peakday reference: promotions',
    'Prices baskets. Money in minor units; pricedAt is the store’s wall time written as UTC.',
  ],
  payments: [
    'peakday reference: payments',
    'Authorises, tells and reverses payments. Response codes are ISO 8583 (1987) DE 39.',
  ],
  support: [
    'peakday reference: support',
    'Tickets of store devices, worked by agents by skill and priority.',
  ],
};

/** `GET /health`, which every service has. */
export const HEALTH_ROUTE: DescribedRoute = {
  method: 'GET',
  path: '/health',
  summary: 'Whether the service runs, and which version',
  request: null,
  replies: { 200: health },
};

/** The OpenAPI document of one of the services. */
export function describeService(service: Service, routes: readonly Route[]): OpenApiDocument {
  const [title, description] = ABOUT[service];
  return openApiDocument(title, description, [...routes, HEALTH_ROUTE]);
}
