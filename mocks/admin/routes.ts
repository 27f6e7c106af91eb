import { HEALTH_ROUTE } from '../openapi/describe-service.ts';
import { type DescribedRoute, type OpenApiDocument, openApiDocument } from '../openapi/document.ts';
import { countersReply, faultList, faultState, journalReply } from '../schemas/admin.ts';
import { faultPlan } from '../schemas/fault.ts';

const ROUTES: readonly DescribedRoute[] = [
  {
    method: 'GET',
    path: '/faults',
    summary: 'The faults in force and their doses',
    request: null,
    replies: { 200: faultList },
  },
  {
    method: 'PUT',
    path: '/faults/{faultId}',
    summary: 'Start a fault, or replace it and its dose; it lasts until it is deleted',
    request: faultPlan,
    replies: { 200: faultState },
  },
  {
    method: 'DELETE',
    path: '/faults/{faultId}',
    summary: 'Heal a fault; its final dose',
    request: null,
    replies: { 200: faultState, 404: null },
  },
  {
    method: 'GET',
    path: '/counters',
    summary: 'Answers so far by service, route and status',
    request: null,
    replies: { 200: countersReply },
  },
  {
    method: 'GET',
    path: '/journal',
    summary: 'The newest exchanges and sampled bodies',
    request: null,
    replies: { 200: journalReply },
  },
  {
    method: 'POST',
    path: '/reset',
    summary: 'Empty the services, heal all faults, set all counters to zero',
    request: null,
    replies: { 204: null },
  },
  HEALTH_ROUTE,
];

/** The OpenAPI document of the admin API. */
export const describeAdmin = (): OpenApiDocument =>
  openApiDocument(
    'peakday reference: admin',
    'Faults and journal of the reference services. Loopback only.',
    ROUTES,
  );
