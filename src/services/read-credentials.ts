import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Failure } from '../model/failure.ts';
import type { SecretRef, TargetAuth, TargetPlan } from '../model/plan.ts';
import type { Binding } from './binding.ts';
import type { Credentials, TlsFiles } from './credentials.ts';
import { credentialsOf, secretsOf } from './credentials-of.ts';

/** Where secrets are read from. */
export interface SecretSource {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Relative paths are taken from here: the scenario's folder. */
  readonly folder: string;
}

/**
 * Reads a target's secrets; the result is never written anywhere.
 * @param service for messages
 * @throws Failure PD_TARGET_SECRET naming the variable or file that is missing, never a value
 */
export async function readCredentials(
  service: string,
  auth: TargetAuth | undefined,
  binding: Pick<Binding, 'apiKeyHeader' | 'apiKeyScheme'>,
  source: SecretSource,
): Promise<Credentials | undefined> {
  const values = new Map<SecretRef, string>();
  for (const [ref, what] of secretsOf(auth)) {
    values.set(ref, await readSecret(ref, `${what} of ${service}`, source));
  }
  return credentialsOf(auth, binding, {
    secretOf: (ref) => values.get(ref) ?? '',
    base64: (text) => Buffer.from(text).toString('base64'),
  });
}

/**
 * Reads the PEM files of a target.
 * @throws Failure PD_TARGET_SECRET naming the file that cannot be read
 */
export async function readTlsFiles(
  service: string,
  { caFile, certFile, keyFile }: TargetPlan,
  source: SecretSource,
): Promise<TlsFiles | undefined> {
  const read = async (name: keyof TlsFiles, file: string | undefined) =>
    file === undefined
      ? {}
      : { [name]: await readPath(file, `the ${name} file of ${service}`, source) };
  const files: TlsFiles = {
    ...(await read('ca', caFile)),
    ...(await read('cert', certFile)),
    ...(await read('key', keyFile)),
  };
  return Object.keys(files).length === 0 ? undefined : files;
}

/**
 * Reads one secret.
 * @param what names it in messages
 * @throws Failure PD_TARGET_SECRET
 */
export async function readSecret(
  ref: SecretRef,
  what: string,
  source: SecretSource,
): Promise<string> {
  const found =
    'env' in ref ? source.env[ref.env] : (await readPath(ref.file, what, source)).trim();
  const where = 'env' in ref ? `the environment variable ${ref.env}` : ref.file;
  if (found === undefined || found === '') {
    throw new Failure('PD_TARGET_SECRET', `${what} is missing: ${where} is not set or empty`, {
      hint: 'env' in ref ? `set it where peakday is started: export ${ref.env}=...` : 'fill it',
    });
  }
  // A line break would end the header, and start whatever else the secret holds.
  if (/[\r\n\0]/.test(found)) {
    throw new Failure('PD_TARGET_SECRET', `${what} in ${where} holds a line break`);
  }
  return found;
}

async function readPath(file: string, what: string, { folder }: SecretSource): Promise<string> {
  try {
    return await readFile(resolve(folder, file), 'utf8');
  } catch (cause) {
    const code = cause instanceof Error ? (Reflect.get(cause, 'code') as unknown) : undefined;
    throw new Failure('PD_TARGET_SECRET', `${what} cannot be read from ${file}: ${String(code)}`, {
      hint: "paths are taken from the scenario's folder",
    });
  }
}
