import { type Exchange, Session } from '../engines/live/session.ts';
import { Failure } from '../model/failure.ts';
import type { OwnService } from './own-services.ts';

const LIMIT_MS = 3000;

/**
 * Asks every service of one's own for the path its binding names, so that a rehearsal against
 * nothing, or with credentials that are not taken, fails at once. Where the binding names none
 * it is `GET /health`, and any JSON answer below 500 will do: a real service need not have it.
 * @throws Failure PD_TARGET_UNREACHABLE, PD_TARGET_NOT_API, PD_TARGET_REFUSED
 */
export async function preflight(services: readonly OwnService[], userAgent: string): Promise<void> {
  await Promise.all(services.map((service) => askHealth(service, userAgent)));
}

async function askHealth(own: OwnService, userAgent: string): Promise<void> {
  const { service, url: base, binding } = own;
  const path = binding.health ?? '/health';
  const url = `${base}${path}`;
  const session = new Session({ ...own, runId: 'preflight', userAgent, limit_ms: LIMIT_MS });
  const headers = binding.healthHeaders?.(own.settings) ?? {};
  const exchange = await session.exchange({ method: 'GET', path, headers });
  await session.close();
  const { result } = exchange;
  if (result.end !== 'answered') throw unreachable(service, url, exchange);
  const { status, body } = result;
  const type = String(result.headers?.['content-type'] ?? 'no content type');
  if (status >= 500) {
    throw new Failure('PD_TARGET_UNREACHABLE', `${service} answers ${status} at ${url}`, {
      hint: 'the service is up but not well: see its own log',
    });
  }
  const isRefused = status === 401 || status === 403;
  if (isRefused && (binding.health !== undefined || own.access.credentials !== undefined)) {
    throw new Failure('PD_TARGET_REFUSED', `${service} answers ${status} at ${url}`, {
      hint:
        own.access.credentials === undefined
          ? 'give the target `auth`: docs/guides/own-services.md'
          : 'it does not take these credentials: are they of this instance, and allowed to?',
    });
  }
  if (binding.health === undefined && !isJson(body)) {
    throw new Failure(
      'PD_TARGET_NOT_API',
      `${service} at ${url} answers ${status} with ${type}, not JSON`,
      { hint: hintOn(status, type) },
    );
  }
  if (binding.health !== undefined && status > 299) {
    throw new Failure(
      'PD_TARGET_NOT_API',
      `${service} at ${url} answers ${status}: that is not what ${binding.name} answers there`,
      { hint: hintOn(status, type) },
    );
  }
}

function unreachable(service: string, url: string, { detail = '' }: Exchange): Failure {
  if (detail.startsWith('no token')) {
    return new Failure('PD_TARGET_REFUSED', `${service}: ${detail}`, {
      hint: 'check tokenUrl, the client id, the client secret and the scope',
    });
  }
  return new Failure('PD_TARGET_UNREACHABLE', `${service} cannot be reached at ${url}: ${detail}`, {
    hint: detail.includes('ECONNREFUSED')
      ? 'nothing listens there: is the service started, and the port right?'
      : 'check the address, the network and the certificate',
  });
}

function isJson(body: string): boolean {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}

function hintOn(status: number, type: string): string {
  if (status >= 300 && status < 400) return 'it redirects: name the final address as the target';
  if (type.includes('html')) return 'that is a web page: name the API, not the site in front of it';
  return 'peakday speaks JSON over HTTP; is that the right base URL?';
}
