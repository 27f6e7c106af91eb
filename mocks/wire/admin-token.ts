import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * Whether a request bears the admin token: as a bearer token (RFC 6750), or as the password of HTTP
 * Basic (RFC 7617), which is how a browser asks for it.
 */
export function bearsToken(authorization: string | undefined, token: string): boolean {
  const [, scheme = '', value = ''] = /^(bearer|basic) +(\S+)$/i.exec(authorization ?? '') ?? [];
  if (scheme.toLowerCase() === 'bearer') return isSame(value, token);
  const credentials = Buffer.from(value, 'base64').toString('utf8');
  return isSame(credentials.slice(credentials.indexOf(':') + 1), token);
}

/** Compares without telling by the time it takes how much was right. */
function isSame(given: string, wanted: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
