import { describe, expect, it } from 'vitest';
import { wholeDay } from '../../../src/engines/virtual/day-plan.ts';
import type { Plan } from '../../../src/model/plan.ts';
import { hours } from '../../../src/model/units.ts';
import { compile } from '../../../src/scenario/compile.ts';
import { DayWorker } from '../../../src/study/day-worker.ts';
import { eachDay } from '../../../src/study/each-day.ts';
import { simulateDays } from '../../../src/study/simulate-days.ts';
import { MINIMAL } from '../scenario/scenarios.ts';

async function plan(replication: number): Promise<Plan> {
  const compiled = await compile(MINIMAL, { replication });
  const { live } = wholeDay(compiled);
  return { ...compiled, live: { ...live, from_us: hours(15), to_us: hours(15.1) } };
}

/** Passes for a plan until it is looked into. */
const BROKEN = { live: {} } as Plan;

describe('eachDay', () => {
  it('gives every day its own outcome, in the order of the plans', async () => {
    const plans = await Promise.all([0, 1, 2, 3].map(plan));
    const seen: number[] = [];
    const options = { workers: 2, onDay: (done: number) => seen.push(done) };
    const outcomes = await simulateDays(plans, options);
    expect(seen).toEqual([1, 2, 3, 4]);
    expect(new Set(outcomes.map(({ scheduleHash }) => scheduleHash)).size).toBe(4);
    expect(await simulateDays(plans, { workers: 1 })).toEqual(outcomes);
  });

  it('turns an error in a day into a coded failure, and begins no other', async () => {
    const asked: number[] = [];
    const attempt = eachDay({
      days: 50,
      workers: 2,
      plan: (day) => {
        asked.push(day);
        return day === 1 ? BROKEN : plan(day);
      },
      onOutcome: () => undefined,
    });
    await expect(attempt).rejects.toMatchObject({ code: 'PD_BUG', exitCode: 1 });
    const begun = asked.length;
    expect(begun).toBeLessThan(10);
    await new Promise((later) => setTimeout(later, 50));
    expect(asked.length).toBe(begun);
  });

  it('stops at once when its signal aborts, also between and before days', async () => {
    const stop = new AbortController();
    const outcomes: number[] = [];
    const study = {
      days: 50,
      workers: 1,
      plan,
      onOutcome: (day: number) => {
        outcomes.push(day);
        if (day === 1) stop.abort(new Error('enough'));
      },
      signal: stop.signal,
    };
    await expect(eachDay(study)).rejects.toThrow('enough');
    expect(outcomes).toEqual([0, 1]);
    await expect(eachDay(study)).rejects.toThrow('enough');
    expect(outcomes).toEqual([0, 1]);
  });
});

describe('a thread that ends', () => {
  it.each([
    ['in a day', 'process.exit(3)', 'exited with 3'],
    ['with an error', "throw new Error('no memory')", 'no memory'],
  ])('%s is a coded failure, then and later', async (_, code, message) => {
    const source = `import { parentPort } from 'node:worker_threads';
      parentPort.on('message', () => { ${code} });`;
    const worker = new DayWorker(new URL(`data:text/javascript,${encodeURIComponent(source)}`));
    const { signal } = new AbortController();
    try {
      const attempt = worker.simulate(BROKEN, signal);
      await expect(attempt).rejects.toMatchObject({ code: 'PD_WORKER_LOST' });
      await expect(attempt).rejects.toThrow(message);
      const again = worker.simulate(BROKEN, signal);
      await expect(again).rejects.toMatchObject({ code: 'PD_WORKER_LOST' });
    } finally {
      await worker.terminate();
    }
  });
});
