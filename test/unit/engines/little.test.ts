import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunSink } from '../../../src/engines/record/run-recorder.ts';
import { checkLittle, LittleBooks } from '../../../src/engines/virtual/little.ts';
import { StayBook } from '../../../src/engines/virtual/stay-book.ts';
import { VirtualDay } from '../../../src/engines/virtual/virtual-day.ts';
import { until } from '../../../src/kernel/effects.ts';
import type { Me } from '../../../src/kernel/task.ts';
import type { Tally } from '../../../src/model/facts.ts';
import type { Scenario } from '../../../src/scenario/author.ts';
import { dayPlan } from '../../support/day-plan.ts';

const NO_SINK: RunSink = {
  fact: () => undefined,
  second: () => undefined,
  flush: () => undefined,
  close: () => undefined,
};

describe('a book of stays', () => {
  it('agrees with what everybody says, whoever comes, goes or is cut off', () => {
    const stay = fc.record({
      from: fc.integer({ min: 0, max: 1e6 }),
      length: fc.integer({ min: 0, max: 1e6 }),
    });
    fc.assert(
      fc.property(fc.array(stay), fc.integer({ min: 1e6, max: 2e6 }), (stays, end) => {
        const book = new StayBook('all', 0);
        const moments = stays.flatMap(({ from, length }) => [
          { at: from, isComing: true, length },
          { at: from + length, isComing: false, length },
        ]);
        // Who comes and goes at one instant comes first.
        moments.sort((a, b) => a.at - b.at || Number(b.isComing) - Number(a.isComing));
        for (const { at, isComing, length } of moments) {
          if (at > end) continue;
          if (isComing) book.enter(at);
          else {
            book.leave(at);
            book.stayed(length);
          }
        }
        for (const { from, length } of stays) if (from + length > end) book.stayed(end - from);
        expect(book.mistake(end)).toBeUndefined();
      }),
    );
  });

  it('is exact beyond what a double holds, and finds a microsecond in it', () => {
    const [crowd, step, steps] = [1000, 2 ** 38 + 1, 64];
    const run = (lie: number): string | undefined => {
      const book = new StayBook('long', 0);
      for (let i = 0; i < crowd; i++) book.enter(0);
      for (let i = 1; i < steps; i++) {
        book.enter(i * step);
        book.leave(i * step);
        book.stayed(0);
      }
      const end = steps * step;
      for (let i = 0; i < crowd; i++) book.stayed(end + (i === 0 ? lie : 0));
      return book.mistake(end);
    };
    expect(crowd * steps * step).toBeGreaterThan(Number.MAX_SAFE_INTEGER);
    expect(run(0)).toBeUndefined();
    expect(run(1)).toMatch(/^long: counted 1063 in \d+ µs, by their own account 1063 in \d+ µs$/);
  });

  it.each<[string, (book: StayBook) => void]>([
    ['one who never says that she left', (book) => book.enter(5)],
    ['one who says so without having come', (book) => book.stayed(0)],
    ['one who leaves twice', (book) => [book.leave(3), book.leave(3), book.stayed(2)]],
    ['a stay that is a microsecond short', (book) => [book.leave(3), book.stayed(1)]],
  ])('catches %s', (_, wrong) => {
    const book = new StayBook('all', 0);
    book.enter(1);
    if (!wrong.toString().includes('leave')) {
      book.leave(3);
      book.stayed(2);
      expect(book.mistake(10)).toBeUndefined();
    }
    wrong(book);
    expect(book.mistake(10)).toMatch(/^all: counted/);
  });
});

const TROUBLE: NonNullable<Scenario['faults']> = {
  printers: { kind: 'printer/offline', rate: 0.5, per: 'till', start: '12:05', duration: '30min' },
  acquirer: {
    kind: 'terminal/declined-technical',
    rate: 0.5,
    per: 'till',
    start: '12:05',
    duration: '20min',
  },
};

/** A day with trouble, more shoppers than tills, and something else that happens in it. */
async function endedDay(rogue?: (me: Me) => void): Promise<VirtualDay> {
  const plan = await dayPlan({ faults: TROUBLE, shoppersPerDay: 3000, fixes: 0.5 });
  const day = new VirtualDay(plan, 'run', NO_SINK);
  if (rogue !== undefined) {
    day.kernel.spawn('rogue', function* (me) {
      yield* until(plan.live.from_us + 60e6);
      rogue(me);
    });
  }
  day.advance(plan.live.to_us);
  return day;
}

describe("Little's law at the end of a virtual day", () => {
  it('holds for shoppers, tickets and agents, those cut off included', async () => {
    const day = await endedDay();
    expect(day.recorder.totals.queueing).toBeGreaterThan(0);
    expect(day.recorder.totals.issuesReported).toBeGreaterThan(5);
    expect(() => day.close()).not.toThrow();
  });

  it('holds for a day that is broken off', async () => {
    const plan = await dayPlan({ faults: TROUBLE });
    const day = new VirtualDay(plan, 'run', NO_SINK);
    day.advance(plan.live.from_us + 17 * 60e6 + 1);
    expect(() => day.close()).not.toThrow();
  });

  it.each<[string, Tally[]]>([
    ['shoppers in queues', [{ tally: 'queue.joined' }, { tally: 'queue.left', waited_us: 1 }]],
    ['shoppers in stores', [{ tally: 'shopper.arrived' }]],
    ['open tickets', [{ tally: 'ticket.left', open_us: 5 }]],
    ['busy agents', [{ tally: 'agent.idle', busy_us: 5 }]],
  ])('fails the run when the books of %s are wrong', async (name, tallies) => {
    const day = await endedDay((me) => {
      for (const tally of tallies) me.tally(tally);
    });
    expect(() => day.close()).toThrow(`Little's law does not hold for ${name}: counted`);
  });

  it('sees an agent with several tickets in hand as busy once', () => {
    let now = 0;
    const books = new LittleBooks({ note: () => undefined, tally: () => undefined }, () => now);
    const doing = { agent: 'a', team: 't' };
    const note = (at: number, fact: 'ticket.acknowledged' | 'ticket.resolved', ticket: string) => {
      now = at;
      books.note({ fact, ticket, ...doing }, at);
    };
    note(10, 'ticket.acknowledged', 'one');
    note(20, 'ticket.acknowledged', 'two');
    note(30, 'ticket.resolved', 'one');
    note(50, 'ticket.resolved', 'two');
    books.tally({ tally: 'agent.idle', busy_us: 40 });
    expect(() => checkLittle(books, 60)).not.toThrow();
    books.tally({ tally: 'agent.idle', busy_us: 0 });
    expect(() => checkLittle(books, 60)).toThrow('busy agents');
  });
});
