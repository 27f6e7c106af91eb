import type { CallEnd } from '../engines/wall/call-end.ts';

/** What to do about a call that failed. */
export function adviceOn(end: Exclude<CallEnd, { kind: 'ok' }>): string {
  switch (end.kind) {
    case 'status':
      return onStatus(end.status);
    case 'malformed':
      return 'compare the answer with what the binding reads';
    case 'timeout':
      return 'is the service overloaded, or the address behind a firewall?';
    default:
      return 'check the address, the credentials and the certificate';
  }
}

function onStatus(status: number): string {
  if (status === 401) return 'the credentials are not taken: check `auth` of the target';
  if (status === 403) return 'the account lacks a permission for this operation';
  if (status === 404) return 'check the base URL, and the settings that name a project or group';
  if (status === 405) return 'the path is there, but not for this method: is it another version?';
  if (status === 409) return 'something changed meanwhile, or it was done before';
  if (status === 429) return 'the rate limit is used up: try later, or ask for a higher one';
  if (status === 501) return 'the service has no such route: another version, another base URL?';
  if (status < 400) return 'it redirects: name the final address';
  if (status < 500) return 'the body is not accepted: the answer says which field';
  return 'the service failed: its own log says more';
}
