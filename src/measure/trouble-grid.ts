import type { IssueRecord } from './measures.ts';

const STEPS_S = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600];
/** Points of a chart: more than these no screen tells apart. */
const MOST = 120;
/** Shown of the calm before and after, as a share of the trouble. */
const MARGIN = 0.04;

/**
 * Business instants at round steps over the stretch of the watched time in which any issue was
 * open, its two ends among them; the whole of it where there was none.
 */
export function troubleGrid(
  records: readonly IssueRecord[],
  from_us: number,
  until_us: number,
): readonly number[] {
  let [first, last] = [from_us, until_us];
  if (records.length > 0) {
    const began = records.reduce((least, one) => Math.min(least, one.began_us), until_us);
    const over = records.reduce((most, one) => Math.max(most, one.until_us), from_us);
    const margin = Math.max(60e6, (over - began) * MARGIN);
    [first, last] = [Math.max(from_us, began - margin), Math.min(until_us, over + margin)];
  }
  return grid(first, Math.max(first, last));
}

function grid(from_us: number, to_us: number): readonly number[] {
  const wide = (to_us - from_us) / MOST / 1e6;
  const step_us = (STEPS_S.find((step) => step >= wide) ?? 7200) * 1e6;
  const inside: number[] = [];
  for (let at = (Math.floor(from_us / step_us) + 1) * step_us; at < to_us; at += step_us)
    inside.push(at);
  return to_us > from_us ? [from_us, ...inside, to_us] : [from_us];
}
