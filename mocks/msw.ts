import type { HttpHandler } from 'msw';
import { Failure } from '../src/model/failure.ts';
import { nearest } from '../src/model/nearest.ts';
import { makeSite, type Site, type SiteConfig } from './site.ts';
import { SYSTEMS } from './systems.ts';
import type { Api } from './wire/api.ts';
import { answerRequest } from './wire/fetch-handler.ts';
import { FrontDesk } from './wire/front-desk.ts';

/** Which systems to play, and under which addresses. */
export interface MockAddresses {
  /** Where each is to seem to be, by name, e.g. `{ zendesk: 'https://acme.zendesk.example' }`. */
  readonly baseUrls: Readonly<Record<string, string>>;
}

/** Systems with worlds of their own, made from a seed, rules and faults. */
export interface MockHandlersConfig extends MockAddresses, Omit<SiteConfig, 'lag'> {}

/** Systems over a site that the test holds, for its journal, faults and worlds. */
export interface MockHandlersOfSite extends MockAddresses {
  readonly site: Site;
}

/**
 * Mock systems as MSW handlers, for unit tests of whatever calls them with fetch or node:http.
 * Without a site, each call makes services of its own. Needs the peer dependency `msw`.
 * @throws Failure PD_USAGE for a name that is no system with an HTTP API
 * @example const server = setupServer(...(await mockHandlers({ seed: 1, promotions, coupons, baseUrls })));
 */
export async function mockHandlers(
  config: MockHandlersConfig | MockHandlersOfSite,
): Promise<HttpHandler[]> {
  const { http, HttpResponse } = await import('msw');
  const site = 'site' in config ? config.site : makeSite(config);
  return Object.entries(config.baseUrls).map(([name, address]) => {
    const base = address.replace(/\/$/, '');
    const desk = new FrontDesk({ ...site, api: apiNamed(name) });
    const below = new URL(base).pathname.replace(/\/$/, '').length;
    return http.all(`${base}/*`, async ({ request }) => {
      const path = new URL(request.url).pathname.slice(below);
      const response = await answerRequest(desk, request, path);
      if (response.type === 'error') return HttpResponse.error();
      const { status, headers, body } = response;
      return new HttpResponse(body, { status, headers });
    });
  });
}

function apiNamed(name: string): Api {
  const apis = SYSTEMS.flatMap(({ api }) => (api === undefined ? [] : [api]));
  const found = apis.find((api) => api.name === name);
  if (found !== undefined) return found;
  const known = apis.map((api) => api.name);
  const meant = nearest(name, known);
  throw new Failure('PD_USAGE', `there is no HTTP system ${name}`, {
    hint: meant === undefined ? `there are ${known.join(', ')}` : `did you mean ${meant}?`,
  });
}
