import { Failure } from '../model/failure.ts';
import { type Micros, parseTimeOfDay } from '../model/units.ts';

/**
 * `14:00-17:00` as business instants.
 * @throws Failure PD_USAGE
 */
export function readWindow(
  text: string | undefined,
): { readonly from_us: Micros; readonly to_us: Micros } | undefined {
  if (text === undefined) return undefined;
  const [from, to, ...rest] = text.split('-').map(parseTimeOfDay);
  if (from === undefined || to === undefined || rest.length > 0 || from >= to) {
    throw new Failure('PD_USAGE', `--window ${text}: it must be two times of day, rising`, {
      hint: 'as in --window 14:00-17:00',
    });
  }
  return { from_us: from, to_us: to };
}

/**
 * `5%` as 0.05.
 * @throws Failure PD_USAGE
 */
export function readPercent(flag: string, text: string): number {
  const [, number] = /^(\d+(?:\.\d+)?)\s*%$/.exec(text.trim()) ?? [];
  if (number === undefined || Number(number) > 100) {
    throw new Failure('PD_USAGE', `--${flag} ${text}: it must be a percentage such as 5%`);
  }
  return Number(number) / 100;
}

/**
 * A whole number within bounds.
 * @throws Failure PD_USAGE
 */
export function readWhole(
  flag: string,
  value: number | undefined,
  low: number,
  high: number,
): number | undefined {
  if (value === undefined || (Number.isSafeInteger(value) && value >= low && value <= high)) {
    return value;
  }
  throw new Failure(
    'PD_USAGE',
    `--${flag} ${value}: it must be a whole number from ${low} to ${high}`,
  );
}
