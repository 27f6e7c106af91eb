import { formatDuration, significant } from '../model/units.ts';
import type { WhatIf } from '../study/what-if.ts';
import type { Comparison } from '../study/what-if-compare.ts';
import { MEASURES, type MeasureId, type WhatIfMeasure } from '../study/what-if-measures.ts';

/** A measure's name with the unit of its figures, where they do not say it themselves. */
export const titleOf = (id: MeasureId, currency: string): string =>
  MEASURES[id].unit === 'money' ? `${MEASURES[id].title}, ${currency}` : MEASURES[id].title;

/** A figure of a measure: at most three digits, but all of large ones; money in whole units. */
export function figure(id: MeasureId, value: number | null): string {
  if (value === null) return '–';
  const size = Math.abs(value);
  const text = value === 0 ? '0' : sizeText(MEASURES[id].unit, size);
  return value < 0 && text !== '0' ? `−${text}` : text;
}

function sizeText(unit: WhatIfMeasure['unit'], size: number): string {
  if (unit === 'duration') return formatDuration(size);
  if (unit === 'share') return `${significant(size * 100)} %`;
  const amount = unit === 'money' ? size / 100 : size;
  if (amount < 1000) return significant(amount);
  return String(Math.round(amount)).replace(/\B(?=(\d{3})+$)/g, ' ');
}

/** The same with a sign: a difference; shares differ by percentage points. */
export function signed(id: MeasureId, value: number | null): string {
  const text = value !== null && value > 0 ? `+${figure(id, value)}` : figure(id, value);
  return MEASURES[id].unit === 'share' ? text.replace(' %', ' pp') : text;
}

/** `−20 to −8`, or a dash where one pair of days has no interval. */
export const intervalText = (id: MeasureId, { interval }: Comparison): string =>
  interval === null ? '–' : `${signed(id, interval.low)} to ${signed(id, interval.high)}`;

/** What the pairs say of a measure, in words. */
export function verdictText(comparison: Comparison, { minimumShare }: WhatIf): string {
  const { verdict, difference, interval, notReached, pairs } = comparison;
  switch (verdict) {
    case 'less':
    case 'more':
      return `clear: ${verdict}`;
    case 'negligible':
      return difference === 0 && interval?.low === 0 && interval.high === 0
        ? 'no difference'
        : `below ${significant(minimumShare * 100)} %`;
    case 'unclear':
      return pairs === 0 ? 'no pair of days' : pairs === 1 ? 'unclear: one pair' : 'unclear';
    case 'notReached':
      return `not reached on ${notReached.baseline} | ${notReached.variant} days`;
    case 'none':
      return pairs === 0 ? 'nothing to compare' : 'not on every day';
  }
}

/** What the figures are, and what they are not: the lines above the table. */
export function whatItIs(result: WhatIf): readonly string[] {
  const { window, seed, replications, ended, minimumShare, variants } = result;
  const why = { completed: '', narrow: ', enough for --until', stopped: ', then stopped' }[ended];
  const compared = variants.length * Object.keys(MEASURES).length;
  return [
    `Virtual day, simulated: ${window.from} to ${window.to} business clock, seed ${seed},` +
      ` ${replications.done} of ${replications.asked} pairs of days${why}.`,
    'Means over the days; difference: variant minus baseline on equal days, with its 95 % interval.',
    `Clear: beyond chance, and at least ${significant(minimumShare * 100)} % of the baseline.`,
    ...(compared > 20
      ? [
          `${compared} comparisons: about ${Math.round(compared / 20)} would look clear` +
            ' by chance if nothing differed.',
        ]
      : []),
  ];
}

/** What a reader must know of a variant before its figures. */
export function caution({ sameShoppers, pairs }: WhatIf['variants'][number]): string | undefined {
  if (sameShoppers === null) return 'no whole pair of days was simulated';
  if (sameShoppers) return undefined;
  return `other shoppers or baskets come here, so that ${pairs} pairs say less than they would`;
}
