import type { Comparison, Gate } from './gate.ts';

/** Whether a value is on the side of the limit that the comparison names. */
export function holds(value: number, comparison: Comparison, limit: number): boolean {
  switch (comparison) {
    case '<':
      return value < limit;
    case '<=':
      return value <= limit;
    case '>':
      return value > limit;
    case '>=':
      return value >= limit;
    case '=':
      return value === limit;
  }
}

/** Whether a value breaks a gate: its limit does not hold, or its stop condition does. */
export const breaks = (
  value: number,
  { stops, comparison, limit }: Pick<Gate, 'stops' | 'comparison' | 'limit'>,
): boolean => holds(value, comparison, limit) === stops;

/** Whether high values are the bad ones. */
export const worstIsHigh = ({ stops, comparison }: Pick<Gate, 'stops' | 'comparison'>): boolean =>
  stops ? comparison.startsWith('>') : !comparison.startsWith('>');
