import type { FaultPlan } from '../model/fault-plan.ts';
import type { FaultTrack } from './fact-ledger.ts';
import type { FaultMeasure, IssueRecord } from './measures.ts';

const NOTHING: FaultTrack = { requested: 0, injected: 0 };

/**
 * Every planned fault with its dose: how often it was to bite, how often it did, and how often that
 * was seen: by the clients of a service, or else by the stores, which noticed trouble over it.
 */
export function measureFaults(
  planned: readonly FaultPlan[],
  tracks: ReadonlyMap<string, FaultTrack>,
  issues: readonly IssueRecord[],
): readonly FaultMeasure[] {
  const noticed = noticedByFault(issues);
  return planned.map(({ id, kind, from_us, to_us }) => {
    const track = tracks.get(id) ?? NOTHING;
    return {
      id,
      kind,
      from_us: track.started_us ?? from_us,
      to_us: track.healed_us ?? to_us,
      requested: track.requested,
      injected: track.injected,
      observed: track.observed ?? noticed.get(id) ?? null,
      exercised: track.injected > 0,
    };
  });
}

/** Issues that somebody noticed, by the fault behind them; faults without any issue are absent. */
function noticedByFault(issues: readonly IssueRecord[]): ReadonlyMap<string, number> {
  const noticed = new Map<string, number>();
  for (const { fault, noticed_us } of issues) {
    if (fault === null) continue;
    noticed.set(fault, (noticed.get(fault) ?? 0) + (noticed_us === null ? 0 : 1));
  }
  return noticed;
}
