import { measureAudit } from './audit/measure-audit.ts';
import { measureBlame } from './blame.ts';
import { findTrouble } from './find-trouble.ts';
import { measureCoverage } from './measure-coverage.ts';
import { measureDesk } from './measure-desk.ts';
import { measureDeskChart } from './measure-desk-chart.ts';
import { measureDevices } from './measure-devices.ts';
import { measureFaults } from './measure-faults.ts';
import { measureFlow } from './measure-flow.ts';
import { measureGenerator } from './measure-generator.ts';
import { measureIssues } from './measure-issues.ts';
import { measureOperations, sumRequests } from './measure-operations.ts';
import { measureResiliency } from './measure-resiliency.ts';
import { measureSales } from './measure-sales.ts';
import type { Measures } from './measures.ts';
import type { RunRecordings } from './read-run.ts';
import { scheduleHash } from './schedule-hash.ts';
import { windowSeconds } from './window-seconds.ts';

/** Everything a report or a gate may ask of a run. Pure: equal recordings, equal measures. */
export function measureRun(recordings: RunRecordings): Measures {
  const { record, plan, series, facts } = recordings;
  const lost = record.ending?.lost ?? [];
  const brokenOff = record.ending === undefined || lost.length > 0;
  const seconds = series.seconds();
  const until_us = seconds.reduce((last, second) => Math.max(last, second.at_us), facts.last_us);
  const operations = measureOperations(series.totals, brokenOff);
  const issues = measureIssues(facts, until_us, lost);
  const { records } = issues;
  const { from_us } = plan.live;
  const faults = measureFaults(plan.faults, facts.faults, records);
  const agents = facts.desk.agents(until_us);
  const sales = measureSales(seconds, facts, issues.records);
  return {
    record,
    plan,
    until_us,
    wallSeconds: windowSeconds(seconds, plan.live).reduce((sum, { span_s }) => sum + span_s, 0),
    seconds,
    requests: sumRequests(operations),
    operations,
    issues,
    desk: measureDesk(facts.desk, plan.live.from_us, until_us),
    sales,
    faults,
    generator: measureGenerator(series, lost),
    exemplars: facts.exemplars(),
    findings: findTrouble(recordings, { operations, sales, seconds, brokenOff }),
    audit: measureAudit(facts, plan, record),
    coverage: measureCoverage(facts.audit.covered),
    blame: measureBlame(facts, issues.records, plan),
    flow: measureFlow(records, from_us, until_us),
    devices: measureDevices(records, from_us, until_us),
    deskChart: measureDeskChart({ agents, records, plan, from_us, until_us }),
    resiliency: measureResiliency({ plan, faults, records, seconds, until_us }),
    scheduleHash: scheduleHash(facts.opened, facts.closed),
    fingerprint: recordings.fingerprint,
    stores: {
      opened: facts.opened.size,
      closed: facts.closed.size,
      tills: [...facts.opened.values()].reduce((sum, tills) => sum + tills, 0),
      ids: [...facts.opened.keys()].sort(),
    },
  };
}
