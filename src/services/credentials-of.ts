import type { SecretRef, TargetAuth } from '../model/plan.ts';
import type { Binding } from './binding.ts';
import type { Credentials } from './credentials.ts';

/** Where a secret's value is found, and how texts become Base64 where this runs. */
export interface SecretStore {
  /** @param what names the secret in messages; throws when it is not there */
  secretOf(ref: SecretRef, what: string): string;
  base64(text: string): string;
}

/** The secrets that a target's `auth` names, each with its name in messages. */
export function secretsOf(auth: TargetAuth | undefined): readonly (readonly [SecretRef, string])[] {
  switch (auth?.kind) {
    case 'basic':
      return [
        [auth.user, 'the user'],
        [auth.password, 'the password'],
      ];
    case 'bearer':
      return [[auth.token, 'the token']];
    case 'apiKey':
      return [[auth.key, 'the key']];
    case 'oauth2ClientCredentials':
      return [
        [auth.clientId, 'the client id'],
        [auth.clientSecret, 'the client secret'],
      ];
    default:
      return [];
  }
}

/** What a target's `auth` comes to with its secrets' values. */
export function credentialsOf(
  auth: TargetAuth | undefined,
  binding: Pick<Binding, 'apiKeyHeader' | 'apiKeyScheme'>,
  { secretOf, base64 }: SecretStore,
): Credentials | undefined {
  const [first = '', second = ''] = secretsOf(auth).map(([ref, what]) => secretOf(ref, what));
  const basic = (user: string, password: string): string =>
    `Basic ${base64(`${user}:${password}`)}`;
  const header = (name: string, value: string): Credentials => ({ kind: 'header', name, value });
  switch (auth?.kind) {
    case 'basic':
      return header('authorization', basic(first, second));
    case 'bearer':
      return header('authorization', `Bearer ${first}`);
    case 'apiKey': {
      const { apiKeyHeader = 'x-api-key', apiKeyScheme } = binding;
      if (apiKeyScheme === 'Basic') return header(apiKeyHeader, basic(first, 'X'));
      return header(apiKeyHeader, apiKeyScheme === undefined ? first : `${apiKeyScheme} ${first}`);
    }
    case 'oauth2ClientCredentials':
      return {
        kind: 'oauth2',
        tokenUrl: auth.tokenUrl,
        clientId: first,
        clientSecret: second,
        scope: auth.scope,
        sendIn: auth.sendIn ?? 'header',
      };
    default:
      return undefined;
  }
}
