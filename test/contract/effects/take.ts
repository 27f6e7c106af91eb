import { expect, it } from 'vitest';
import { Door } from '../../../src/kernel/door.ts';
import { race, take, wait } from '../../../src/kernel/effects.ts';
import { Mailbox } from '../../../src/kernel/mailbox.ts';
import { milliseconds } from '../../../src/model/units.ts';
import type { EngineUnderTest } from '../engine.ts';
import { expectSteps } from '../expect-steps.ts';

/** `take(mailbox)` and, of a door, `take(door)` */
export function takeContract(engine: EngineUnderTest): void {
  it('takes messages in the order in which they were put', async () => {
    const mailbox = new Mailbox<number>();
    const steps = await engine.run(({ log, spawn }) => {
      spawn('taker', function* () {
        for (let i = 0; i < 4; i++) log(`got ${yield* take(mailbox)}`);
      });
      spawn('putter', function* () {
        mailbox.put(1);
        mailbox.put(2);
        yield* wait(milliseconds(15));
        mailbox.put(3);
        mailbox.put(4);
      });
    });
    expectSteps(engine, steps, [
      ['got 1', 0],
      ['got 2', 0],
      ['got 3', 15],
      ['got 4', 15],
    ]);
  });

  it('loses no message to a taker who left', async () => {
    const mailbox = new Mailbox<string>();
    const steps = await engine.run(({ log, spawn }) => {
      spawn('parent', function* (me) {
        const leaver = me.spawn('leaver', function* () {
          yield* take(mailbox);
          log('must not happen');
        });
        mailbox.put('letter');
        leaver.cancel();
        log(yield* take(mailbox));
        const won = yield* race({ letter: take(mailbox), late: wait(milliseconds(5)) });
        log(won.key);
      });
    });
    expect(steps.map((step) => step.what)).toEqual(['letter', 'late']);
    expect(mailbox.size).toBe(0);
  });

  it('lets everyone through a door when it opens, and at once while it is open', async () => {
    const door = new Door();
    const steps = await engine.run(({ log, spawn }) => {
      for (const name of ['first', 'second']) {
        spawn(name, function* () {
          yield* take(door);
          log(name);
          yield* take(door);
          log(`${name} again`);
        });
      }
      spawn('porter', function* () {
        yield* wait(milliseconds(20));
        door.open();
        yield* wait(milliseconds(10));
        door.shut();
      });
    });
    expectSteps(engine, steps, [
      ['first', 20],
      ['first again', 20],
      ['second', 20],
      ['second again', 20],
    ]);
  });
}
