import type { TargetAccess } from './credentials.ts';

/** A text of a service as it may be shown: an echo of its credentials is struck out. */
export function withoutSecrets(text: string, { credentials }: TargetAccess): string {
  if (credentials === undefined) return text;
  const secrets =
    credentials.kind === 'oauth2'
      ? [credentials.clientSecret]
      : [credentials.value, ...partsOf(credentials.value)];
  return secrets
    .filter((secret) => secret.length >= 4)
    .reduce((shown, secret) => shown.replaceAll(secret, '***'), text);
}

/** What a header's value is made of: the key behind its scheme, the password of HTTP Basic. */
function partsOf(value: string): readonly string[] {
  const [scheme = '', rest] = value.split(' ', 2);
  if (rest === undefined) return [];
  if (scheme !== 'Basic') return [rest];
  return [rest, ...Buffer.from(rest, 'base64').toString().split(':')];
}
