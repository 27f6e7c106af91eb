import { describe, expect, it } from 'vitest';
import { findProblems } from '../../../src/scenario/find-problems.ts';

const scenario = (support: object): unknown => ({
  name: 'shop',
  day: { date: '2026-11-27', curve: 'blackFriday' },
  live: { from: '15:00', to: '15:10' },
  stores: { a: { count: 1, country: 'ES', language: 'es', tills: 2, shoppersPerDay: 500 } },
  targets: { support: { url: 'https://desk.example', ...support } },
});

const env = (name: string) => ({ env: name });
const basic = { kind: 'basic', user: env('U'), password: env('P') };

describe('targets of a scenario', () => {
  it.each<[string, object]>([
    ['a binding by name', { binding: 'reference' }],
    ['a binding of one’s own', { binding: './my-desk.ts' }],
    ['HTTP Basic', { auth: basic }],
    ['an API key from a file', { auth: { kind: 'apiKey', key: { file: '/run/secrets/key' } } }],
    [
      'OAuth 2',
      {
        auth: {
          kind: 'oauth2ClientCredentials',
          tokenUrl: 'https://id.example/token',
          clientId: env('ID'),
          clientSecret: env('SECRET'),
          scope: 'desk',
        },
      },
    ],
    ['a client certificate', { auth: { kind: 'mtls' }, certFile: 'c.pem', keyFile: 'k.pem' }],
    ['settings and a pace', { settings: { group: 'Stores' }, pace: false, caFile: 'ca.pem' }],
  ])('may give %s', (_, more) => {
    expect(findProblems(scenario(more))).toEqual([]);
  });

  it.each<[string, object, string]>([
    ['an unknown binding', { binding: 'refrence' }, 'there is no binding'],
    ['an unknown kind', { auth: { kind: 'oauth' } }, 'one of none, basic, apiKey'],
    ['a user in the address', { url: 'https://u:p@desk.example' }, 'user or password'],
    ['half a certificate', { certFile: 'c.pem' }, 'other half'],
    ['mTLS without one', { auth: { kind: 'mtls' } }, 'needs the client certificate'],
    ['certificates over http', { url: 'http://desk.example', caFile: 'ca.pem' }, 'must be https'],
    ['a secret among the settings', { settings: { apiToken: 'x' } }, 'sounds like a secret'],
  ])('may not give %s', (_, more, complaint) => {
    expect(findProblems(scenario(more)).map(({ message }) => message)).toEqual([
      expect.stringContaining(complaint),
    ]);
  });

  it.each<[string, object]>([
    ['a password', { auth: { ...basic, password: 'hunter2' } }],
    ['a key', { auth: { kind: 'apiKey', key: 'hunter2' } }],
    ['a key in a list', { auth: { kind: 'apiKey', key: ['hunter2'] } }],
    ['a token', { auth: { kind: 'bearer', token: { value: 'hunter2' } } }],
    ['an extra key', { auth: { ...basic, secret: 'hunter2' } }],
  ])('may not hold %s itself, and the complaint does not repeat it', (_, more) => {
    const problems = findProblems(scenario(more));
    expect(problems.length).toBeGreaterThan(0);
    expect(JSON.stringify(problems)).not.toContain('hunter2');
    expect(problems[0]?.path.slice(0, 3)).toEqual(['targets', 'support', 'auth']);
  });

  it('say where a secret is to be put instead', () => {
    const [problem] = findProblems(scenario({ auth: { kind: 'apiKey', key: 'hunter2' } }));
    expect(problem?.message).toContain("{ env: 'NAME' } or { file: 'path' }");
    expect(problem?.hint).toContain('a scenario holds no secrets');
  });
});
