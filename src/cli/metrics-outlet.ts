import { Failure } from '../model/failure.ts';
import { isLoopback } from './targets.ts';

/** An address that metrics are to be sent to: its flag, and the variable that holds its headers. */
export interface OutletRequest {
  readonly flag: string;
  readonly url: string;
  readonly variable: string;
}

/** A guarded address with its headers. */
export interface Outlet {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Guards where metrics go: this machine, or a host that `--allow-host` names. Headers go over
 * https or not beyond this machine.
 * @param headers `name=value,name=value`, percent-encoded, as OpenTelemetry's variables are
 * @throws Failure PD_USAGE, PD_TARGET_FORBIDDEN
 */
export function metricsOutlet(
  { flag, url: text, variable }: OutletRequest,
  headers: string | undefined,
  allowed: readonly string[],
): Outlet {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
    throw new Failure('PD_USAGE', `${flag} wants an http(s) URL, not ${text}`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new Failure('PD_USAGE', `the address of ${flag} holds credentials`, {
      hint: `put a header into the environment: ${variable}='authorization=Basic%20…'`,
    });
  }
  const host = url.hostname;
  if (!isLoopback(host) && !allowed.includes(host)) {
    throw new Failure('PD_TARGET_FORBIDDEN', `${flag} is on ${host}, which is not allowed`, {
      hint: `metrics leave this machine only when told to; add --allow-host ${host}`,
    });
  }
  const pairs = parseHeaders(headers, variable);
  if (pairs.length > 0 && url.protocol !== 'https:' && !isLoopback(host)) {
    throw new Failure('PD_TARGET_FORBIDDEN', `${flag} would get headers over plain http: ${text}`, {
      hint: `use https, or unset ${variable}`,
    });
  }
  return { url: url.href.replace(/\/+$/, ''), headers: Object.fromEntries(pairs) };
}

function parseHeaders(
  headers: string | undefined,
  variable: string,
): readonly (readonly [string, string])[] {
  return (headers ?? '')
    .split(',')
    .filter((pair) => pair.trim() !== '')
    .map((pair) => {
      const [, name = '', value = ''] = /^\s*([\w.-]+)\s*=(.*)$/.exec(pair) ?? [];
      if (name === '') throw unreadable(variable);
      try {
        return [name.toLowerCase(), decodeURIComponent(value.trim())] as const;
      } catch {
        throw unreadable(variable);
      }
    });
}

/** The value is not repeated: it is a secret. */
const unreadable = (variable: string): Failure =>
  new Failure('PD_USAGE', `${variable} cannot be read`, {
    hint: 'it is name=value, several with commas between, values percent-encoded',
  });
