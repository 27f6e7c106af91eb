import type { AgentTrack, Span } from '../measure/desk-ledger.ts';
import type { TraceClock } from './trace-clock.ts';
import { type TraceEvent, trackNames } from './trace-event.ts';

/** Agents, a track each: time on duty, and within it with a ticket in hand. */
export function traceAgents(
  pid: number,
  agents: readonly AgentTrack[],
  clock: TraceClock,
): readonly TraceEvent[] {
  const span = (name: string, tid: number, { from_us, to_us }: Span): TraceEvent => ({
    ph: 'X',
    name,
    cat: 'agent',
    pid,
    tid,
    ts: clock.at(from_us),
    dur: clock.at(to_us) - clock.at(from_us),
    args: { business: clock.words(from_us), lasted_business_s: (to_us - from_us) / 1e6 },
  });
  const names = agents.map(({ agent, team }) => `${agent} (${team})`);
  return [
    ...trackNames(pid, 'Agents', names),
    ...agents.flatMap(({ onDuty, busy }, i) => [
      ...onDuty.map((duty) => span('on duty', i + 1, duty)),
      ...busy.map((work) => span('with a ticket', i + 1, work)),
    ]),
  ];
}
