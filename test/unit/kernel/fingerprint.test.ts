import { describe, expect, it } from 'vitest';
import {
  ask,
  type Behaviour,
  type Effect,
  join,
  race,
  until,
  wait,
} from '../../../src/kernel/effects.ts';
import { Fingerprint } from '../../../src/kernel/fingerprint.ts';
import { firstDifference } from '../../../src/kernel/first-difference.ts';
import { Kernel } from '../../../src/kernel/kernel.ts';
import type { Observer } from '../../../src/kernel/observer.ts';
import type { Ended, Me } from '../../../src/kernel/task.ts';
import type { Fact, Tally } from '../../../src/model/facts.ts';
import { type Micros, type Minor, seconds } from '../../../src/model/units.ts';
import { runKey } from '../../../src/random/hash.ts';

const noted: Fact = { fact: 'issue.verified', issue: 'i' };
const tallied: Tally = { tally: 'shopper.arrived' };

function run(observer: Observer | undefined, behaviour: (me: Me) => Behaviour<unknown>): Kernel {
  const kernel: Kernel = new Kernel({
    key: runKey(1, 0),
    start_us: 0 as Micros,
    ports: {
      recorder: { note: () => undefined, tally: () => undefined },
      services: {
        call: (call) => call.answer({ kind: 'reset', latencyWall_us: 0, attempts: 1 }),
      },
    },
    ...(observer && { observer }),
  });
  kernel.spawn('till', behaviour);
  while (kernel.nextTime < Infinity) kernel.advance(kernel.nextTime);
  kernel.cancel('end');
  return kernel;
}

/** A till that thinks, `odd` seconds longer in one of its rounds. */
const tills = (rounds: number, oddRound = -1) =>
  function* (): Behaviour {
    for (let i = 0; i < rounds; i++) yield* wait(seconds(i === oddRound ? 31 : 30));
  };

const print = (behaviour: (me: Me) => Behaviour<unknown>): string => {
  const fingerprint = new Fingerprint();
  run(fingerprint, behaviour);
  return fingerprint.hex();
};

describe('an observer', () => {
  it('is told every change of state, in order, at its business instant', () => {
    const seen: string[] = [];
    const say = (at_us: number, what: string): number => seen.push(`${at_us / 1e6} ${what}`);
    run(
      {
        spawned: (at_us, task) => say(at_us, `${task.path} spawned`),
        awaits: (at_us, task, effect: Effect<unknown>) =>
          say(at_us, `${task.path} awaits ${effect.kind}`),
        ended: (at_us, task, ended: Ended<unknown>) => say(at_us, `${task.path} ${ended.how}`),
        noted: (at_us, what) => say(at_us, 'fact' in what ? what.fact : what.tally),
      },
      function* (me) {
        const child = me.spawn('till/printer', function* (own): Behaviour {
          yield* wait(seconds(2));
          own.note(noted);
        });
        yield* join(child);
        me.tally(tallied);
        me.spawn('till/idle', function* (): Behaviour {
          yield* wait(seconds(100));
        });
        yield* until(5e6);
        yield* race({ answer: ask('support.get', { ticketId: 't' }), gaveUp: wait(seconds(1)) });
      },
    );
    expect(seen).toEqual([
      '0 till spawned',
      '0 till/printer spawned',
      '0 till/printer awaits wait',
      '0 till awaits join',
      '2 issue.verified',
      '2 till/printer done',
      '2 shopper.arrived',
      '2 till/idle spawned',
      '2 till/idle awaits wait',
      '2 till awaits until',
      '5 till awaits race',
      '5 till/idle cancelled',
      '5 till done',
      '5  cancelled',
    ]);
  });
});

describe('a fingerprint', () => {
  it('is frozen: this run has this one, on every machine and version of Node', () => {
    const fingerprint = new Fingerprint();
    run(fingerprint, function* (me) {
      me.note(noted);
      yield* until(3_000_000_000_000);
      const outcome = yield* ask('support.get', { ticketId: 't' });
      me.spawn('child', tills(3));
      yield* wait(outcome.kind === 'reset' ? 90_000_001 : 0);
    });
    expect({ events: fingerprint.events, hex: fingerprint.hex() }).toMatchInlineSnapshot(`
      {
        "events": 12,
        "hex": "b0e3baf8fea8dc05",
      }
    `);
  });

  it('is the same for the same run, and changes with all that happens', () => {
    const variants: readonly ((me: Me) => Behaviour<unknown>)[] = [
      tills(3),
      tills(4),
      tills(3, 1),
      function* (me) {
        me.note(noted);
        yield* tills(3)();
      },
      function* (me) {
        me.tally(tallied);
        yield* tills(3)();
      },
      function* (me) {
        me.tally({ tally: 'sale.done', valueMinor: 100 as Minor });
        yield* tills(3)();
      },
      function* (me) {
        me.tally({ tally: 'sale.done', valueMinor: 101 as Minor });
        yield* tills(3)();
      },
      function* (me) {
        me.spawn('a', tills(1));
        yield* tills(3)();
      },
      function* (me) {
        me.spawn('b', tills(1));
        yield* tills(3)();
      },
      function* () {
        yield* until(seconds(90));
      },
      function* () {
        yield* until(seconds(91));
      },
      function* () {
        yield* ask('support.get', { ticketId: 't' });
      },
      function* () {
        yield* ask('payments.status', { paymentId: 'p' });
      },
    ];
    const prints = variants.map(print);
    expect(variants.map(print)).toEqual(prints);
    expect(new Set(prints).size).toBe(variants.length);
  });

  it('is blind to being watched: the observed run is the run', () => {
    const still = run(undefined, tills(10));
    const watched = run(new Fingerprint(), tills(10));
    expect([watched.now, watched.events]).toEqual([still.now, still.events]);
  });
});

describe('checkpoints', () => {
  const long = (rounds: number, oddRound?: number, most = 8): Fingerprint => {
    const fingerprint = new Fingerprint({ every: 4, most });
    run(fingerprint, tills(rounds, oddRound));
    return fingerprint;
  };

  it('are few, evenly spaced, and the state of a shorter run of the same', () => {
    const { checkpoints, events } = long(1000);
    expect(checkpoints.length).toBeGreaterThanOrEqual(4);
    expect(checkpoints.length).toBeLessThanOrEqual(8);
    const spacing = checkpoints[0]?.events ?? 0;
    expect(checkpoints.map((checkpoint) => checkpoint.events)).toEqual(
      checkpoints.map((_, i) => (i + 1) * spacing),
    );
    expect(events - (checkpoints.at(-1)?.events ?? 0)).toBeLessThan(spacing);
    const all = new Map(long(1000, -1, 1e6).checkpoints.map((one) => [one.events, one]));
    expect(all.size).toBe(Math.floor(events / 4));
    for (const checkpoint of checkpoints) expect(all.get(checkpoint.events)).toEqual(checkpoint);
  });

  it.each([0, 3, 4, 500, 999])('show where runs part that differ in round %s', (round) => {
    const { after, by } = firstDifference(long(1000).checkpoints, long(1000, round).checkpoints);
    // The spawn is event 1, and round r's wait is event r + 2.
    expect(after).toBeLessThan(round + 2);
    expect(by).toBeGreaterThanOrEqual(round + 2);
    expect(by === Infinity || by - after < 1000).toBe(true);
  });

  it('are compared across runs of different lengths', () => {
    const { after, by } = firstDifference(long(100).checkpoints, long(3000, 70).checkpoints);
    expect(after).toBeLessThan(72);
    expect(by).toBeGreaterThanOrEqual(72);
    expect(firstDifference(long(50).checkpoints, long(50).checkpoints).by).toBe(Infinity);
  });
});
