import encoding from 'k6/encoding';
import { Failure } from '../../../model/failure.ts';
import type { TargetAuth } from '../../../model/plan.ts';
import type { Binding } from '../../../services/binding.ts';
import type { Credentials } from '../../../services/credentials.ts';
import { credentialsOf } from '../../../services/credentials-of.ts';

/**
 * A target's credentials from k6's environment: the plan of a script names variables only.
 * @throws Failure PD_TARGET_SECRET naming the variable that is missing
 */
export const secretsFrom = (
  auth: TargetAuth | undefined,
  binding: Pick<Binding, 'apiKeyHeader' | 'apiKeyScheme'>,
  env: Readonly<Record<string, string | undefined>>,
): Credentials | undefined =>
  credentialsOf(auth, binding, {
    secretOf: (ref, what) => {
      const name = 'env' in ref ? ref.env : ref.file;
      const value = env[name];
      if (value !== undefined && value !== '') return value;
      throw new Failure('PD_TARGET_SECRET', `${what} is missing: ${name} is not set in k6`);
    },
    base64: (text) => encoding.b64encode(text),
  });
