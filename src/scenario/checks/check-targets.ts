import { BINDING_NAMES, isBindingFile } from '../../model/binding-names.ts';
import type { TargetSpec } from '../author.ts';
import type { WholeScenario } from '../defaults.ts';
import type { KeyPath, Problem } from '../problem.ts';
import { unknownName, unless } from './names.ts';

const SECRET_NAME = /pass(word|phrase)?$|secret|token$|credential|api[-_]?key/i;

/** Targets of one's own: no credentials in a file that gets shared, and bindings that exist. */
export function checkTargets({ targets }: WholeScenario): readonly Problem[] {
  return Object.entries(targets).flatMap(([service, target]) => [
    ...withoutUser(['targets', service, 'url'], target.url),
    ...checkBinding(service, target.binding),
    ...checkAuth(service, target),
    ...Object.keys(target.settings ?? {}).flatMap((name) =>
      unless(
        !SECRET_NAME.test(name),
        ['targets', service, 'settings', name],
        'sounds like a secret, and settings are kept in the plan',
        "use `auth`, with { env: 'NAME' } or { file: 'path' }",
      ),
    ),
  ]);
}

function withoutUser(path: KeyPath, url: string): readonly Problem[] {
  const { username, password } = new URL(url);
  return unless(username === '' && password === '', path, 'must not hold a user or password');
}

const checkBinding = (service: string, binding: string | undefined): readonly Problem[] =>
  binding === undefined || isBindingFile(binding)
    ? []
    : unknownName(['targets', service, 'binding'], binding, BINDING_NAMES, 'binding');

function checkAuth(service: string, target: TargetSpec): readonly Problem[] {
  const { auth, url, caFile, certFile, keyFile } = target;
  const at = (...keys: readonly string[]): KeyPath => ['targets', service, ...keys];
  const isSecure = new URL(url).protocol === 'https:';
  return [
    ...(auth?.kind === 'oauth2ClientCredentials'
      ? withoutUser(at('auth', 'tokenUrl'), auth.tokenUrl)
      : []),
    ...unless(
      (certFile === undefined) === (keyFile === undefined),
      at(certFile === undefined ? 'keyFile' : 'certFile'),
      'needs its other half: a certificate and its key, certFile and keyFile',
    ),
    ...unless(
      auth?.kind !== 'mtls' || certFile !== undefined,
      at('auth'),
      'needs the client certificate',
      'give certFile and keyFile beside `auth`',
    ),
    ...unless(
      isSecure || (caFile === undefined && certFile === undefined),
      at('url'),
      'must be https where certificates are given',
    ),
  ];
}
