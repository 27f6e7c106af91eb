import { it } from 'vitest';
import { until, wait } from '../../../src/kernel/effects.ts';
import { milliseconds } from '../../../src/model/units.ts';
import type { EngineUnderTest } from '../engine.ts';
import { expectSteps } from '../expect-steps.ts';

/** `until(time)` */
export function untilContract(engine: EngineUnderTest): void {
  it('resumes at the instant', async () => {
    const steps = await engine.run(({ log, spawn }) => {
      spawn('a', function* (me) {
        const start = me.now;
        yield* wait(milliseconds(10));
        yield* until(start + milliseconds(50));
        log('at fifty');
      });
    });
    expectSteps(engine, steps, [['at fifty', 50]]);
  });

  it('resumes at once when the instant has passed', async () => {
    const steps = await engine.run(({ log, spawn }) => {
      spawn('a', function* (me) {
        const start = me.now;
        yield* wait(milliseconds(20));
        yield* until(start + milliseconds(5));
        log('late');
        yield* until(me.now);
        log('now');
      });
    });
    expectSteps(engine, steps, [
      ['late', 20],
      ['now', 20],
    ]);
  });
}
