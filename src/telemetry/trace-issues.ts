import type { IssueRecord, Stage } from '../measure/measures.ts';
import { ISSUE_KINDS } from '../model/ticket.ts';
import { inLanes } from './lanes.ts';
import type { TraceClock } from './trace-clock.ts';
import { type TraceEvent, trackNames } from './trace-event.ts';

/** Issues as spans with their stages within, in as many tracks of a kind as overlapped. */
export function traceIssues(
  pid: number,
  records: readonly IssueRecord[],
  clock: TraceClock,
): readonly TraceEvent[] {
  const tracks: string[] = [];
  const events: TraceEvent[] = [];
  for (const kind of ISSUE_KINDS) {
    const first = tracks.length + 1;
    const lives = records
      .filter((record) => record.kind === kind)
      .map((record) => ({
        record,
        from_us: clock.at(record.began_us),
        to_us: clock.at(record.until_us),
      }));
    for (const [{ record }, lane] of inLanes(lives)) {
      tracks[first + lane - 1] = `${kind} ${lane + 1}`;
      events.push(...life(record, { pid, tid: first + lane }, clock));
    }
  }
  return [...trackNames(pid, 'Issues', tracks), ...events];
}

function life(
  record: IssueRecord,
  track: { readonly pid: number; readonly tid: number },
  clock: TraceClock,
): readonly TraceEvent[] {
  const { issue, kind, store, device, fault, ticket, began_us, until_us } = record;
  const { salesLost, lostMinor, endedHow, verified_us } = record;
  const span = (name: string, from_us: number, to_us: number, args: Args): TraceEvent => ({
    ph: 'X',
    name,
    cat: 'issue',
    ...track,
    ts: clock.at(from_us),
    dur: clock.at(to_us) - clock.at(from_us),
    args: { business: clock.words(from_us), lasted_business_s: (to_us - from_us) / 1e6, ...args },
  });
  const end = verified_us === null ? (endedHow ?? 'open at the end') : 'verified';
  const told = { issue, device, fault, ticket, end, salesLost, lostMinor };
  return [
    span(`${kind} ${store}`, began_us, until_us, told),
    ...stages(record).map(({ stage, from_us, to_us }) => span(stage, from_us, to_us, {})),
  ];
}

type Args = Readonly<Record<string, string | number | null>>;

interface StageSpan {
  readonly stage: Exclude<Stage, 'resolve'>;
  readonly from_us: number;
  readonly to_us: number;
}

/** One after the other, in the order in which they were reached. */
function stages(record: IssueRecord): readonly StageSpan[] {
  const { began_us, noticed_us, reported_us, acknowledged_us, resolved_us, until_us } = record;
  const ends: readonly (readonly [StageSpan['stage'], number | null | undefined])[] = [
    ['notice', noticed_us],
    ['report', reported_us],
    ['acknowledge', acknowledged_us],
    ['work', resolved_us[0]],
    ['verify', until_us],
  ];
  const spans: StageSpan[] = [];
  let from_us = began_us;
  for (const [stage, reached_us] of ends) {
    const to_us = Math.max(from_us, Math.min(reached_us ?? until_us, until_us));
    if (to_us > from_us) spans.push({ stage, from_us, to_us });
    if (reached_us === null || reached_us === undefined) break;
    from_us = to_us;
  }
  return spans;
}
