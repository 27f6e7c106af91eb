import { expect, it } from 'vitest';
import { join, race, take, wait } from '../../../src/kernel/effects.ts';
import { Mailbox } from '../../../src/kernel/mailbox.ts';
import { milliseconds } from '../../../src/model/units.ts';
import type { EngineUnderTest } from '../engine.ts';
import { expectSteps } from '../expect-steps.ts';

/** `join(task)`, the task tree, and cancellation */
export function joinContract(engine: EngineUnderTest): void {
  it('resumes with how the task ended', async () => {
    const steps = await engine.run(({ log, spawn }) => {
      spawn('parent', function* (me) {
        const done = me.spawn('done', function* () {
          yield* wait(milliseconds(20));
          return 42;
        });
        const stopped = me.spawn('stopped', function* () {
          yield* wait(milliseconds(1000));
        });
        const first = yield* join(done);
        log(first.how === 'done' ? `done ${first.value}` : first.how);
        stopped.cancel('enough');
        const second = yield* join(stopped);
        log(second.how === 'cancelled' ? `cancelled: ${second.reason}` : second.how);
      });
    });
    expectSteps(engine, steps, [
      ['done 42', 20],
      ['cancelled: enough', 20],
    ]);
  });

  it('cancels the task tree last-born first, and runs finally blocks', async () => {
    const steps = await engine.run(({ log, spawn }) => {
      spawn('root', function* (me) {
        const tree = me.spawn('tree', function* (tree) {
          try {
            for (const name of ['elder', 'younger']) {
              tree.spawn(name, function* (child) {
                child.spawn(`${name} child`, function* () {
                  try {
                    yield* wait(milliseconds(500));
                  } finally {
                    log(`${name} child`);
                  }
                });
                try {
                  yield* wait(milliseconds(500));
                } finally {
                  log(name);
                }
              });
            }
            yield* wait(milliseconds(500));
          } finally {
            log('tree');
          }
        });
        yield* wait(milliseconds(10));
        tree.cancel();
      });
    });
    expect(steps.map((step) => step.what)).toEqual([
      'younger child',
      'younger',
      'elder child',
      'elder',
      'tree',
    ]);
  });

  it('ends children with their parent', async () => {
    const steps = await engine.run(({ log, spawn }) => {
      spawn('parent', function* (me) {
        me.spawn('child', function* () {
          try {
            yield* wait(milliseconds(500));
            log('must not happen');
          } finally {
            log('child ended');
          }
        });
        yield* wait(milliseconds(10));
        log('parent ends');
      });
    });
    expect(steps.map((step) => step.what)).toEqual(['parent ends', 'child ended']);
  });

  it('lets a task cancel itself, and a joiner leave', async () => {
    const steps = await engine.run(({ log, spawn }) => {
      spawn('parent', function* (me) {
        const never = new Mailbox<never>();
        const slow = me.spawn('slow', function* () {
          yield* take(never);
        });
        const won = yield* race({ slow: join(slow), gaveUp: wait(milliseconds(5)) });
        log(won.key);
        const self = me.spawn('self', function* (child) {
          yield* wait(0);
          (child as unknown as { cancel(reason: string): void }).cancel('myself');
          yield* wait(0);
          log('must not happen');
        });
        log((yield* join(self)).how);
      });
    });
    expect(steps.map((step) => step.what)).toEqual(['gaveUp', 'cancelled']);
  });
}
