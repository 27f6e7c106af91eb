import { describe, expect, it } from 'vitest';
import { PHASE } from '../../../src/kernel/agenda.ts';
import { ask, wait } from '../../../src/kernel/effects.ts';
import { Kernel } from '../../../src/kernel/kernel.ts';
import { type Micros, seconds } from '../../../src/model/units.ts';
import { runKey } from '../../../src/random/hash.ts';

/** A till that thinks Z and calls with latency R, in a run compressed c times. */
function loop(think_s: number, latency_s: number, c: number, rounds: number) {
  const kernel: Kernel = new Kernel({
    key: runKey(1, 0),
    start_us: 0 as Micros,
    compression: c,
    ports: {
      recorder: { note: () => undefined, tally: () => undefined },
      services: {
        call(call) {
          const latencyWall_us = seconds(latency_s);
          const settle = (): void => call.answer({ kind: 'reset', latencyWall_us, attempts: 1 });
          // A wall latency takes c times as long on the compressed business clock.
          kernel.agenda.add(kernel.now + latencyWall_us * c, PHASE.completion, { settle }, 0);
        },
      },
    },
  });
  const starts: number[] = [];
  kernel.spawn('till', function* (me) {
    for (let i = 0; i < rounds; i++) {
      starts.push(me.now);
      yield* ask('support.get', { ticketId: 't' });
      yield* wait(seconds(think_s));
    }
    starts.push(me.now);
  });
  while (kernel.nextTime < Infinity) kernel.advance(kernel.nextTime);
  const cycle_s = ((starts.at(-1) ?? 0) - (starts[0] ?? 0)) / rounds / 1e6;
  return { cycle_s, debtShare: kernel.waitsInDebt / kernel.waits, waits: kernel.waits };
}

describe('latency credit', () => {
  // Think time, latency, compression: the cases of a fleet of tills, and of a chatty device.
  it.each([
    [90, 0.3, 10],
    [90, 0.3, 60],
    [5, 0.4, 10],
  ])('keeps the cycle of Z=%s s, R=%s s true at c=%s', (think, latency, c) => {
    const { cycle_s, debtShare, waits } = loop(think, latency, c, 200);
    expect(waits).toBe(200);
    expect(cycle_s).toBeCloseTo(think + latency, 5);
    expect(debtShare).toBe(0);
  });

  it('sleeps (Z+R)/c - R of wall time', () => {
    // Z=90 s, R=0.3 s: at c=10 8.73 s, at c=60 1.205 s of wall time between answer and next call.
    for (const [c, slept_s] of [
      [10, 8.73],
      [60, 1.205],
    ] as const) {
      const { cycle_s } = loop(90, 0.3, c, 10);
      expect(cycle_s / c - 0.3).toBeCloseTo(slept_s, 6);
    }
  });

  it('says how many waits could not pay the debt back', () => {
    const { debtShare, cycle_s } = loop(1, 1, 10, 50);
    expect(debtShare).toBe(1);
    expect(cycle_s).toBeGreaterThan(2);
  });

  it('is nothing when the clock is not compressed', () => {
    expect(loop(2, 1, 1, 20).cycle_s).toBeCloseTo(3, 6);
  });
});
