import type { DescribedRoute } from '../openapi/describe-route.ts';
import { type OpenApiDocument, openApiDocument } from '../openapi/document.ts';
import {
  adminHealth,
  countersReply,
  faultList,
  faultState,
  harDocument,
  journalReply,
  laneList,
  strangerList,
} from '../schemas/admin.ts';
import { faultPlan } from '../schemas/fault.ts';

/** What there is for `main` at the path itself, and for any lane below `/lanes/{lane}`. */
const OF_A_LANE: readonly DescribedRoute[] = [
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
    replies: { 200: faultState, 422: null },
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
    summary: 'Answers so far by system, route and status',
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
    summary: 'Empty the domains, heal all faults, set all counters to zero',
    request: null,
    replies: { 204: null },
  },
  {
    method: 'GET',
    path: '/strangers',
    summary: 'Requests that reached no route, and the routes closest to them',
    request: null,
    replies: { 200: strangerList },
  },
  {
    method: 'GET',
    path: '/har',
    summary: 'The last whole exchanges as HAR 1.2, secrets masked; 404 unless recording is on',
    request: null,
    replies: { 200: harDocument, 404: null },
  },
];

const ROUTES: readonly DescribedRoute[] = [
  ...OF_A_LANE,
  ...OF_A_LANE.map((route) => ({
    ...route,
    path: `/lanes/{lane}${route.path}`,
    summary: `${route.summary} (of a lane)`,
  })),
  {
    method: 'GET',
    path: '/lanes',
    summary: 'The lanes named so far',
    request: null,
    replies: { 200: laneList },
  },
  {
    method: 'GET',
    path: '/health',
    summary: 'Whether the mock runs, which version, and whether it was late itself',
    request: null,
    replies: { 200: adminHealth },
  },
];

/** The OpenAPI document of the admin API. */
export const describeAdmin = (): OpenApiDocument =>
  openApiDocument({
    title: 'peakday mock: admin',
    description: 'Lanes, faults and journal of the mock systems. Without a lane in the path: main.',
    routes: ROUTES,
    keys: false,
    refusals: 'application/problem+json',
  });
