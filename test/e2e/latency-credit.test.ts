import { expect, it } from 'vitest';
import { ask, wait } from '../../src/kernel/effects.ts';
import { milliseconds, seconds } from '../../src/model/units.ts';
import { liveEngineAt } from '../contract/live-engine.ts';

const COMPRESSION = 10;
const DEVICES = 40;
const ROUNDS = 7;
const THINK_US = seconds(10);
const LATENCY_US = milliseconds(100);

/**
 * Closed loops of known think time against a server of known latency, ten times compressed: the
 * rate must be 1/(Z+R) in business time. Without the credit it would be 8 % too low.
 */
it('latency credit keeps the rate of closed loops within 1 % at c = 10', { retry: 2 }, async () => {
  const started: number[] = [];
  const ended: number[] = [];
  await liveEngineAt(COMPRESSION).run(
    ({ spawn }) => {
      for (let device = 0; device < DEVICES; device++) {
        spawn(`device/${device}`, function* (me) {
          yield* wait((device * THINK_US) / DEVICES);
          yield* ask('support.get', { ticketId: 'warm-up' });
          yield* wait(THINK_US);
          started[device] = me.now;
          for (let round = 0; round < ROUNDS; round++) {
            const reply = yield* ask('support.get', { ticketId: 't' });
            expect(reply.kind).toBe('ok');
            yield* wait(THINK_US);
          }
          ended[device] = me.now;
        });
      }
    },
    () => ({ after_us: LATENCY_US, outcome: { kind: 'ok', body: {} } }),
  );
  const cycles_us = ended.map((end, device) => (end - (started[device] ?? 0)) / ROUNDS);
  const mean_us = cycles_us.reduce((sum, cycle) => sum + cycle, 0) / DEVICES;
  const error = (THINK_US + LATENCY_US) / mean_us - 1;
  expect(cycles_us).toHaveLength(DEVICES);
  expect(Math.abs(error)).toBeLessThan(0.01);
});
