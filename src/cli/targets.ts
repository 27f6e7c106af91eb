import { Failure } from '../model/failure.ts';
import { nearest } from '../model/nearest.ts';
import { SERVICES, type Service } from '../model/operations.ts';
import type { Plan } from '../model/plan.ts';

/** Base URLs of the user's own services; those without one are the embedded mocks. */
export type OwnTargets = Readonly<Partial<Record<Service, string>>>;

/**
 * The services of one's own, from the scenario and over it the command line, guarded: a host
 * that is not loopback must be allowed by the scenario and by the command line both.
 * @param flags `service=url` each
 * @throws Failure PD_USAGE, PD_TARGET_FORBIDDEN
 */
export function resolveTargets(
  plan: Pick<Plan, 'targets' | 'allowHosts'>,
  flags: readonly string[],
  allowHosts: readonly string[],
): OwnTargets {
  const written = SERVICES.flatMap((service) => {
    const url = plan.targets[service]?.url;
    return url === undefined ? [] : ([[service, url]] as const);
  });
  const targets = Object.fromEntries([...written, ...flags.map(parseTarget)]);
  return Object.fromEntries(
    Object.entries(targets).map(([service, url]) => {
      const guarded = guard(service, url, plan.allowHosts, allowHosts);
      const auth = plan.targets[service as Service]?.auth;
      if (auth?.kind === 'oauth2ClientCredentials') {
        const tokens = `the token endpoint of ${service}`;
        refusePlain(tokens, guard(tokens, auth.tokenUrl, plan.allowHosts, allowHosts));
      }
      if (auth !== undefined && auth.kind !== 'none') refusePlain(service, guarded);
      return [service, guarded];
    }),
  );
}

/** Credentials travel encrypted, or not beyond this machine. */
function refusePlain(what: string, url: string): void {
  const { protocol, hostname } = new URL(url);
  if (protocol === 'https:' || isLoopback(hostname)) return;
  throw new Failure(
    'PD_TARGET_FORBIDDEN',
    `${what} would get credentials over plain http: ${url}`,
    {
      hint: 'use https',
    },
  );
}

function parseTarget(flag: string): readonly [Service, string] {
  const [, name = '', url = ''] = /^([^=]*)=(.*)$/.exec(flag) ?? [];
  const service = SERVICES.find((known) => known === name);
  if (service !== undefined && url !== '') return [service, url];
  const meant = nearest(name, SERVICES);
  throw new Failure('PD_USAGE', `--target wants service=url, not ${flag}`, {
    hint: `services are ${SERVICES.join(', ')}${meant ? `; did you mean ${meant}=…?` : ''}`,
  });
}

function guard(
  service: string,
  text: string,
  byScenario: readonly string[],
  byFlag: readonly string[],
): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
    throw new Failure('PD_USAGE', `the target of ${service} is no http(s) URL: ${text}`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new Failure('PD_USAGE', `the target of ${service} holds credentials`, {
      hint: 'secrets do not belong in flags or scenarios, where logs and reports would keep them',
    });
  }
  const host = url.hostname;
  if (!isLoopback(host) && !(byScenario.includes(host) && byFlag.includes(host))) {
    const missing = [
      byScenario.includes(host) ? [] : [`allowHosts: [${host}] in the scenario`],
      byFlag.includes(host) ? [] : [`--allow-host ${host} on the command line`],
    ].flat();
    throw new Failure('PD_TARGET_FORBIDDEN', `${service} is on ${host}, which is not allowed`, {
      hint: `load is sent to another host only when both say so; missing: ${missing.join(' and ')}`,
    });
  }
  return url.href.replace(/\/+$/, '');
}

/** Whether a URL's host can only be this machine (RFC 6761 §6.3, RFC 1122 §3.2.1.3, RFC 4291 §2.5.3). */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
