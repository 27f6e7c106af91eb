import { Failure } from '../model/failure.ts';
import { parseDuration } from '../model/units.ts';

/** The least difference that matters: beyond the larger of both it is more than noise to people. */
export interface Tolerance {
  /** Share of the baseline's figure. */
  readonly relative: number;
  /** For latencies, wall µs. */
  readonly absolute_us: number;
}

/** What `--tolerance` is when nobody says. */
export const DEFAULT_TOLERANCE = '10%,5ms';

/**
 * Reads `10%`, `5ms` or `10%,5ms`; what is left out is 0.
 * @throws Failure PD_USAGE naming the flag
 */
export function parseTolerance(flag: string, text: string): Tolerance {
  let [relative, absolute_us]: (number | undefined)[] = [undefined, undefined];
  for (const part of text.split(',').map((one) => one.trim())) {
    const [, percent] = /^(\d+(?:\.\d+)?)\s*%$/.exec(part) ?? [];
    const duration = percent === undefined ? parseDuration(part) : undefined;
    if (percent !== undefined && relative === undefined) relative = Number(percent) / 100;
    else if (duration !== undefined && absolute_us === undefined) absolute_us = duration;
    else {
      throw new Failure(
        'PD_USAGE',
        `--${flag} ${text}: it must be a percentage, a duration or both`,
        {
          hint: `as in --${flag} ${DEFAULT_TOLERANCE}`,
        },
      );
    }
  }
  return { relative: relative ?? 0, absolute_us: absolute_us ?? 0 };
}
