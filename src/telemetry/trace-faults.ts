import type { FaultMeasure } from '../measure/measures.ts';
import type { TraceClock } from './trace-clock.ts';
import { type TraceEvent, trackNames } from './trace-event.ts';

/** Faults, a track each. */
export function traceFaults(
  pid: number,
  faults: readonly FaultMeasure[],
  clock: TraceClock,
): readonly TraceEvent[] {
  const names = faults.map(({ id, kind }) => `${id} (${kind})`);
  return [
    ...trackNames(pid, 'Faults', names),
    ...faults.map(({ id, kind, from_us, to_us, requested, injected }, i): TraceEvent => {
      const ts = clock.at(from_us);
      const dur = clock.at(to_us) - ts;
      const args = { kind, business: clock.words(from_us), requested, injected };
      return { ph: 'X', name: id, cat: 'fault', pid, tid: i + 1, ts, dur, args };
    }),
  ];
}
