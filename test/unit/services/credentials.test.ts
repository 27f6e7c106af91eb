import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { TargetAuth } from '../../../src/model/plan.ts';
import {
  readCredentials,
  readTlsFiles,
  type SecretSource,
} from '../../../src/services/read-credentials.ts';
import { withoutSecrets } from '../../../src/services/without-secrets.ts';

const folder = mkdtempSync(join(tmpdir(), 'peakday-secrets-'));
writeFileSync(join(folder, 'token'), 'from-a-file\n');
writeFileSync(join(folder, 'empty'), '\n');
writeFileSync(join(folder, 'ca.pem'), 'PEM');
afterAll(() => rmSync(folder, { recursive: true }));

const source: SecretSource = {
  folder,
  env: { USER_NAME: 'ana', PASSWORD: 'hunter2', BROKEN: 'one\nX-Evil: two', NOTHING: '' },
};
const read = (auth: TargetAuth, binding = {}) => readCredentials('support', auth, binding, source);
const user = { env: 'USER_NAME' };

describe('credentials', () => {
  it.each<[TargetAuth, object, unknown]>([
    [{ kind: 'none' }, {}, undefined],
    [{ kind: 'mtls' }, {}, undefined],
    [
      { kind: 'basic', user, password: { env: 'PASSWORD' } },
      {},
      { kind: 'header', name: 'authorization', value: 'Basic YW5hOmh1bnRlcjI=' },
    ],
    [
      { kind: 'bearer', token: { file: 'token' } },
      {},
      { kind: 'header', name: 'authorization', value: 'Bearer from-a-file' },
    ],
    [
      { kind: 'apiKey', key: { env: 'PASSWORD' } },
      {},
      { kind: 'header', name: 'x-api-key', value: 'hunter2' },
    ],
    [
      { kind: 'apiKey', key: { env: 'PASSWORD' } },
      { apiKeyHeader: 'authorization', apiKeyScheme: 'ApiKey-v1' },
      { kind: 'header', name: 'authorization', value: 'ApiKey-v1 hunter2' },
    ],
    [
      { kind: 'apiKey', key: { env: 'PASSWORD' } },
      { apiKeyHeader: 'authorization', apiKeyScheme: 'Basic' },
      { kind: 'header', name: 'authorization', value: 'Basic aHVudGVyMjpY' },
    ],
    [
      {
        kind: 'oauth2ClientCredentials',
        tokenUrl: 'https://id.example/token',
        clientId: user,
        clientSecret: { env: 'PASSWORD' },
      },
      {},
      {
        kind: 'oauth2',
        tokenUrl: 'https://id.example/token',
        clientId: 'ana',
        clientSecret: 'hunter2',
        scope: undefined,
        sendIn: 'header',
      },
    ],
  ])('%j with %j', async (auth, binding, expected) => {
    expect(await read(auth, binding)).toEqual(expected);
  });

  it.each<[string, TargetAuth, string]>([
    ['a variable that is not set', { kind: 'bearer', token: { env: 'NO_SUCH' } }, 'NO_SUCH'],
    ['an empty variable', { kind: 'bearer', token: { env: 'NOTHING' } }, 'NOTHING'],
    ['an empty file', { kind: 'bearer', token: { file: 'empty' } }, 'empty'],
    ['a file that is not there', { kind: 'apiKey', key: { file: 'no-such' } }, 'ENOENT'],
    ['a line break, which would add a header', { kind: 'apiKey', key: { env: 'BROKEN' } }, 'line'],
  ])('refuse %s, and name the place, not the value', async (_, auth, named) => {
    const failure = await read(auth).catch((cause: unknown) => cause);
    expect(failure).toMatchObject({
      code: 'PD_TARGET_SECRET',
      message: expect.stringContaining(named),
    });
    expect(String(failure)).not.toContain('X-Evil');
  });

  it('come with the PEM files of the target', async () => {
    const binding = 'reference';
    expect(await readTlsFiles('support', { binding, caFile: 'ca.pem' }, source)).toEqual({
      ca: 'PEM',
    });
    expect(await readTlsFiles('support', { binding }, source)).toBeUndefined();
    await expect(readTlsFiles('support', { binding, keyFile: 'k.pem' }, source)).rejects.toThrow(
      'the key file of support cannot be read from k.pem',
    );
  });
});

describe('an echo of credentials', () => {
  it.each([
    [{ kind: 'header', name: 'x', value: 'Basic YW5hOmh1bnRlcjI=' } as const, 'hunter2'],
    [{ kind: 'header', name: 'x', value: 'Basic YW5hOmh1bnRlcjI=' } as const, 'YW5hOmh1bnRlcjI='],
    [{ kind: 'header', name: 'x', value: 'Bearer s3cret' } as const, 's3cret'],
    [
      {
        kind: 'oauth2',
        tokenUrl: '',
        clientId: 'ana',
        clientSecret: 's3cret',
        scope: undefined,
        sendIn: 'body',
      } as const,
      's3cret',
    ],
  ])('%# is struck out', (credentials, secret) => {
    expect(withoutSecrets(`you sent ${secret}!`, { credentials })).toBe('you sent ***!');
    expect(withoutSecrets('nothing here', { credentials })).toBe('nothing here');
  });
});
