import { request } from 'undici';
import { Failure } from '../model/failure.ts';
import type { OwnTargets } from './targets.ts';

const LIMIT_MS = 3000;

/**
 * Asks every service of one's own for `GET /health`, so that a rehearsal against nothing fails
 * at once. Any JSON answer below 500 will do: a real service need not have that route.
 * @throws Failure PD_TARGET_UNREACHABLE, PD_TARGET_NOT_API
 */
export async function preflight(targets: OwnTargets, userAgent: string): Promise<void> {
  await Promise.all(
    Object.entries(targets).map(([service, url]) => askHealth(service, url, userAgent)),
  );
}

async function askHealth(service: string, base: string, userAgent: string): Promise<void> {
  const url = `${base}/health`;
  const answer = await request(url, {
    signal: AbortSignal.timeout(LIMIT_MS),
    headers: { 'user-agent': userAgent, accept: 'application/json, application/problem+json' },
  }).catch((cause: unknown) => {
    throw unreachable(service, url, cause);
  });
  const type = String(answer.headers['content-type'] ?? 'no content type');
  const body = await answer.body.text().catch((cause: unknown) => {
    throw unreachable(service, url, cause);
  });
  if (answer.statusCode >= 500) {
    throw new Failure(
      'PD_TARGET_UNREACHABLE',
      `${service} answers ${answer.statusCode} at ${url}`,
      {
        hint: 'the service is up but not well: see its own log',
      },
    );
  }
  if (!isJson(body)) {
    throw new Failure(
      'PD_TARGET_NOT_API',
      `${service} at ${url} answers ${answer.statusCode} with ${type}, not JSON`,
      { hint: hintOn(answer.statusCode, type) },
    );
  }
}

function unreachable(service: string, url: string, cause: unknown): Failure {
  const code = cause instanceof Error ? (Reflect.get(cause, 'code') ?? cause.name) : '';
  const timedOut = cause instanceof Error && cause.name === 'TimeoutError';
  const why = timedOut ? `no answer within ${LIMIT_MS / 1000} s` : String(cause);
  return new Failure('PD_TARGET_UNREACHABLE', `${service} cannot be reached at ${url}: ${why}`, {
    hint:
      code === 'ECONNREFUSED'
        ? 'nothing listens there: is the service started, and the port right?'
        : 'check the address, the network and the certificate',
    cause,
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
