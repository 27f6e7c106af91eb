import { health } from '../schemas/wire.ts';
import type { Api } from '../wire/api.ts';
import type { DescribedRoute } from './describe-route.ts';
import { type OpenApiDocument, openApiDocument } from './document.ts';

/** `GET /health`, which every API has. */
export const HEALTH_ROUTE: DescribedRoute = {
  method: 'GET',
  path: '/health',
  summary: 'Whether the service runs, and which version',
  request: null,
  replies: { 200: health },
};

/** The OpenAPI document of an API. */
export const describeApi = (api: Api): OpenApiDocument =>
  openApiDocument({
    title: api.title,
    description: api.description ?? api.title,
    routes: [...api.routes, HEALTH_ROUTE],
    keys: api.keys === 'draft',
    refusals: api.refuse({ name: 'invalid-body', detail: '' }).type,
  });
