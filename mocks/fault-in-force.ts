import type { FaultKind, FaultPlan } from '../src/model/fault-plan.ts';
import { NEVER, ZERO } from '../src/model/units.ts';

/** What a unit test says of a fault besides its kind. */
export type FaultInForce = Partial<Pick<FaultPlan, 'id' | 'scope' | 'trigger' | 'parameters'>>;

/**
 * A fault that is in force until it is taken away, for unit tests; it strikes every request
 * unless told otherwise, and its id is its kind.
 * @example faultInForce('http/status', { parameters: { status: 503 }, trigger: { kind: 'first', count: 2 } })
 */
export const faultInForce = (kind: FaultKind, more: FaultInForce = {}): FaultPlan => ({
  id: kind,
  kind,
  from_us: ZERO,
  to_us: NEVER,
  scope: {},
  trigger: { kind: 'every', count: 1 },
  parameters: {},
  ...more,
});
