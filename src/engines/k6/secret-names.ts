import { SERVICES, type Service } from '../../model/operations.ts';
import type { Plan, SecretRef, TargetAuth, TargetPlan } from '../../model/plan.ts';

/** A secret of a plan, and the variable that brings its value into k6. */
export interface NamedSecret {
  readonly service: Service;
  readonly ref: SecretRef;
  readonly variable: string;
}

/** The plan as a script has it: secrets are named by variables only, also those of files. */
export function planOfScript(plan: Plan): Plan {
  const targets = Object.fromEntries(
    Object.entries(plan.targets).map(([service, target]) => [
      service,
      named(service as Service, target).target,
    ]),
  );
  return { ...plan, targets };
}

/** The secrets of a plan's targets, each with its variable. */
export const secretsOfPlan = (plan: Plan): readonly NamedSecret[] =>
  SERVICES.flatMap((service) => {
    const target = plan.targets[service];
    return target === undefined ? [] : named(service, target).secrets;
  });

function named(
  service: Service,
  target: TargetPlan,
): { readonly target: TargetPlan; readonly secrets: readonly NamedSecret[] } {
  if (target.auth === undefined) return { target, secrets: [] };
  const secrets: NamedSecret[] = [];
  const auth = Object.fromEntries(
    Object.entries(target.auth).map(([member, value]) => {
      if (!isRef(value)) return [member, value];
      const own = `PEAKDAY_SECRET_${service}_${member}`.toUpperCase();
      const variable = 'env' in value ? value.env : own;
      secrets.push({ service, ref: value, variable });
      return [member, { env: variable }];
    }),
  );
  return { target: { ...target, auth: auth as TargetAuth }, secrets };
}

const isRef = (value: unknown): value is SecretRef =>
  typeof value === 'object' && value !== null && ('env' in value || 'file' in value);
