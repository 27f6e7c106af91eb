import type { FaultPlan } from '../model/fault-plan.ts';
import type { FaultTrack } from './fact-ledger.ts';
import type { FaultMeasure } from './measures.ts';

const NOTHING: FaultTrack = { requested: 0, injected: 0 };

/** Every planned fault with its dose: how often it was to bite and how often it did. */
export function measureFaults(
  planned: readonly FaultPlan[],
  tracks: ReadonlyMap<string, FaultTrack>,
): readonly FaultMeasure[] {
  return planned.map(({ id, kind, from_us, to_us }) => {
    const track = tracks.get(id) ?? NOTHING;
    return {
      id,
      kind,
      from_us: track.started_us ?? from_us,
      to_us: track.healed_us ?? to_us,
      requested: track.requested,
      injected: track.injected,
      observed: track.observed ?? null,
      exercised: track.injected > 0,
    };
  });
}
