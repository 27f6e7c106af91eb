import type { AuditBookOptions } from '../../books/audit-book.ts';
import type { Begun } from '../../fleet/campaign.ts';
import type { Service } from '../../model/operations.ts';
import type { Plan } from '../../model/plan.ts';
import type { Binding } from '../../services/binding.ts';
import type { Credentials } from '../../services/credentials.ts';
import type { RunSink, Totals } from '../record/run-recorder.ts';
import type { LoopTimer } from './loop-timer.ts';
import type { Origin } from './origin.ts';
import type { Surroundings } from './surroundings.ts';
import type { WallClock } from './wall-clock.ts';
import type { WallLoop } from './wall-loop.ts';

/** What a shard is to do: some of a plan's stores. */
export interface ShardAssignment {
  readonly plan: Plan;
  readonly runId: string;
  readonly version: string;
  readonly index: number;
  /** Shards of the run. */
  readonly workers: number;
  /** Ids of the stores dealt to this one. */
  readonly stores: readonly string[];
  /** The first also runs the desk and conducts the faults. */
  readonly hasDesk: boolean;
  /** Where the stores' sources of visitors stand at the window's start; absent: to be found out. */
  readonly begun?: Readonly<Record<string, readonly Begun[]>> | undefined;
  /** Where the embedded mocks take orders. */
  readonly adminUrl: string | undefined;
}

/** What an engine gives a shard to do it with. */
export interface ShardGear {
  /** Its zero is the window's start. */
  readonly clock: WallClock;
  readonly timer: LoopTimer;
  readonly sink: RunSink;
  /** How closely the audit looks while the run lasts; absent: at everything. */
  readonly audit?: Pick<AuditBookOptions, 'oracleShare' | 'lookEvery'>;
  /** Share of a core used since it was last asked. */
  readonly cpu: () => number;
  readonly surroundings: Surroundings;
  /** Loaded beforehand, so that the window starts at once. */
  readonly bindings: Readonly<Record<Service, Binding>>;
  /** How a service is reached by a loop that takes its answers in. */
  way(service: Service, loop: WallLoop, clock: WallClock): Way;
}

/** One service as an engine reaches it. */
export interface Way {
  readonly origin: Origin;
  readonly credentials: Credentials | undefined;
  /** Reach the token endpoint as the service is reached. */
  readonly surroundings: Surroundings;
}

/** Where one shard stands. */
export interface ShardSnapshot {
  readonly totals: Totals;
  readonly inFlight: number;
  readonly lag_us: number;
}
