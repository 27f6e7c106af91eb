import type { Plan } from '../model/plan.ts';
import { lintPolicies } from './lint-policies.ts';
import { lintReach } from './lint-reach.ts';
import type { Warning } from './lint-warning.ts';
import { lintWindows } from './lint-windows.ts';

/**
 * What in a valid plan will not do what its author means, as far as it can be known without a
 * run. A warning refuses nothing.
 */
export const lint = (plan: Plan): readonly Warning[] =>
  [lintWindows, lintReach, lintPolicies].flatMap((check) => check(plan));
