import { PHASE } from '../../src/kernel/agenda.ts';
import { Kernel } from '../../src/kernel/kernel.ts';
import type { Micros } from '../../src/model/units.ts';
import { runKey } from '../../src/random/hash.ts';
import { complete, type EngineUnderTest, type Step } from './engine.ts';

/** The virtual engine's kernel and clock, jumping from event to event; services answer as told. */
export const virtualEngine: EngineUnderTest = {
  name: 'virtual engine',
  tolerance_us: 0,
  async run(set, services) {
    const steps: Step[] = [];
    let calls = 0;
    const kernel: Kernel = new Kernel({
      key: runKey(1, 0),
      start_us: 0 as Micros,
      ports: {
        recorder: { note: () => undefined, tally: () => undefined },
        services: {
          call(call) {
            const answer = services?.(call.operation, calls++);
            if (answer === undefined) throw new Error(`no answer scripted for ${call.operation}`);
            const settle = (): void => call.answer(complete(answer));
            kernel.agenda.add(
              kernel.now + answer.after_us,
              PHASE.completion,
              { settle },
              undefined,
            );
          },
        },
      },
    });
    set({
      log: (what) => steps.push({ what, at_us: kernel.now }),
      spawn: (path, behaviour) => kernel.spawn(path, behaviour),
    });
    while (kernel.nextTime < Infinity) kernel.advance(kernel.nextTime);
    kernel.cancel('end');
    return steps;
  },
};
