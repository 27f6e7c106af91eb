import { expect, it } from 'vitest';
import { wait } from '../../../src/kernel/effects.ts';
import { milliseconds } from '../../../src/model/units.ts';
import type { EngineUnderTest } from '../engine.ts';
import { expectSteps } from '../expect-steps.ts';

/** `wait(duration)` */
export function waitContract(engine: EngineUnderTest): void {
  it('resumes after the duration, never before', async () => {
    const steps = await engine.run(({ log, spawn }) => {
      spawn('a', function* () {
        yield* wait(milliseconds(40));
        log('first');
        yield* wait(milliseconds(25));
        log('second');
      });
    });
    expectSteps(engine, steps, [
      ['first', 40],
      ['second', 65],
    ]);
  });

  it('resumes equal instants in the order in which they were asked for', async () => {
    const names = Array.from({ length: 50 }, (_, i) => `task ${i}`);
    const steps = await engine.run(({ log, spawn }) => {
      for (const name of names) {
        spawn(name, function* () {
          yield* wait(milliseconds(30));
          log(name);
        });
      }
    });
    expect(steps.map((step) => step.what)).toEqual(names);
  });

  it('interleaves by time, whatever the order of asking', async () => {
    const delays = [90, 30, 60, 10, 75, 45];
    const steps = await engine.run(({ log, spawn }) => {
      for (const delay of delays) {
        spawn(`after ${delay}`, function* () {
          yield* wait(milliseconds(delay));
          log(String(delay));
        });
      }
    });
    expect(steps.map((step) => step.what)).toEqual(['10', '30', '45', '60', '75', '90']);
  });

  it('takes a wait of nothing as a turn at the same instant', async () => {
    const steps = await engine.run(({ log, spawn }) => {
      spawn('a', function* () {
        log('before');
        yield* wait(0);
        log('after');
      });
      spawn('b', function* () {
        log('between');
        yield* wait(0);
      });
    });
    expect(steps.map((step) => step.what)).toEqual(['before', 'between', 'after']);
  });

  it('may be said once and waited for again and by many: an effect has no state', async () => {
    const pause = wait(milliseconds(20));
    const steps = await engine.run(({ log, spawn }) => {
      for (const name of ['a', 'b']) {
        spawn(name, function* () {
          yield* pause;
          log(`${name} once`);
          yield* pause;
          log(`${name} twice`);
        });
      }
    });
    expectSteps(engine, steps, [
      ['a once', 20],
      ['b once', 20],
      ['a twice', 40],
      ['b twice', 40],
    ]);
  });
}
