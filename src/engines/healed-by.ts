import type { FaultPlan } from '../model/fault-plan.ts';
import type { Micros } from '../model/units.ts';

/** The faults of a plan, none of which outlasts an instant: then the run heals what is left. */
export const healedBy = (faults: readonly FaultPlan[], at_us: Micros): readonly FaultPlan[] =>
  faults
    .filter(({ from_us }) => from_us < at_us)
    .map((fault) => (fault.to_us <= at_us ? fault : { ...fault, to_us: at_us }));
