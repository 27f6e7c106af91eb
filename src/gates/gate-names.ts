import type { Plan } from '../model/plan.ts';

/** Names of a scenario that its gates may use. */
export interface GateNames {
  readonly faults: readonly string[];
  readonly classes: readonly string[];
  readonly regions: readonly string[];
  readonly stores: readonly string[];
}

/** The names of a plan, so that a gate on what it does not have is refused before the run. */
export function namesOf({ faults, stores }: Plan): GateNames {
  return {
    faults: faults.map(({ id }) => id),
    classes: [...new Set(stores.map((store) => store.class))],
    regions: [...new Set(stores.map(({ region }) => region))],
    stores: stores.map(({ id }) => id),
  };
}
