import { expect, it } from 'vitest';
import { all, hold, race, wait } from '../../../src/kernel/effects.ts';
import { Pool } from '../../../src/kernel/pool.ts';
import { milliseconds } from '../../../src/model/units.ts';
import type { EngineUnderTest } from '../engine.ts';
import { expectSteps } from '../expect-steps.ts';

/** `race({...})` */
export function raceContract(engine: EngineUnderTest): void {
  it('resumes with the first branch and cancels the others', async () => {
    const steps = await engine.run(({ log, spawn }) => {
      spawn('a', function* () {
        const won = yield* race({
          slow: wait(milliseconds(300)),
          fast: wait(milliseconds(20)),
        });
        log(won.key);
        yield* wait(milliseconds(10));
        log('on');
      });
    });
    expectSteps(engine, steps, [
      ['fast', 20],
      ['on', 30],
    ]);
  });

  it('takes the branch declared first at equal instants', async () => {
    const steps = await engine.run(({ log, spawn }) => {
      spawn('a', function* () {
        const won = yield* race({ left: wait(milliseconds(10)), right: wait(milliseconds(10)) });
        log(won.key);
      });
    });
    expect(steps.map((step) => step.what)).toEqual(['left']);
  });

  it('starts no branch after one that ends at once', async () => {
    const pool = new Pool([1]);
    const second = new Pool([1]);
    await engine.run(({ spawn }) => {
      spawn('a', function* () {
        const won = yield* race({ here: hold(pool), there: hold(second) });
        expect(won.key).toBe('here');
      });
    });
    expect([pool.held, second.held, second.free]).toEqual([1, 0, 1]);
  });

  it('nests', async () => {
    const steps = await engine.run(({ log, spawn }) => {
      spawn('a', function* () {
        const won = yield* race({
          both: all([wait(milliseconds(10)), wait(milliseconds(30))]),
          either: race({ x: wait(milliseconds(20)), y: wait(milliseconds(25)) }),
        });
        log(won.key === 'either' ? `either ${won.value.key}` : won.key);
      });
    });
    expectSteps(engine, steps, [['either x', 20]]);
  });
}
