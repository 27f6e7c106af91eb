import type { Plan } from '../../model/plan.ts';
import type { ShardSnapshot } from './shard-assignment.ts';

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

/** What is run, and what stops it. */
interface ProgressOptions {
  readonly plan: Plan;
  readonly signal?: AbortSignal;
}

/** Where a run stands, summed over its shards. */
export function progressOf(
  { plan, signal }: ProgressOptions,
  shards: readonly { readonly snapshot: ShardSnapshot | undefined }[],
  sinceStart_us: number,
): Progress {
  const wall_us = Math.max(0, sinceStart_us);
  const at_us = Math.min(plan.live.from_us + wall_us * plan.live.compression, plan.live.to_us);
  const sum = (of: (shard: ShardSnapshot) => number): number =>
    shards.reduce((total, { snapshot }) => total + (snapshot ? of(snapshot) : 0), 0);
  const waits = sum(({ totals }) => totals.waits);
  return {
    phase: shards.every(({ snapshot }) => snapshot === undefined)
      ? 'starting'
      : at_us < plan.live.to_us && !signal?.aborted
        ? 'window'
        : 'draining',
    wall_us,
    at_us,
    done: Math.min(1, (at_us - plan.live.from_us) / (plan.live.to_us - plan.live.from_us)),
    issued: sum(({ totals }) => totals.issued),
    answered: sum(({ totals }) => totals.answered),
    failed: sum(({ totals }) => totals.failed),
    inFlight: sum(({ inFlight }) => inFlight),
    salesDone: sum(({ totals }) => totals.salesDone),
    salesLost: sum(({ totals }) => totals.salesLost),
    lostMinor: sum(({ totals }) => totals.lostMinor),
    queueing: sum(({ totals }) => totals.queueing),
    issuesBegan: sum(({ totals }) => totals.issuesBegan),
    issuesReported: sum(({ totals }) => totals.issuesReported),
    issuesVerified: sum(({ totals }) => totals.issuesVerified),
    activeFaults: plan.faults
      .filter((fault) => at_us >= fault.from_us && at_us < fault.to_us)
      .map((fault) => fault.id),
    lag_us: Math.max(0, ...shards.map(({ snapshot }) => snapshot?.lag_us ?? 0)),
    debtShare: waits === 0 ? 0 : sum(({ totals }) => totals.waitsInDebt) / waits,
  };
}
