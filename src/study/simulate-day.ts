import { VirtualDay } from '../engines/virtual/virtual-day.ts';
import { measureRun } from '../measure/measure-run.ts';
import type { Plan } from '../model/plan.ts';
import type { DayOutcome } from './day-outcome.ts';
import { deskLoad } from './desk-load.ts';
import { MemorySink } from './memory-sink.ts';

/** Simulates a plan's window in virtual time, in this thread, and sums it up. */
export function simulateDay(plan: Plan): DayOutcome {
  const sink = new MemorySink();
  const day = new VirtualDay(plan, 'study', sink);
  day.advance(plan.live.to_us);
  day.close();
  const record = {
    format: 1,
    runId: 'study',
    scenario: plan.name,
    engine: 'virtual',
    version: '',
    node: '',
    planHash: '',
    seed: plan.seed,
    workers: 1,
    command: '',
    startedAt: '',
    ending: { how: 'completed', lost: [] },
  } as const;
  const measures = measureRun({
    record,
    plan,
    series: sink.series,
    facts: sink.facts,
    torn: 0,
    fingerprint: null,
  });
  const { sales, issues, until_us, requests, scheduleHash, seconds, desk } = measures;
  return {
    scheduleHash,
    arrived: sales.arrived,
    salesDone: sales.done,
    doneMinor: sales.doneMinor,
    salesLost: sales.lost,
    lostMinor: sales.lostMinor,
    issues: issues.records,
    until_us,
    requests: requests.issued,
    // A virtual day's series has one record a minute.
    peakMinuteRequests: seconds.reduce((most, { issued }) => Math.max(most, issued), 0),
    desk: deskLoad(desk),
    events: day.kernel.events,
  };
}
