import type { FaultOrder } from '../../model/fault-order.ts';
import type { Service } from '../../model/operations.ts';
import type { TargetAccess } from '../../services/credentials.ts';
import type { ShardAssignment, ShardSnapshot } from '../wall/shard-assignment.ts';

/** What a load worker is started with. */
export interface WorkerAssignment extends ShardAssignment {
  readonly folder: string;
  readonly targets: Readonly<Record<Service, string>>;
  /** Secrets come this way only: never through the plan or a file. */
  readonly access: Readonly<Partial<Record<Service, TargetAccess>>>;
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
  | { readonly type: 'progress'; readonly snapshot: ShardSnapshot }
  | { readonly type: 'done'; readonly snapshot: ShardSnapshot }
  | { readonly type: 'failed'; readonly code: string; readonly message: string };
