import type { FaultOrder } from '../../model/fault-order.ts';
import type { Service } from '../../model/operations.ts';
import type { Plan } from '../../model/plan.ts';
import type { TargetAccess } from '../../services/credentials.ts';
import type { Totals } from '../record/run-recorder.ts';

/** What a load worker is started with. */
export interface WorkerAssignment {
  readonly plan: Plan;
  readonly runId: string;
  readonly folder: string;
  readonly version: string;
  readonly index: number;
  readonly workers: number;
  /** Ids of the stores dealt to this worker. */
  readonly stores: readonly string[];
  /** The first worker also runs the desk and conducts the faults. */
  readonly hasDesk: boolean;
  readonly targets: Readonly<Record<Service, string>>;
  /** Secrets come this way only: never through the plan or a file. */
  readonly access: Readonly<Partial<Record<Service, TargetAccess>>>;
  readonly adminUrl: string | undefined;
}

/** What the run tells a load worker. */
export type ToWorker =
  /** Begin; the wall instant of the window's start, in epoch milliseconds, is common to all. */
  | { readonly type: 'start'; readonly origin_ms: number }
  | { readonly type: 'stop' }
  /** Goes to every worker: each knows its own devices' faults. */
  | { readonly type: 'order'; readonly order: FaultOrder };

/** What a load worker tells the run. */
export type FromWorker =
  | { readonly type: 'ready' }
  | { readonly type: 'progress'; readonly snapshot: WorkerSnapshot }
  | { readonly type: 'done'; readonly snapshot: WorkerSnapshot }
  | { readonly type: 'failed'; readonly code: string; readonly message: string };

/** Where one worker stands. */
export interface WorkerSnapshot {
  readonly totals: Totals;
  readonly inFlight: number;
  readonly lag_us: number;
}
