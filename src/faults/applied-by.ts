import type { FaultPlan } from '../model/fault-plan.ts';
import { FAULTS } from './catalogue.ts';
import type { AppliedBy } from './definition.ts';

/** Where this fault is put into effect: as its kind is, but a service's clock by the service. */
export const appliedBy = ({ kind, parameters }: FaultPlan): AppliedBy =>
  parameters.clock === 'service' ? 'service' : FAULTS[kind].appliedBy;
