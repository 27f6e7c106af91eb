import { describe, expect, it } from 'vitest';
import { judge } from '../../../src/gates/judge.ts';
import type { Measures } from '../../../src/measure/measures.ts';
import { measured } from '../../fixtures/measured.ts';
import { PROMOTIONS, SLOW, slowRun } from '../../fixtures/slow-run.ts';

const run = measured(slowRun());
const one = (gate: string, measures: Measures = run, others: readonly string[] = []) =>
  judge([gate, ...others], measures)[0]!;

describe('recovery', () => {
  const recovery = `recovery of ${PROMOTIONS} after '${SLOW}' <= 5s`;

  it('is from the end of the fault to the first ten well seconds', () => {
    // Healed at second 48; slow until 53, so that well seconds begin with 54.
    expect(one(recovery)).toMatchObject({ verdict: 'fail', measured: 6e6, clock: 'wall' });
    expect(one(`recovery of ${PROMOTIONS} after '${SLOW}' <= 6s`).verdict).toBe('pass');
  });

  it("takes the run's own gate for well, and errors must be over too", () => {
    const lenient = `p99 of ${PROMOTIONS} < 1s`;
    // Ten seconds from 53 on have errors in one second only: 2 of 200 are no sign of trouble.
    expect(one(recovery, run, [lenient]).measured).toBe(5e6);
    const answered = measured(
      slowRun((folder) => {
        folder.series['w'] = folder.series['w']!.map((second) => ({
          ...second,
          operations: second.operations.map((one) => ({ ...one, statuses: {} })),
        }));
      }),
    );
    expect(one(recovery, answered).measured).toBe(6e6);
    expect(one(recovery, answered, [lenient])).toMatchObject({ measured: 0, verdict: 'pass' });
  });

  it('fails where it did not come, and is open where nobody can know', () => {
    const never = one(recovery, run, [`p99 of ${PROMOTIONS} < 1ms`]);
    expect(never).toMatchObject({ verdict: 'fail', measured: null });
    expect(never.why).toContain('did not recover');
    const strict = `recovery of ${PROMOTIONS} after '${SLOW}' <= 5min`;
    expect(one(strict, run, [`p99 of ${PROMOTIONS} < 1ms`]).verdict).toBe('inconclusive');
    expect(one(`recovery of ${PROMOTIONS} after 'paper-out' <= 5s`).why).toContain('never bit');
    expect(one(`recovery of ${PROMOTIONS} after 'x' <= 5s`).why).toContain('no such fault');
    expect(one(`recovery of support.open after '${SLOW}' <= 5s`).verdict).toBe('inconclusive');
  });
});
