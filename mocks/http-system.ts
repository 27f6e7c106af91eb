import type { System, SystemKind } from './system.ts';
import type { Api } from './wire/api.ts';
import { serveApi } from './wire/serve-api.ts';

/** What a table of systems says of an HTTP API besides what the API says itself. */
export interface HttpSystemOptions {
  readonly kind: SystemKind;
  /** Test credentials that are printed with the address. */
  readonly credentials?: string;
  /** Below the address, e.g. `/api/v2`, where clients are pointed. */
  readonly basePath?: string;
}

/** An API as a system of its own. */
export const httpSystem = (
  api: Api,
  { kind, credentials, basePath = '' }: HttpSystemOptions,
): System => ({
  name: api.name,
  kind,
  about: api.title,
  api,
  async start({ site, host, nextPort, lane, tls, latency_us }) {
    const options = { ...site, host, port: nextPort(), lane, tls, latency_us };
    const { url, close } = await serveApi(api, site.worlds, options);
    const row = { what: api.name, address: `${url}${basePath}` };
    return { rows: [credentials === undefined ? row : { ...row, credentials }], close };
  },
});
