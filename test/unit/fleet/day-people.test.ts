import { describe, expect, it } from 'vitest';
import { FactLedger } from '../../../src/measure/fact-ledger.ts';
import { measureIssues } from '../../../src/measure/measure-issues.ts';
import type { ChannelPlan } from '../../../src/model/desk-plan.ts';
import type { DeskChannel, OpenTicket } from '../../../src/model/ticket.ts';
import { dayPlan } from '../../support/day-plan.ts';
import { virtualDay } from '../../support/virtual-day.ts';

const of = <F extends string>(facts: readonly { fact: string }[], fact: F): unknown[] =>
  facts.filter((each) => each.fact === fact);

const OFFLINE = { kind: 'printer/offline', rate: 0.4, per: 'till' } as const;

describe('an agent', () => {
  it('who is absent takes no ticket', async () => {
    const faults = {
      trouble: { ...OFFLINE, start: '12:05', duration: '50min' },
      away: { kind: 'desk/absence', rate: 1, start: '12:00', duration: '60min' },
    } as const;
    const day = virtualDay(await dayPlan({ faults }));
    expect(of(day.facts, 'issue.reported').length).toBeGreaterThan(0);
    expect(of(day.facts, 'ticket.acknowledged')).toEqual([]);
  });

  it('takes only tickets in her languages, one at a time, and none after her shift', async () => {
    const faults = {
      trouble: { ...OFFLINE, rate: 1, start: '12:05', duration: '50min' },
    };
    const day = virtualDay(await dayPlan({ faults }));
    const open = new Map<string, string>();
    let worked = 0;
    for (const fact of day.facts) {
      if (fact.fact === 'ticket.acknowledged') {
        expect(open.has(fact.agent)).toBe(false);
        open.set(fact.agent, fact.ticket);
        const ticket = day.ticket(fact.ticket);
        const languages = fact.team === 'es' ? ['es'] : ['it', 'fr'];
        expect(languages).toContain(ticket?.language);
        worked++;
      }
      if (fact.fact === 'ticket.resolved' || fact.fact === 'ticket.released') {
        expect(open.get(fact.agent)).toBe(fact.ticket);
        open.delete(fact.agent);
      }
    }
    expect(worked).toBeGreaterThan(3);
  });
});

describe('how a store reaches the desk', () => {
  const faults = {
    trouble: { ...OFFLINE, rate: 1, start: '12:05', duration: '50min' },
  };
  const opened = (day: ReturnType<typeof virtualDay>): readonly OpenTicket[] =>
    day.requests
      .filter(({ operation }) => operation === 'support.open')
      .map(({ request }) => request as OpenTicket)
      // What the desk's own monitoring saw came by no channel of the store.
      .filter(({ channel }) => channel !== 'monitoring');
  const mix = (...names: readonly DeskChannel[]): ChannelPlan[] =>
    names.map((channel) => ({
      channel,
      share: 1 / names.length,
      handleFactor: 1,
      concurrency: 1,
    }));

  it('is drawn for the issue, and moves no other draw', async () => {
    const plan = await dayPlan({ faults });
    const mixed = { ...plan, desk: { ...plan.desk, channels: mix('phone', 'chat', 'email') } };
    const [one, two] = [virtualDay(plan), virtualDay(mixed)];
    const without = (day: typeof one): unknown[] =>
      opened(day).map(({ channel: _c, summary: _s, description: _d, ...ticket }) => ticket);
    expect(opened(one).length).toBeGreaterThan(5);
    expect(new Set(opened(one).map(({ channel }) => channel))).toEqual(new Set(['portal']));
    expect(new Set(opened(two).map(({ channel }) => channel)).size).toBeGreaterThan(1);
    expect(without(two)).toEqual(without(one));
    const steps = (day: typeof one): unknown[] =>
      day.facts.map((fact) => ({ ...fact, channel: undefined }));
    expect(steps(two)).toEqual(steps(one));
    const again = virtualDay(mixed);
    expect(opened(again)).toEqual(opened(two));
  });

  it('carries the weight the plan gives the kind', async () => {
    const plan = await dayPlan({ faults });
    const priorities = {
      ...plan.desk.priorities,
      receiptNotPrinting: { impact: 3, urgency: 2 },
    } as const;
    const day = virtualDay({ ...plan, desk: { ...plan.desk, priorities } });
    expect(opened(day).length).toBeGreaterThan(5);
    for (const ticket of opened(day)) expect(ticket).toMatchObject({ impact: 3, urgency: 2 });
  });
});

describe('a desk that is closed', () => {
  it('leaves every reported issue open, and loses none', async () => {
    const faults = {
      trouble: { ...OFFLINE, rate: 1, start: '12:05', duration: '50min' },
    };
    const plan = await dayPlan({ faults });
    const teams = plan.desk.teams.map((team) => ({ ...team, worksToday: false }));
    const day = virtualDay({ ...plan, desk: { ...plan.desk, teams } });
    const ledger = new FactLedger();
    for (const fact of day.facts) ledger.add(fact);
    const { total } = measureIssues(ledger, plan.live.to_us, []);
    expect(total.reported).toBeGreaterThan(5);
    expect(total).toMatchObject({ acknowledged: 0, verified: 0, ended: 0, open: total.began });
    for (const { ticket } of day.facts.filter((fact) => fact.fact === 'issue.reported')) {
      expect(day.ticket(ticket)?.state).toBe('new');
    }
  });
});
