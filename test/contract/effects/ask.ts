import { expect, it } from 'vitest';
import { ask, race, wait } from '../../../src/kernel/effects.ts';
import { milliseconds } from '../../../src/model/units.ts';
import type { Answer, EngineUnderTest } from '../engine.ts';

const question = { ticketId: 't1' } as const;

/** `ask(operation, request, { within })` */
export function askContract(engine: EngineUnderTest): void {
  it('resumes with the reply, after the latency', async () => {
    const steps = await engine.run(
      ({ log, spawn }) => {
        spawn('a', function* (me) {
          const from = me.now;
          const reply = yield* ask('support.get', question);
          log(reply.kind === 'ok' ? `ok ${JSON.stringify(reply.body)}` : reply.kind);
          expect(me.now - from).toBeGreaterThanOrEqual(milliseconds(20));
        });
      },
      () => ({ after_us: milliseconds(20), outcome: { kind: 'ok', body: { id: 't1' } } }),
    );
    expect(steps.map((step) => step.what)).toEqual(['ok {"id":"t1"}']);
  });

  const failures: readonly Answer['outcome'][] = [
    { kind: 'refused' },
    { kind: 'reset' },
    { kind: 'timeout' },
    { kind: 'status', status: 503 },
    { kind: 'malformed', reason: 'not JSON' },
  ];
  for (const outcome of failures) {
    it(`gives ${outcome.kind} as a value, never an exception`, async () => {
      const steps = await engine.run(
        ({ log, spawn }) => {
          spawn('a', function* () {
            const reply = yield* ask('support.get', question);
            log(reply.kind);
          });
        },
        () => ({ after_us: milliseconds(1), outcome }),
      );
      expect(steps.map((step) => step.what)).toEqual([outcome.kind]);
    });
  }

  it('forgets the answer of a caller who left', async () => {
    const steps = await engine.run(
      ({ log, spawn }) => {
        spawn('a', function* () {
          const won = yield* race({
            reply: ask('support.get', question),
            gaveUp: wait(milliseconds(10)),
          });
          log(won.key);
          yield* wait(milliseconds(80));
          log('undisturbed');
        });
      },
      () => ({ after_us: milliseconds(40), outcome: { kind: 'ok', body: null } }),
    );
    expect(steps.map((step) => step.what)).toEqual(['gaveUp', 'undisturbed']);
  });

  it('keeps many calls apart', async () => {
    const steps = await engine.run(
      ({ log, spawn }) => {
        for (let i = 0; i < 20; i++) {
          spawn(`caller ${i}`, function* () {
            const reply = yield* ask('support.get', { ticketId: String(i) });
            log(`${i} ${reply.kind === 'ok' ? String(reply.body) : reply.kind}`);
          });
        }
      },
      (_, nth) => ({
        after_us: milliseconds(5 + (nth % 3)),
        outcome: { kind: 'ok', body: nth },
      }),
    );
    expect(steps).toHaveLength(20);
    for (const { what } of steps) {
      const [caller, body] = what.split(' ');
      expect(body).toBe(caller);
    }
  });
}
