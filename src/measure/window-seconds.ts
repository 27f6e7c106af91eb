import type { LiveWindow } from '../model/plan.ts';
import type { MergedSecond } from './series-ledger.ts';

/**
 * The seconds that lie whole in the live window. Those after it only drain what was begun; one
 * that the window's end or a stop cuts short would read as a drop in load.
 */
export const windowSeconds = (
  seconds: readonly MergedSecond[],
  { from_us, to_us, compression }: LiveWindow,
): readonly MergedSecond[] =>
  seconds.filter(({ second, span_s, at_us }) => {
    const end_us = from_us + (second + span_s) * compression * 1e6;
    return end_us <= to_us + 1 && at_us >= end_us - 1;
  });
