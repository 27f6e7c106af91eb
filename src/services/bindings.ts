import type { TargetPlan } from '../model/plan.ts';
import type { Binding } from './binding.ts';
import { reference } from './reference/binding.ts';

/** Every binding there is, by the name a scenario uses. */
export const BINDINGS: Readonly<Record<TargetPlan['binding'], Binding>> = { reference };
