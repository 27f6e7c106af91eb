import type { FaultOrder } from '../../model/fault-order.ts';
import type { Service } from '../../model/operations.ts';
import type { Plan } from '../../model/plan.ts';
import type { TargetAccess } from '../../services/credentials.ts';
import type { Progress } from '../wall/progress.ts';

/** What a live rehearsal needs; everything else is in the plan. */
export interface LiveRunOptions {
  readonly plan: Plan;
  readonly runId: string;
  /** The run folder; `facts/` and `series/` are written below it as things happen. */
  readonly folder: string;
  readonly version: string;
  /** Load worker threads; whole stores are dealt to them. */
  readonly workers: number;
  /** Base URL of every service, e.g. `http://127.0.0.1:40123`. */
  readonly targets: Readonly<Record<Service, string>>;
  /** Credentials, certificates and bindings of one's own, of the targets that have some. */
  readonly access?: Readonly<Partial<Record<Service, TargetAccess>>>;
  /** Admin API of the embedded mocks; absent when every target is the user's own. */
  readonly adminUrl?: string;
  /** Called a few times a second with a snapshot; must be quick. */
  readonly onProgress?: (progress: Progress) => void;
  /**
   * Called once the workers have begun: which faults can be switched by hand, and what switches
   * them. An order after the window changes nothing.
   */
  readonly onOrderable?: (faults: readonly string[], obey: (order: FaultOrder) => void) => void;
  /** Aborting drains and ends the run early, with everything seen kept. */
  readonly signal?: AbortSignal;
}
