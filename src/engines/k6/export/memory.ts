import type { Plan } from '../../../model/plan.ts';
import { dealWindow } from '../../wall/deal.ts';

/** What a pod's memory depends on. */
export interface MemoryOptions {
  readonly plan: Plan;
  /** Over all instances. */
  readonly vus: number;
  readonly instances: number;
}

/** Whole MiB that a pod asks for, and that it may have. */
export interface PodMemory {
  readonly request_mib: number;
  readonly limit_mib: number;
}

/**
 * What k6 2.2 with our bundle was measured to hold: the peak of its resident memory (VmHWM) in runs
 * of 40 wall seconds and their draining against the embedded mocks, GOGC 400, no memory limit.
 *
 * | scenario, one process | VUs | tills | plan | peak |
 * |---|---|---|---|---|
 * | smoke | 1 | 72 | 213 KiB | 149 MiB |
 * | black-friday, share 0.15 | 1 | 490 | 712 KiB | 262 MiB |
 * | black-friday, share 0.9 | 1 | 2945 | 712 KiB | 733 MiB |
 * | black-friday, share 0.15 | 4 | 490 | 712 KiB | 481 MiB |
 *
 * The second and third give a till's, the second and fourth a VU's with that plan, the first what of
 * a VU's grows with its plan. Most of it is room that Go's collector takes: under a GOMEMLIMIT of
 * 350 MiB the third stayed at 349 MiB, for 18 % more CPU.
 */
const BASE_MIB = 95;
const VU_MIB = 26;
const VU_MIB_PER_PLAN_MIB = 67;
const TILL_KIB = 196;
/** How far above what was measured a pod may go, for days and services unlike the measured ones. */
const LIMIT_FACTOR = 1.5;
const STEP_MIB = 32;

/** The VUs of the fullest instance. */
export const vusPerInstance = ({ vus, instances }: Omit<MemoryOptions, 'plan'>): number =>
  Math.ceil(vus / instances);

/**
 * The memory of the fullest pod, from what was measured. Which VUs an instance
 * gets is k6's choice: the fullest are counted.
 */
export function memoryOf({ plan, vus, instances }: MemoryOptions): PodMemory {
  const tills = new Map(plan.stores.map((store) => [store.id, store.tills]));
  const fleets = dealWindow(plan, vus)
    .map((stores) => stores.reduce((sum, id) => sum + (tills.get(id) ?? 0), 0))
    .sort((a, b) => b - a);
  const fullest = fleets.slice(0, vusPerInstance({ vus, instances }));
  const fleet = fullest.reduce((sum, count) => sum + count, 0);
  const plan_mib = JSON.stringify(plan).length / 2 ** 20;
  const perVu_mib = VU_MIB + plan_mib * VU_MIB_PER_PLAN_MIB;
  const needed_mib = BASE_MIB + fullest.length * perVu_mib + (fleet * TILL_KIB) / 1024;
  const request_mib = stepped(needed_mib);
  return { request_mib, limit_mib: stepped(needed_mib * LIMIT_FACTOR) };
}

const stepped = (mib: number): number => Math.ceil(mib / STEP_MIB) * STEP_MIB;
