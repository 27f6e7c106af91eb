import type { AgentTrack } from '../measure/desk-ledger.ts';
import type { Measures } from '../measure/measures.ts';
import { traceClock } from './trace-clock.ts';
import { traceFaults } from './trace-faults.ts';
import { traceIssues } from './trace-issues.ts';
import { traceLoad } from './trace-load.ts';
import { traceAgents } from './trace-people.ts';
import { traceRequests } from './trace-requests.ts';

/**
 * A run in Chrome's trace event format, which ui.perfetto.dev and chrome://tracing open: load,
 * faults, issues with their stages, agents, and the requests kept as examples. One time axis, wall
 * time since the run's start; spans of the business say in their arguments how long that was.
 */
export function traceEvents(measures: Measures, agents: readonly AgentTrack[]): string {
  const clock = traceClock(measures);
  const { record, plan } = measures;
  const events = [
    ...traceLoad(1, measures, clock),
    ...traceFaults(2, measures.faults, clock),
    ...traceIssues(3, measures.issues.records, clock),
    ...traceAgents(4, agents, clock),
    ...traceRequests(5, measures.exemplars),
  ];
  const otherData = {
    run: record.runId,
    scenario: record.scenario,
    engine: record.engine,
    clock: 'wall microseconds since the start of the run',
    businessSecondsPerWallSecond: record.engine === 'virtual' ? 1 : plan.live.compression,
    startedAt: record.startedAt,
  };
  const head = `{"displayTimeUnit":"ms","otherData":${JSON.stringify(otherData)},"traceEvents":[\n`;
  return `${head}${events.map((event) => JSON.stringify(event)).join(',\n')}\n]}\n`;
}
