import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DeskFact, DeskLedger } from '../../../src/measure/desk-ledger.ts';
import { type DeskMeasures, measureDesk } from '../../../src/measure/measure-desk.ts';
import { hours, minutes } from '../../../src/model/units.ts';
import type { DeskSpec } from '../../../src/scenario/author-desk.ts';
import { deskDay } from '../desk/desk-day.ts';

type Step = readonly [minute: number, agent: string, fact: DeskFact['fact'], ticket?: string];

/** Facts at minutes after ten o'clock. */
function measured(steps: readonly Step[], [from, to] = [0, 60]): DeskMeasures {
  const ledger = new DeskLedger();
  for (const [minute, agent, fact, ticket] of steps) {
    const at_us = hours(10) + minutes(minute);
    const doing = { agent, team: agent.slice(0, 1), at_us, wall_us: 0 };
    ledger.add({ fact, ...doing, ...(ticket && { ticket }) } as DeskFact);
  }
  return measureDesk(ledger, hours(10) + minutes(from ?? 0), hours(10) + minutes(to ?? 0));
}

describe('measureDesk', () => {
  it('says by quarter hours who was there and how busy', () => {
    const { teams } = measured([
      [0, 'a1', 'agent.onDuty'],
      [0, 'a2', 'agent.onDuty'],
      [10, 'a1', 'ticket.acknowledged', 't'],
      [20, 'a1', 'ticket.resolved', 't'],
      [30, 'a2', 'agent.offDuty'],
      [45, 'a1', 'agent.offDuty'],
    ]);
    expect(teams).toEqual([
      {
        team: 'a',
        agents: 2,
        onDuty_us: minutes(75),
        busy_us: minutes(10),
        busyShare: 10 / 75,
        taken: 1,
        resolved: 1,
        quarters: [
          { from_us: hours(10), staffed: 2, busyShare: 5 / 30 },
          { from_us: hours(10) + minutes(15), staffed: 2, busyShare: 5 / 30 },
          { from_us: hours(10) + minutes(30), staffed: 1, busyShare: 0 },
        ],
      },
    ]);
  });

  it('counts an agent with several tickets in hand once', () => {
    const [team] = measured([
      [0, 'a1', 'agent.onDuty'],
      [1, 'a1', 'ticket.acknowledged', 'x'],
      [2, 'a1', 'ticket.acknowledged', 'y'],
      [4, 'a1', 'ticket.released', 'x'],
      [7, 'a1', 'ticket.resolved', 'y'],
      [15, 'a1', 'agent.offDuty'],
    ]).teams;
    expect(team).toMatchObject({ busy_us: minutes(6), taken: 2, resolved: 1 });
    expect(team?.quarters).toEqual([{ from_us: hours(10), staffed: 1, busyShare: 0.4 }]);
  });

  it('lets what was under way at the end last until then, and staffs only what was watched', () => {
    const [team] = measured(
      [
        [5, 'a1', 'agent.onDuty'],
        [20, 'a1', 'ticket.acknowledged', 'x'],
      ],
      [5, 25],
    ).teams;
    expect(team).toMatchObject({ onDuty_us: minutes(20), busy_us: minutes(5) });
    expect(team?.quarters).toMatchObject([
      { staffed: 1, busyShare: 0 },
      { staffed: 1, busyShare: 0.5 },
    ]);
  });

  it('shows quarters between two shifts as staffed by nobody, and keeps teams apart', () => {
    const { teams } = measured([
      [0, 'b1', 'agent.onDuty'],
      [15, 'b1', 'agent.offDuty'],
      [30, 'b1', 'agent.onDuty'],
      [45, 'b1', 'agent.offDuty'],
      [0, 'a1', 'agent.onDuty'],
      [1, 'a1', 'agent.offDuty'],
    ]);
    expect(teams.map(({ team }) => team)).toEqual(['a', 'b']);
    expect(teams[1]?.quarters.map(({ staffed }) => staffed)).toEqual([1, 0, 1]);
    expect(teams[1]?.quarters[1]?.busyShare).toBeNull();
  });

  it('adds quarters up to the whole', () => {
    const length = fc.integer({ min: 0, max: 50 });
    fc.assert(
      fc.property(fc.array(fc.tuple(length, length), { maxLength: 20 }), (stints) => {
        let minute = 0;
        const steps = stints.flatMap(([off, on]): Step[] => {
          const from = minute + off;
          minute = from + on;
          return [
            [from, 'a1', 'agent.onDuty'],
            [minute, 'a1', 'agent.offDuty'],
          ];
        });
        const [team] = measured(steps, [0, 2000]).teams;
        const sum = (team?.quarters ?? []).reduce((all, { staffed }) => all + staffed * 15, 0);
        expect(sum).toBeCloseTo(
          stints.reduce((all, [, on]) => all + on, 0),
          6,
        );
      }),
    );
  });

  it('agrees with what the agents of a day say of themselves', async () => {
    const spec: DeskSpec = {
      teams: {
        es: {
          agents: 3,
          languages: ['es'],
          shift: '08:00-18:00',
          breaks: [{ between: '11:00-13:00', length: '30min' }],
        },
      },
      channels: { phone: { share: 1 }, chat: { share: 1 } },
    };
    const channel = (i: number) => (i % 2 === 0 ? 'phone' : 'chat');
    const tickets = Array.from({ length: 120 }, (_, i) => ({
      at: `${String(8 + Math.floor(i / 30)).padStart(2, '0')}:${String((i % 30) * 2).padStart(2, '0')}`,
      channel: channel(i),
    })) as Parameters<typeof deskDay>[1];
    const { facts, tallies } = await deskDay(spec, tickets);
    const ledger = new DeskLedger();
    for (const fact of facts) if ('agent' in fact) ledger.add(fact);
    const [team] = measureDesk(ledger, hours(6), hours(20)).teams;
    const said = tallies.reduce(
      (sum, one) => sum + (one.tally === 'agent.idle' ? one.busy_us : 0),
      0,
    );
    expect(said).toBeGreaterThan(hours(3));
    expect(team?.busy_us).toBe(said);
    expect(team).toMatchObject({ agents: 3, taken: 120, resolved: 120 });
    expect(team?.onDuty_us).toBeGreaterThanOrEqual(hours(28.5));
    expect(team?.onDuty_us).toBeLessThan(hours(28.6));
  });
});
