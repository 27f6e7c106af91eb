import { expect, it } from 'vitest';
import { exitCodeOf } from '../../../src/cli/exit-code.ts';

it.each([
  ['pass', 'completed', 0],
  ['fail', 'completed', 99],
  ['inconclusive', 'completed', 98],
  ['pass', 'signal', 105],
  ['fail', 'signal', 105],
  ['pass', 'aborted', 108],
  ['pass', 'failed', 98],
  ['fail', 'failed', 99],
] as const)('%s and %s exits %i', (verdict, how, code) => {
  expect(exitCodeOf(verdict, { how })).toBe(code);
});
