import { expect, it } from 'vitest';
import { hold, race, wait } from '../../../src/kernel/effects.ts';
import { Pool } from '../../../src/kernel/pool.ts';
import { milliseconds } from '../../../src/model/units.ts';
import type { EngineUnderTest } from '../engine.ts';
import { expectSteps } from '../expect-steps.ts';

const what = (steps: readonly { what: string }[]): string[] => steps.map((step) => step.what);

/** `hold(pool, need)` */
export function holdContract(engine: EngineUnderTest): void {
  it('serves holders in order of arrival, one an item', async () => {
    const pool = new Pool(['till 1']);
    const steps = await engine.run(({ log, spawn }) => {
      for (const name of ['ana', 'bea', 'cleo']) {
        spawn(name, function* () {
          const lease = yield* hold(pool);
          log(`${name} has ${lease.item}`);
          yield* wait(milliseconds(20));
          lease.release();
        });
      }
    });
    expectSteps(engine, steps, [
      ['ana has till 1', 0],
      ['bea has till 1', 20],
      ['cleo has till 1', 40],
    ]);
    expect([pool.free, pool.held, pool.waiting]).toEqual([1, 0, 0]);
  });

  it('lets a holder renege, and skips her', async () => {
    const pool = new Pool([1]);
    const steps = await engine.run(({ log, spawn }) => {
      spawn('busy', function* () {
        const lease = yield* hold(pool);
        yield* wait(milliseconds(50));
        lease.release();
      });
      for (const patience of [10, 500]) {
        spawn(`patience ${patience}`, function* () {
          const won = yield* race({ till: hold(pool), gaveUp: wait(milliseconds(patience)) });
          log(`${patience} ${won.key}`);
          if (won.key === 'till') won.value.release();
        });
      }
    });
    expect(what(steps)).toEqual(['10 gaveUp', '500 till']);
    expect([pool.free, pool.waiting]).toEqual([1, 0]);
  });

  it('gives back what was granted at the instant its holder was cancelled', async () => {
    const pool = new Pool([1]);
    await engine.run(({ spawn }) => {
      spawn('parent', function* (me) {
        const lease = yield* hold(pool);
        const waiting = me.spawn('waiting', function* () {
          yield* hold(pool);
          throw new Error('resumed after it was cancelled');
        });
        lease.release();
        waiting.cancel();
      });
    });
    expect([pool.free, pool.held, pool.waiting]).toEqual([1, 0, 0]);
  });

  it('lets priority go first and passes over items that do not fit', async () => {
    const pool = new Pool(['es', 'it']);
    const steps = await engine.run(({ log, spawn }) => {
      spawn('both', function* () {
        const one = yield* hold(pool);
        const two = yield* hold(pool);
        yield* wait(milliseconds(10));
        two.release();
        yield* wait(milliseconds(10));
        one.release();
      });
      const ask = (name: string, language: string, priority: number): void =>
        spawn(name, function* () {
          const lease = yield* hold(pool, { priority, accepts: (item) => item === language });
          log(`${name} ${lease.item}`);
          yield* wait(milliseconds(30));
          lease.release();
        });
      ask('low', 'es', 0);
      ask('high', 'es', 5);
      ask('italian', 'it', 0);
    });
    expect(what(steps)).toEqual(['italian it', 'high es', 'low es']);
  });

  it('keeps a withdrawn item out until it is restored', async () => {
    const pool = new Pool(['till']);
    const steps = await engine.run(({ log, spawn }) => {
      spawn('repair', function* () {
        pool.withdraw('till');
        yield* wait(milliseconds(30));
        pool.restore('till');
      });
      spawn('shopper', function* () {
        const lease = yield* hold(pool);
        log('served');
        pool.withdraw('till');
        lease.release();
        lease.release();
      });
    });
    expectSteps(engine, steps, [['served', 30]]);
    expect([pool.free, pool.held]).toEqual([0, 0]);
  });
}
