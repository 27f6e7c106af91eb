import { expect } from 'vitest';

/** Equal to a relative tolerance, 1e-6 unless a case is known to fewer digits; 0 must be 0. */
export function expectClose(actual: number, expected: number, tolerance = 1e-6): void {
  const reach = Math.abs(expected) * tolerance;
  expect(actual).toBeGreaterThanOrEqual(expected - reach);
  expect(actual).toBeLessThanOrEqual(expected + reach);
}
