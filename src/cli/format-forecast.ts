import { OPERATIONS } from '../model/operations.ts';
import type { Plan } from '../model/plan.ts';
import { formatDuration, formatTimeOfDay, significant } from '../model/units.ts';
import type { Forecast } from '../scenario/forecast.ts';

/** The figures of `peakday check`, a line each with its clock; means of the live window. */
export function formatForecast(plan: Plan, expected: Forecast): string {
  const { window, shoppersPerSecond, tillUtilisation, peakRequestsPerSecond, desk } = expected;
  const { live } = plan;
  const clocks = `c=${significant(live.compression)} f=${significant(live.share)}`;
  const rows: readonly (readonly [string, string])[] = [
    [
      'window',
      `${formatTimeOfDay(window.from_us)} to ${formatTimeOfDay(window.to_us)} business,` +
        ` ${formatDuration(window.wall_us)} wall, ${clocks} ℓ=${significant(expected.loadFactor)}`,
    ],
    ['fleet', `${whole(expected.stores)} stores, ${whole(expected.tills)} tills`],
    [
      'shoppers',
      `${whole(expected.shoppers)}, at most ${significant(shoppersPerSecond.peak)} per business` +
        ` second at ${formatTimeOfDay(expected.peakAt_us)}`,
    ],
    [
      'tills busy',
      `${percent(tillUtilisation.mean)} of the time, ${percent(tillUtilisation.peak)} at the peak` +
        `${tillUtilisation.peak > 1 ? ': queues grow without end' : ''}`,
    ],
    ['requests', `${whole(peakRequestsPerSecond.total)} per wall second at the peak`],
    ...OPERATIONS.flatMap((operation): readonly (readonly [string, string])[] => {
      const rate = peakRequestsPerSecond.byOperation[operation];
      return rate === undefined || rate === 0
        ? []
        : [['', `${operation.padEnd(20)} ${significant(rate).padStart(7)} /s`]];
    }),
    ...peakRequestsPerSecond.promotions.map((load, i): readonly [string, string] => [
      i === 0 ? 'promotions' : '',
      `${load.system.padEnd(10)} ${load.pattern.padEnd(12)}` +
        `${significant(load.callsPerSale).padStart(5)} calls a sale` +
        `${significant(load.perSecond).padStart(9)} /s`,
    ]),
    ['tickets', `about ${whole(desk.tickets)} from the faults, for ${whole(desk.agents)} agents`],
    ['memory', `about ${whole(expected.memoryBytes / 2 ** 20)} MiB`],
    ['gates', plan.gates.length === 0 ? 'none' : String(plan.gates.length)],
  ];
  return rows.map(([name, text]) => `${name.padEnd(12)}${text}`).join('\n');
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;
const whole = (value: number): string => String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ' ');
