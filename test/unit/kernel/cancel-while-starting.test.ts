import { expect, it } from 'vitest';
import { type Behaviour, hold, wait } from '../../../src/kernel/effects.ts';
import { Kernel } from '../../../src/kernel/kernel.ts';
import { Pool } from '../../../src/kernel/pool.ts';
import type { Task } from '../../../src/kernel/task.ts';
import type { Micros } from '../../../src/model/units.ts';
import { runKey } from '../../../src/random/hash.ts';

// The pool asks the need while the effect is being started, and the need cancels the asker.
it.each([true, false])(
  'a task cancelled while its effect starts (fits: %s) ends at once',
  (fits) => {
    const kernel: Kernel = new Kernel({
      key: runKey(1, 0),
      start_us: 0 as Micros,
      ports: {
        recorder: { note: () => undefined, tally: () => undefined },
        services: { call: () => undefined },
      },
    });
    const pool = new Pool(['till']);
    const log: string[] = [];
    const starting: { task?: Task<void> } = {};
    const accepts = (): boolean => {
      starting.task?.cancel('closed');
      return fits;
    };
    kernel.spawn('store', function* (me): Behaviour {
      starting.task = me.spawn('store/till', function* (): Behaviour {
        yield* wait(1);
        try {
          yield* hold(pool, { accepts });
          log.push('served');
        } finally {
          log.push('left');
        }
      });
      yield* hold(new Pool([]));
    });
    const { task } = starting;
    expect(task?.ended).toBeUndefined();
    kernel.advance(1);
    expect(task?.ended).toEqual({ how: 'cancelled', reason: 'closed' });
    expect(log).toEqual(['left']);
    expect(pool.waiting).toBe(0);
  },
);
