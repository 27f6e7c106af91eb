import type { FaultOutcome } from './measure-resiliency.ts';
import type { FaultMeasure, IssueRecord } from './measures.ts';
import { observeStage } from './observe-stage.ts';

/** How much waited around a fault: issues open in stores, or tickets that no agent had taken. */
export interface Backlog {
  readonly outcome: Extract<FaultOutcome, 'unharmed' | 'recovered' | 'notRecovered'>;
  /** When it began, the most while it was on or before it had recovered, and when it healed. */
  readonly before: number;
  readonly most: number;
  readonly atHeal: number;
  /** From the heal until no more waited than before; business µs. */
  readonly recovery_us: number | null;
}

/**
 * Follows a backlog from a fault's beginning: of `stores`, the issues given that are not over; of
 * the `desk`, their tickets that no agent has taken yet.
 */
export function backlogAround(
  records: readonly IssueRecord[],
  of: 'stores' | 'desk',
  { from_us, to_us }: Pick<FaultMeasure, 'from_us' | 'to_us'>,
  until_us: number,
): Backlog {
  const moves = records
    .flatMap((record) => stay(record, of))
    .flatMap(([came_us, left_us]) => [
      { at_us: came_us, change: 1 },
      { at_us: left_us, change: -1 },
    ])
    .sort((a, b) => a.at_us - b.at_us || a.change - b.change);
  let waiting = 0;
  let at = 0;
  const advance = (until: number, seen: (count: number, at_us: number) => boolean): void => {
    for (let move = moves[at]; move && move.at_us <= until; move = moves[++at]) {
      waiting += move.change;
      if (seen(waiting, move.at_us)) return;
    }
  };
  advance(from_us - 1, () => false);
  const before = waiting;
  let most = before;
  const note = (count: number): boolean => {
    most = Math.max(most, count);
    return false;
  };
  const heal_us = Math.min(to_us, until_us);
  advance(heal_us, note);
  const atHeal = waiting;
  let back_us: number | null = waiting <= before ? heal_us : null;
  if (back_us === null) {
    advance(until_us, (count, at_us) => {
      note(count);
      if (count <= before) back_us = at_us;
      return back_us !== null;
    });
  }
  const told = { before, most, atHeal };
  if (most <= before) return { ...told, outcome: 'unharmed', recovery_us: null };
  if (back_us === null) return { ...told, outcome: 'notRecovered', recovery_us: null };
  return { ...told, outcome: 'recovered', recovery_us: back_us - heal_us };
}

type Stay = readonly [came_us: number, left_us: number];

/**
 * When an issue came onto the backlog and left it; one that never left it stays for ever. One that
 * the desk resolved, and that nobody tried since, is over.
 */
function stay(record: IssueRecord, of: 'stores' | 'desk'): readonly Stay[] {
  const { began_us, reported_us, acknowledged_us, ended_us } = record;
  const resolved = observeStage(record, 'resolve');
  const over_us = resolved?.event
    ? began_us + resolved.time
    : (ended_us ?? Number.POSITIVE_INFINITY);
  if (of === 'stores') return [[began_us, over_us]];
  if (reported_us === null || reported_us > over_us) return [];
  const taken_us = acknowledged_us ?? Number.POSITIVE_INFINITY;
  return [[reported_us, Math.max(reported_us, Math.min(taken_us, over_us))]];
}
