import type { FaultPlan } from '../model/fault-plan.ts';
import type { Plan, StorePlan } from '../model/plan.ts';

/** The stores a fault of a plan strikes. */
export function storesStruck({ scope }: FaultPlan, plan: Plan): readonly StorePlan[] {
  if (scope.stores === undefined) return plan.stores;
  const ids = new Set(scope.stores);
  return plan.stores.filter(({ id }) => ids.has(id));
}

/** Business time that two windows have in common. */
export const overlap_us = (
  a: { readonly from_us: number; readonly to_us: number },
  b: { readonly from_us: number; readonly to_us: number },
): number => Math.max(0, Math.min(a.to_us, b.to_us) - Math.max(a.from_us, b.from_us));
