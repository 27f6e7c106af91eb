import { z } from 'zod';
import { Failure } from '../../src/model/failure.ts';
import { OUTCOMES, type Outcomes } from '../payments/outcome-table.ts';
import type { SecurityKey } from './wire/nexo-crypto.ts';

/** What a configuration file may say of terminals. */
export interface TerminalSettings {
  /** How payments end by their amount. */
  readonly outcomes: Outcomes;
  /** How fast shoppers and hosts are: 1 as in life, 0.01 a hundred times as fast. */
  readonly pace: number;
  readonly loginRequired: boolean;
  readonly hostTimeout: 'UnreachableHost' | 'Communication timeout';
  /** Whether the local port takes messages that are not encrypted. */
  readonly clearText: boolean;
  /** What cloud requests carry in `x-api-key`. */
  readonly apiKey: string;
  readonly keys: readonly SecurityKey[];
  /** Where results of `/async` and events go: a URL on this machine. */
  readonly webhook: string | undefined;
}

/** A key anybody may know: it protects nothing but a mock. */
const TEST_KEY: SecurityKey = {
  keyIdentifier: 'peakday',
  keyVersion: 1,
  passphrase: 'peakday-test-passphrase',
};

const settings = z.strictObject({
  outcomes: z.enum(OUTCOMES).default('adyen'),
  pace: z.number().min(0).max(100).default(1),
  loginRequired: z.boolean().default(false),
  hostTimeout: z.enum(['UnreachableHost', 'Communication timeout']).default('UnreachableHost'),
  clearText: z.boolean().default(true),
  apiKey: z.string().min(1).default('peakday-test-key'),
  keys: z
    .array(
      z.strictObject({
        keyIdentifier: z.string().min(1),
        keyVersion: z.int().min(0),
        /** The name of the environment variable that holds the passphrase. */
        passphraseEnv: z.string().min(1),
      }),
    )
    .optional(),
  webhook: z.url().optional(),
});

/**
 * Checks what a configuration says of terminals and fills in the rest.
 * @throws Failure PD_USAGE
 */
export function terminalSettings(
  given: Readonly<Record<string, unknown>>,
  env: Readonly<Record<string, string | undefined>>,
): TerminalSettings {
  const read = settings.safeParse(given);
  if (!read.success) {
    throw new Failure('PD_USAGE', `settings of the terminals: ${z.prettifyError(read.error)}`);
  }
  const { keys, webhook, ...rest } = read.data;
  return { ...rest, webhook, keys: keys?.map((key) => withPassphrase(key, env)) ?? [TEST_KEY] };
}

function withPassphrase(
  { passphraseEnv, ...key }: Omit<SecurityKey, 'passphrase'> & { readonly passphraseEnv: string },
  env: Readonly<Record<string, string | undefined>>,
): SecurityKey {
  const passphrase = env[passphraseEnv];
  if (passphrase === undefined || passphrase === '') {
    throw new Failure('PD_USAGE', `the terminals' passphrase is not set: ${passphraseEnv}`, {
      hint: `set the environment variable ${passphraseEnv}`,
    });
  }
  return { ...key, passphrase };
}
