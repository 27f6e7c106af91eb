import { secretsOfPlan } from '../engines/k6/secret-names.ts';
import type { Plan } from '../model/plan.ts';
import { readSecret, type SecretSource } from '../services/read-credentials.ts';

/**
 * The values of a plan's secrets by the variables that bring them into k6.
 * @throws Failure PD_TARGET_SECRET
 */
export async function readSecretsOf(
  plan: Plan,
  source: SecretSource,
): Promise<Readonly<Record<string, string>>> {
  const values: Record<string, string> = {};
  for (const { service, ref, variable } of secretsOfPlan(plan)) {
    values[variable] = await readSecret(ref, `a secret of ${service}`, source);
  }
  return values;
}
