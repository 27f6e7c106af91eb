import { formatDuration, formatMoney, significant } from '../model/units.ts';
import type { GateUnit } from './gate.ts';

/** `1.23 %`, at most three significant digits. */
export const percent = (share: number): string => `${significant(share * 100)} %`;

/** A whole number with its thousands apart: `12 345`. Counts are exact, so all digits show. */
export const whole = (count: number): string =>
  String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, '\u202f');

/** A figure of a gate in the gate's unit. */
export function gateFigure(value: number, unit: GateUnit, currency: string): string {
  switch (unit) {
    case 'us':
      return formatDuration(value);
    case 'share':
      return percent(value);
    case 'perSecond':
      return `${significant(value)} /s`;
    case 'count':
      return whole(value);
    case 'minor':
      return formatMoney(Math.round(value), currency);
    case 'ratio':
      return `${significant(value)} × control`;
  }
}
