import { expect } from 'vitest';
import type { EngineUnderTest, Step } from './engine.ts';

/** The steps in this order, none early, none later than the engine's tolerance (milliseconds). */
export function expectSteps(
  engine: EngineUnderTest,
  steps: readonly Step[],
  expected: readonly (readonly [what: string, at_ms: number])[],
): void {
  expect(steps.map((step) => step.what)).toEqual(expected.map(([what]) => what));
  for (const [i, [what, at_ms]] of expected.entries()) {
    const at_us = steps[i]?.at_us ?? Number.NaN;
    expect(at_us, `${what} not early`).toBeGreaterThanOrEqual(at_ms * 1e3);
    expect(at_us, `${what} not late`).toBeLessThanOrEqual(at_ms * 1e3 + engine.tolerance_us);
  }
}
