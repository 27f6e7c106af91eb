import { describe, expect, it } from 'vitest';
import type { AgentTrack } from '../../../src/measure/desk-ledger.ts';
import { handlingTimes, offeredAgents, theoryWait } from '../../../src/measure/desk-theory.ts';
import { measureDeskChart } from '../../../src/measure/measure-desk-chart.ts';
import { perIssueKind } from '../../../src/model/ticket.ts';
import { hours, minutes } from '../../../src/model/units.ts';
import { erlangC } from '../../../src/stats/erlang-c.ts';
import { at, issueRecord } from '../../fixtures/issue-record.ts';
import { fixturePlan } from '../../fixtures/run-folder-plan.ts';

const track = (
  agent: string,
  team: string,
  busy: readonly [number, number][] = [],
): AgentTrack => ({
  agent,
  team,
  onDuty: [{ from_us: at(0), to_us: at(60) }],
  busy: busy.map(([from, to]) => ({ from_us: at(from), to_us: at(to) })),
  taken: busy.length,
  resolved: busy.length,
});
const chart = (agents: readonly AgentTrack[], records = [issueRecord()]) =>
  measureDeskChart({ agents, records, plan: fixturePlan, from_us: at(0), until_us: at(60) });

describe('measureDeskChart', () => {
  it('has roster, duty and work of every quarter, and who waited how long', () => {
    const records = [
      issueRecord({ reported_us: at(2), acknowledged_us: at(5) }),
      issueRecord({ reported_us: at(3), acknowledged_us: at(4) }),
      issueRecord({ reported_us: at(4) }),
      issueRecord({ reported_us: at(1), acknowledged_us: at(1), reopened_us: [at(20)] }),
    ];
    const [first, second, ...rest] = chart([track('a1', 'a', [[5, 20]])], records).quarters;
    expect(first).toMatchObject({
      from_us: at(0),
      rostered: 12,
      onDuty: 1,
      busy: 10 / 15,
      arrived: 4,
      wait_us: minutes(4) / 3,
      untaken: 1,
      theoryWait_us: null,
    });
    expect(second).toMatchObject({ arrived: 1, wait_us: null, untaken: 0, busy: 5 / 15 });
    expect(rest).toHaveLength(2);
  });

  it('puts the team that worked most first, and counts the agents it leaves out', () => {
    const many = Array.from({ length: 70 }, (_, i) => track(`a${String(i).padStart(2, '0')}`, 'a'));
    const { agents, agentsLeftOut } = chart([...many, track('b1', 'b', [[0, 30]])]);
    expect(agents).toHaveLength(60);
    expect(agents[0]?.agent).toBe('b1');
    expect(agents[1]?.agent).toBe('a00');
    expect(agentsLeftOut).toBe(11);
  });

  it('is empty where nobody was on duty', () => {
    expect(chart([])).toEqual({ quarters: [], agents: [], agentsLeftOut: 0 });
  });
});

describe('the theory beside the desk', () => {
  // Fifteen tickets in a quarter of an hour, of four minutes each: four Erlangs.
  const busy = { arrived: 15, byKind: { ...perIssueKind(() => 0), paymentDeclined: 15 } };
  const work = handlingTimes(fixturePlan.desk);

  it('offers the load of a steady stream once it has been on for a while', () => {
    const quarters = [busy, busy, busy, busy];
    const first = hours(10) / minutes(15);
    expect(offeredAgents(at(30), quarters, first, work)).toBeCloseTo(4, 6);
    expect(offeredAgents(at(0), quarters, first, work)).toBe(0);
  });

  it('waits as Erlang C has it, and knows no end where agents are too few', () => {
    const expected = erlangC({
      arrivalRate: 1 / 60e6,
      serviceRate: 1 / minutes(4),
      servers: 6,
    }).meanWait;
    expect(theoryWait(busy, minutes(15), 6, work)).toBeCloseTo(expected, 3);
    expect(theoryWait(busy, minutes(15), 4, work)).toBeNull();
    expect(theoryWait({ ...busy, arrived: 0 }, minutes(15), 6, work)).toBeNull();
  });

  it('shares an agent among the tickets she has in hand at once', () => {
    const channels = [{ channel: 'chat', share: 1, handleFactor: 1.5, concurrency: 3 }] as const;
    const chat = handlingTimes({ ...fixturePlan.desk, channels });
    expect(chat.paymentDeclined.quantiles[0]).toBe(minutes(2));
  });
});
