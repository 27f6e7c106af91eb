import type { FaultKind, FaultPlan } from '../model/fault-plan.ts';
import { isoAt } from '../model/iso.ts';
import type { Plan } from '../model/plan.ts';
import { DAY, hours } from '../model/units.ts';
import type { Floor } from './floor.ts';
import type { Till } from './till.ts';

/** By how much a fault puts a till's clock ahead, µs. */
const AHEAD: Partial<Record<FaultKind, (fault: FaultPlan, now_us: number) => number>> = {
  'time/skew': ({ parameters }) => parameters.offset_us ?? 0,
  'time/step': ({ parameters }) => parameters.offset_us ?? 0,
  'time/drift': ({ parameters, from_us }, now_us) =>
    ((parameters.perHour_us ?? 0) * (now_us - from_us)) / hours(1),
  'time/dst': ({ parameters }) => parameters.offset_us ?? hours(1),
  'time/midnight': ({ from_us }) => DAY - from_us,
};
const KINDS = Object.keys(AHEAD) as FaultKind[];

const isTills = ({ parameters }: FaultPlan): boolean => parameters.clock !== 'service';

/** Whether any till's clock can be wrong in a plan: none needs to be looked at otherwise. */
export const hasClockFaults = ({ faults }: Plan): boolean =>
  faults.some((fault) => KINDS.includes(fault.kind) && isTills(fault));

/**
 * What a till's clock shows at a business instant: wrong while a `time/*` fault of tills is on
 * there. It may lie outside the day.
 */
export function tillClock(floor: Floor, till: Till, now_us: number): number {
  if (!floor.hasClockFaults) return now_us;
  let ahead_us = 0;
  for (const kind of KINDS) {
    const present = floor.faults.present(kind, now_us, floor.store.id);
    if (present === undefined || !isTills(present)) continue;
    const encounter = { store: floor.store.id, device: till.path, ordinal: 0 };
    const fault = floor.faults.strike(kind, now_us, encounter);
    if (fault !== undefined) ahead_us += AHEAD[kind]?.(fault, now_us) ?? 0;
  }
  return Math.round(now_us + ahead_us);
}

/** A till's clock as ISO 8601: what `pricedAt` and `soldAt` say. */
export function tillStamp(floor: Floor, till: Till, now_us: number): string {
  const { date } = floor.plan;
  const shown_us = tillClock(floor, till, now_us);
  const days = Math.floor(shown_us / DAY);
  return isoAt(days === 0 ? date : daysLater(date, days), shown_us - days * DAY);
}

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
const lengthOf = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

/** `YYYY-MM-DD`, so many days on or back (proleptic Gregorian). */
function daysLater(date: string, days: number): string {
  let [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  day += days;
  for (; day < 1; day += lengthOf(year, month)) {
    month--;
    if (month < 1) [year, month] = [year - 1, 12];
  }
  while (day > lengthOf(year, month)) {
    day -= lengthOf(year, month);
    month++;
    if (month > 12) [year, month] = [year + 1, 1];
  }
  return [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}
