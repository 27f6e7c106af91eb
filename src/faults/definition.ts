import type { FaultKind } from '../model/plan.ts';

/**
 * Where a kind of fault is put into effect: on the way to a service (the engine's client), in the
 * service (the mocks, through their admin API), in a device of the fleet, or at the desk.
 */
export type AppliedBy = 'client' | 'service' | 'device' | 'desk';

/** One kind of fault: what it is and what those who meet it see. */
export interface FaultDefinition {
  readonly kind: FaultKind;
  readonly appliedBy: AppliedBy;
  /** One line: what is broken. */
  readonly means: string;
  /** One line: what the device or person that meets it sees. */
  readonly seen: string;
}
