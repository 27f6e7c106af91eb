import type { Exemplar } from '../measure/fact-ledger.ts';
import { inLanes } from './lanes.ts';
import { type TraceEvent, trackNames } from './trace-event.ts';

/** The slow and failed requests that were kept, as spans of wall time. */
export function traceRequests(pid: number, exemplars: readonly Exemplar[]): readonly TraceEvent[] {
  const tracks: string[] = [];
  const events: TraceEvent[] = [];
  const operations = [...new Set(exemplars.map(({ operation }) => operation))].sort();
  for (const operation of operations) {
    const first = tracks.length + 1;
    const kept = exemplars
      .filter((exemplar) => exemplar.operation === operation)
      .map((exemplar) => ({ exemplar, ...stretchOf(exemplar) }));
    for (const [{ exemplar, from_us, to_us }, lane] of inLanes(kept)) {
      tracks[first + lane - 1] = `${operation} ${lane + 1}`;
      const { device, outcome, traceparent } = exemplar;
      events.push({
        ph: 'X',
        name: outcome === 'ok' ? operation : `${operation} ${outcome}`,
        cat: 'request',
        pid,
        tid: first + lane,
        ts: from_us,
        dur: to_us - from_us,
        args: { device, outcome, traceparent },
      });
    }
  }
  return [...trackNames(pid, 'Requests kept as examples', tracks), ...events];
}

/** A request is noted when it is over. */
function stretchOf({ wall_us, latencyWall_us }: Exemplar): {
  readonly from_us: number;
  readonly to_us: number;
} {
  const from_us = Math.max(0, Math.round(wall_us - latencyWall_us));
  return { from_us, to_us: Math.max(from_us, Math.round(wall_us)) };
}
