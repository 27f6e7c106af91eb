import type { FaultOrder } from '../../model/fault-order.ts';
import type { Service } from '../../model/operations.ts';
import type { Plan } from '../../model/plan.ts';
import type { TargetAccess } from '../../services/credentials.ts';

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

/** Where a rehearsal stands: a snapshot summed over the workers. */
export interface Progress {
  readonly phase: 'starting' | 'window' | 'draining' | 'day';
  /** Wall µs since the start, business instant now, and the share of the window done (0 to 1). */
  readonly wall_us: number;
  readonly at_us: number;
  readonly done: number;
  readonly issued: number;
  readonly answered: number;
  readonly failed: number;
  readonly inFlight: number;
  readonly salesDone: number;
  readonly salesLost: number;
  readonly lostMinor: number;
  readonly queueing: number;
  /** Issues that began, were reported, and were verified as solved, so far. */
  readonly issuesBegan: number;
  readonly issuesReported: number;
  readonly issuesVerified: number;
  readonly activeFaults: readonly string[];
  /** 99th percentile of the last seconds' generator lag, wall µs. */
  readonly lag_us: number;
  readonly debtShare: number;
}
