import { percent } from '../gates/gate-figure.ts';
import { formatDuration } from '../model/units.ts';
import type { Attained } from '../study/staff-figure.ts';
import type { StaffTarget } from '../study/staff-target.ts';

/** `1 agent`, `2 agents`. */
export const agents = (count: number): string => `${count} agent${count === 1 ? '' : 's'}`;

/** `p90 resolve`, or `resolve within 15 min`. */
export const measureOf = ({ form, share, stage, within_us }: StaffTarget): string =>
  form === 'share'
    ? `${stage} within ${formatDuration(within_us)}`
    : `p${Number((share * 100).toFixed(4))} ${stage}`;

/** A value of the target's measure: a duration or a share. */
export function figure(value: number, { form }: StaffTarget): string {
  if (!Number.isFinite(value)) return 'not reached';
  if (value === 0) return '0';
  return form === 'share' ? percent(value) : formatDuration(value);
}

/** A value with its interval over days. */
export function withInterval({ value, interval, days }: Attained, target: StaffTarget): string {
  const shown = figure(value, target);
  if (interval === null) return shown;
  const ends = [interval.low, interval.high].map((end) => figure(Math.max(0, end), target));
  return `${shown} (95 %: ${ends.join(' to ')}, over ${days.length} days)`;
}
