import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FLOW_STATES, issueTimeline } from '../../../src/measure/issue-timeline.ts';
import { measureFlow } from '../../../src/measure/measure-flow.ts';
import { minutes } from '../../../src/model/units.ts';
import { at, issueRecord } from '../../fixtures/issue-record.ts';

const whole = issueRecord({
  noticed_us: at(1),
  reported_us: at(3),
  acknowledged_us: at(6),
  resolved_us: [at(10), at(22)],
  reopened_us: [at(15)],
  verified_us: at(25),
  until_us: at(25),
});

describe('issueTimeline', () => {
  it('goes through the states, and waits again when it is reopened', () => {
    expect(issueTimeline(whole)).toEqual([
      { at_us: at(0), state: 'began' },
      { at_us: at(1), state: 'noticed' },
      { at_us: at(3), state: 'reported' },
      { at_us: at(6), state: 'acknowledged' },
      { at_us: at(10), state: 'resolved' },
      { at_us: at(15), state: 'reported' },
      { at_us: at(22), state: 'resolved' },
      { at_us: at(25), state: 'verified' },
    ]);
  });

  it('heeds nothing the desk does after it ended by itself', () => {
    const ended = { ended_us: at(8), endedHow: 'healed', until_us: at(8) } as const;
    const steps = issueTimeline(issueRecord({ ...whole, verified_us: null, ...ended }));
    expect(steps.at(-1)).toEqual({ at_us: at(8), state: 'ended' });
    expect(steps).toHaveLength(5);
  });

  it('is noticed at once where it began with a sale', () => {
    expect(issueTimeline(issueRecord({ noticed_us: at(0) }))).toEqual([
      { at_us: at(0), state: 'noticed' },
    ]);
  });
});

describe('measureFlow', () => {
  it('counts where each issue stands, how old the oldest is and who was never taken', () => {
    const waits = issueRecord({ issue: 'b', began_us: at(5), reported_us: at(5) });
    const gone = issueRecord({
      issue: 'c',
      began_us: at(30),
      reported_us: at(31),
      ended_us: at(41),
      endedHow: 'healed',
      until_us: at(41),
    });
    const flow = measureFlow([whole, waits, gone], at(0), at(60));
    const then = (minute: number) => flow.points.find((point) => point.at_us === at(minute));
    expect(then(4)).toMatchObject({ counts: { reported: 1, began: 0 }, oldest_us: minutes(4) });
    expect(then(25)).toMatchObject({ counts: { verified: 1, reported: 1 } });
    expect(then(26)?.oldest_us).toBe(minutes(21));
    expect(then(60)).toMatchObject({
      counts: { verified: 1, ended: 1, reported: 1, began: 0, noticed: 0 },
      oldest_us: minutes(55),
    });
    expect(flow.open).toEqual([
      { issue: 'b', store: '0001', state: 'reported', age_us: minutes(55) },
    ]);
    expect(flow.neverTaken).toEqual({ count: 2, open: 1, longest_us: minutes(55) });
    expect(flow.most.open).toBe(2);
  });

  it('shows only the time in which there was trouble', () => {
    const { points } = measureFlow([whole], at(-300), at(300));
    expect(points[0]?.at_us).toBe(at(-1));
    expect(points.at(-1)?.at_us).toBe(at(26));
  });

  it('has nothing to say of a run without issues', () => {
    const flow = measureFlow([], at(0), at(60));
    expect(flow.open).toEqual([]);
    expect(flow.most.open).toBe(0);
    expect(flow.points.every(({ counts }) => counts.began === 0)).toBe(true);
  });

  it('adds up to all that have begun, whenever one looks', () => {
    const instant = fc.option(fc.integer({ min: 0, max: 50 }), { nil: null });
    const life = fc.record({
      began: fc.integer({ min: 0, max: 50 }),
      a: instant,
      b: instant,
      c: instant,
      over: instant,
    });
    fc.assert(
      fc.property(fc.array(life, { minLength: 1, maxLength: 12 }), (lives) => {
        const records = lives.map(({ began, a, b, c, over }, i) => {
          const later = (minute: number | null): number | null =>
            minute === null ? null : at(began + minute);
          return issueRecord({
            issue: String(i),
            began_us: at(began),
            noticed_us: later(a),
            reported_us: later(b),
            acknowledged_us: later(c),
            verified_us: later(over),
            until_us: later(over) ?? at(120),
          });
        });
        for (const { at_us, counts } of measureFlow(records, at(0), at(120)).points) {
          const begun = records.filter((record) => record.began_us <= at_us).length;
          expect(FLOW_STATES.reduce((sum, state) => sum + counts[state], 0)).toBe(begun);
          const over = records.filter(({ verified_us }) => (verified_us ?? Infinity) <= at_us);
          expect(counts.verified).toBe(over.length);
        }
      }),
    );
  });
});
