import type { HttpHandler } from 'msw';
import { SERVICES, type Service } from '../src/model/operations.ts';
import { type ReferenceConfig, referenceServices } from './reference-services.ts';
import { serviceApp } from './wire/service-app.ts';

/** Which services to play, under which addresses. */
export interface MockHandlersConfig extends ReferenceConfig {
  /** Where each service is to seem to be, e.g. `https://promotions.example.test`. */
  readonly baseUrls: Readonly<Partial<Record<Service, string>>>;
}

/**
 * The reference services as MSW handlers, for unit tests of whatever calls them with fetch or
 * node:http. Each call makes services of its own. Needs the peer dependency `msw`.
 * @example const server = setupServer(...(await mockHandlers({ seed: 1, promotions, coupons, baseUrls })));
 */
export async function mockHandlers(config: MockHandlersConfig): Promise<HttpHandler[]> {
  const { http, HttpResponse } = await import('msw');
  const services = referenceServices(config);
  return SERVICES.flatMap((service) => {
    const base = config.baseUrls[service]?.replace(/\/$/, '');
    if (base === undefined) return [];
    const app = serviceApp(services.desks[service]);
    return http.all(`${base}/*`, async ({ request }) => {
      const inner = new Request(`http://${service}${request.url.slice(base.length)}`, request);
      const reply = await app.fetch(inner);
      const { status, headers } = reply;
      return new HttpResponse(status === 204 ? null : await reply.text(), { status, headers });
    });
  });
}
