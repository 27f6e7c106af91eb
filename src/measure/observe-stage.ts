import type { Observation } from '../stats/kaplan-meier.ts';
import type { IssueRecord, Stage } from './measures.ts';

/**
 * How long an issue was in a stage, in business µs: an event when the stage came to its own end,
 * censored when the issue ended otherwise or the watching did.
 *
 * `notice` began → noticed, `report` → reported, `acknowledge` → an agent took it, `work` → first
 * resolved, `verify` last resolution that held → verified, `resolve` began → verified, or the last
 * resolution that was not reopened where nobody used the device since.
 * @returns null for an issue that never entered the stage
 */
export function observeStage(record: IssueRecord, stage: Stage): Observation | null {
  const { began_us, noticed_us, reported_us, acknowledged_us, resolved_us, verified_us } = record;
  switch (stage) {
    case 'notice':
      return span(began_us, noticed_us, record);
    case 'report':
      return span(noticed_us, reported_us, record);
    case 'acknowledge':
      return span(reported_us, acknowledged_us, record);
    case 'work':
      return span(acknowledged_us, resolved_us[0] ?? null, record);
    case 'verify':
      return span(heldResolution(record), verified_us, record);
    case 'resolve':
      return span(began_us, verified_us ?? heldIfOpen(record), record);
  }
}

/** The last time the desk resolved it, unless the store reopened it after. */
function heldResolution(record: IssueRecord): number | null {
  const last = record.resolved_us.at(-1);
  if (last === undefined || last < (record.reopened_us.at(-1) ?? -1)) return null;
  return last;
}

/** An issue that healed by itself was not resolved, whatever the desk said. */
const heldIfOpen = (record: IssueRecord): number | null =>
  record.ended_us === null ? heldResolution(record) : null;

function span(from: number | null, to: number | null, record: IssueRecord): Observation | null {
  if (from === null) return null;
  const event = to !== null && to <= record.until_us;
  return { time: Math.max(0, (event ? to : record.until_us) - from), event };
}
