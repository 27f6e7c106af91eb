import type { Plan } from '../../model/plan.ts';

/** From the scenario's start to the window's: time for every VU to open its stores. */
export const HEAD_START_MS = 1000;
/** Wall seconds for opening the stores, the audit's questions, and a machine that is slow. */
const MARGIN_S = 60;

/** The longest a rehearsal's iteration may take, whole wall seconds. */
export function lengthWall_s({ live }: Plan): number {
  const business_us = live.to_us - live.from_us + live.settle_us;
  return Math.ceil((business_us / live.compression + live.drainWall_us) / 1e6) + MARGIN_S;
}
