import type { Progress } from '../engines/wall/progress.ts';
import type { Plan } from '../model/plan.ts';
import { formatDuration, formatMoney, formatTimeOfDay, significant } from '../model/units.ts';
import { painter } from './streams.ts';

/** How to draw: `rate` is the requests per wall second lately. */
export interface ProgressView {
  readonly color: boolean;
  readonly width: number;
  readonly rate: number;
}

/** The progress window's lines, each at most `width` columns; pure. */
export function formatProgress(
  plan: Plan,
  progress: Progress,
  { color, width, rate }: ProgressView,
): readonly string[] {
  const paint = painter(color);
  const { live } = plan;
  const count = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ' ');
  const row = (name: string, text: string): string =>
    `${paint('dim', name.padEnd(10))}${text.slice(0, width - 10)}`;
  const open = progress.issuesBegan - progress.issuesVerified;
  const left_us = ((1 - progress.done) * (live.to_us - live.from_us)) / live.compression;
  const failedShare = progress.issued === 0 ? 0 : progress.failed / progress.issued;
  const faults = progress.activeFaults.length === 0 ? 'none' : progress.activeFaults.join(', ');
  return [
    paint('bold', `${plan.name}  ${window(plan)}`.slice(0, width)),
    bar(progress.done, width - 44, color) +
      ` ${String(Math.floor(progress.done * 100)).padStart(3)} %` +
      `  ${formatTimeOfDay(Math.floor(progress.at_us / 1e6) * 1e6)} business` +
      `  ${progress.phase === 'window' ? `${formatDuration(left_us)} left` : progress.phase}`,
    row(
      'requests',
      `${count(Math.round(rate))}/s wall   in flight ${count(progress.inFlight)}` +
        `   failed ${significant(failedShare * 100)} %`,
    ),
    row(
      'sales',
      `${count(progress.salesDone)} done   ${count(progress.salesLost)} lost` +
        ` (${formatMoney(progress.lostMinor, plan.currency)})   queueing ${count(progress.queueing)}`,
    ),
    row(
      'issues',
      `${count(progress.issuesBegan)} began   ${count(progress.issuesReported)} reported` +
        `   ${count(progress.issuesVerified)} verified   ${count(open)} open`,
    ),
    row('faults', faults),
    row(
      'generator',
      `lag p99 ${formatDuration(progress.lag_us)} wall` +
        `   waits in debt ${significant(progress.debtShare * 100)} %`,
    ),
  ];
}

const window = ({ live }: Plan): string =>
  `${formatTimeOfDay(live.from_us)} to ${formatTimeOfDay(live.to_us)}` +
  `  c=${significant(live.compression)} f=${significant(live.share)}` +
  ` ℓ=${significant(live.compression * live.share)}`;

function bar(done: number, width: number, color: boolean): string {
  const full = Math.round(Math.min(1, Math.max(0, done)) * width);
  return painter(color)('green', '█'.repeat(full)) + '░'.repeat(width - full);
}
