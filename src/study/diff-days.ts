import { setImmediate as turn } from 'node:timers/promises';
import { VirtualDay } from '../engines/virtual/virtual-day.ts';
import { firstDifference } from '../kernel/first-difference.ts';
import type { FingerprintRecord } from '../model/facts.ts';
import type { Plan } from '../model/plan.ts';
import { EventWindow, type ToldEvent } from './event-window.ts';
import { MemorySink } from './memory-sink.ts';

/** A day as it was run: its plan, and what it left of its course. */
export interface FingerprintedDay {
  readonly plan: Plan;
  readonly print: FingerprintRecord;
}

/** Where two days part. */
export interface DayDifference {
  /** The last events they have in common, oldest first. */
  readonly before: readonly ToldEvent[];
  /** The first event that differs, on each side; `undefined` where that day was already over. */
  readonly left: ToldEvent | undefined;
  readonly right: ToldEvent | undefined;
}

/** What a comparison came to. */
export type DayComparison =
  | { readonly kind: 'same'; readonly events: number }
  | { readonly kind: 'different'; readonly difference: DayDifference }
  /** Simulated again, the days do not differ where their records do: another version made them. */
  | { readonly kind: 'notReproduced' };

/** Events in common shown before the first that differs. */
const CONTEXT = 4;
/** Where checkpoints end before the run does, this many events at most are told. */
const LONGEST = 2_000_000;
const STRETCH_US = 15 * 60e6;

/**
 * Finds the first event in which two days differ: narrowed down by their checkpoints, then told
 * in words by simulating both once more up to there.
 */
export async function diffDays(
  left: FingerprintedDay,
  right: FingerprintedDay,
): Promise<DayComparison> {
  if (left.print.fingerprint === right.print.fingerprint) {
    return { kind: 'same', events: left.print.events };
  }
  const { after, by } = firstDifference(left.print.checkpoints, right.print.checkpoints);
  const from = Math.max(0, after - CONTEXT);
  const to = Math.min(by, after + LONGEST);
  const [ours, theirs] = [await tell(left.plan, from, to), await tell(right.plan, from, to)];
  const length = Math.max(ours.length, theirs.length);
  for (let i = 0; i < length; i++) {
    if (isSame(ours[i], theirs[i])) continue;
    const before = ours.slice(Math.max(0, i - CONTEXT), i);
    return { kind: 'different', difference: { before, left: ours[i], right: theirs[i] } };
  }
  return { kind: 'notReproduced' };
}

const isSame = (a: ToldEvent | undefined, b: ToldEvent | undefined): boolean =>
  a?.at_us === b?.at_us && a?.text === b?.text;

async function tell(plan: Plan, after: number, by: number): Promise<readonly ToldEvent[]> {
  const window = new EventWindow(after, by);
  const day = new VirtualDay(plan, 'diff', new MemorySink(), window);
  while (!day.isOver && !window.isFull) {
    day.advance(day.kernel.now + STRETCH_US);
    await turn();
  }
  if (day.isOver) day.close();
  return window.events;
}
