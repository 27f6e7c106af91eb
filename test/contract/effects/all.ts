import { expect, it } from 'vitest';
import { all, ask, wait } from '../../../src/kernel/effects.ts';
import { milliseconds } from '../../../src/model/units.ts';
import type { EngineUnderTest } from '../engine.ts';
import { expectSteps } from '../expect-steps.ts';

/** `all([...])` */
export function allContract(engine: EngineUnderTest): void {
  it('resumes when the last has ended, with the answers in order', async () => {
    const steps = await engine.run(
      ({ log, spawn }) => {
        spawn('a', function* () {
          const [reply, nothing] = yield* all([
            ask('support.get', { ticketId: 't' }),
            wait(milliseconds(30)),
          ]);
          log(`${reply.kind} ${nothing}`);
        });
      },
      () => ({ after_us: milliseconds(10), outcome: { kind: 'reset' } }),
    );
    expectSteps(engine, steps, [['reset undefined', 30]]);
  });

  it('resumes at once when there is nothing to wait for', async () => {
    const steps = await engine.run(({ log, spawn }) => {
      spawn('a', function* () {
        log(String((yield* all([])).length));
      });
    });
    expectSteps(engine, steps, [['0', 0]]);
  });

  it('leaves nothing behind when it is cancelled', async () => {
    const steps = await engine.run(({ log, spawn }) => {
      spawn('a', function* (me) {
        const task = me.spawn('b', function* () {
          yield* all([wait(milliseconds(10)), wait(milliseconds(400))]);
          log('must not happen');
        });
        yield* wait(milliseconds(15));
        task.cancel();
        log('cancelled');
      });
    });
    expect(steps.map((step) => step.what)).toEqual(['cancelled']);
  });
}
