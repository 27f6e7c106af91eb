/** A linear scale from values to pixels, with round ticks. */
export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
  /** Pixels, to a tenth: the same bytes whatever the last bits of a double are. */
  at(value: number): number;
}

const tenth = (pixels: number): number => Math.round(pixels * 10) / 10;

function scale(
  low: number,
  high: number,
  ticks: readonly number[],
  from: number,
  to: number,
): Scale {
  const span = high - low || 1;
  return { low, high, ticks, at: (value) => tenth(from + ((value - low) / span) * (to - from)) };
}

/**
 * From zero to a round number at or above the highest value (steps
 * of 1, 2, 2.5 or 5 times a power of ten).
 * @param bottom pixel of zero, @param top pixel of the highest tick
 */
export function fromZero(highest: number, bottom: number, top: number, steps = 4): Scale {
  const rough = (highest > 0 ? highest : 1) / steps;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((n) => n * power).find((n) => n >= rough) ?? rough;
  const count = Math.ceil((highest > 0 ? highest : 1) / step - 1e-9);
  const ticks = Array.from({ length: count + 1 }, (_, i) => i * step);
  return scale(0, count * step, ticks, bottom, top);
}

const STEPS_S = [
  1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200,
];

/**
 * A span of time in µs, ticks at round seconds, minutes or hours.
 * @param most about how many ticks fit
 */
export function timeScale(
  from_us: number,
  to_us: number,
  left: number,
  right: number,
  most: number,
): Scale {
  const rough = (to_us - from_us) / most / 1e6;
  const step = (STEPS_S.find((s) => s >= rough) ?? 86400) * 1e6;
  const first = Math.ceil(from_us / step) * step;
  const count = Math.max(0, Math.floor((to_us - first) / step + 1e-9) + 1);
  const ticks = Array.from({ length: count }, (_, i) => first + i * step);
  return scale(from_us, to_us, ticks, left, right);
}
