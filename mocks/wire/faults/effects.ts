import type { FaultPlan } from '../../../src/model/fault-plan.ts';
import type { Withheld } from '../../../src/pricing/matching.ts';
import type { Emission } from '../emission.ts';
import type { Refusal } from '../refusal.ts';
import type { BendInForce } from './bends.ts';
import type { Healing } from './healing.ts';
import type { Retell, ServiceFault, Work } from './service-fault.ts';

/** A fault in force, and its dose so far. */
export interface Active {
  readonly plan: FaultPlan;
  readonly fault: ServiceFault;
  readonly healing: Healing;
  readonly stores: ReadonlySet<string> | undefined;
  readonly operations: ReadonlySet<string> | undefined;
  requested: number;
  injected: number;
}

/** What one fault does to an answer, to be counted once it shows. */
interface Of<T> {
  readonly active: Active;
  readonly does: T;
}

/** What the faults together do to one request. */
export interface Effects {
  readonly delay_us: number;
  /** What stands instead of the service's answer; each system has words of its own for it. */
  readonly refusal: Refusal | undefined;
  /** A page for people that stands instead of the system's own words. */
  readonly page: string | undefined;
  /** What becomes of the work where there is a refusal. */
  readonly work: Work;
  readonly withheld: Withheld | undefined;
  /** Faults that withhold a promotion, to be counted once it is known what was missed. */
  readonly late: readonly Active[];
  readonly bends: readonly (BendInForce & { readonly active: Active })[];
  readonly retells: readonly Of<Retell>[];
  readonly emission: Of<Emission> | undefined;
}

/** A request that no fault bites. */
export const NO_EFFECTS: Effects = {
  delay_us: 0,
  refusal: undefined,
  page: undefined,
  work: 'none',
  withheld: undefined,
  late: [],
  bends: [],
  retells: [],
  emission: undefined,
};
