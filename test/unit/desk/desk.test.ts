import { describe, expect, it } from 'vitest';
import type { DeskSpec, TeamSpec } from '../../../src/scenario/author-desk.ts';
import { type Arriving, at, CALL_US, type DeskDay, deskDay } from './desk-day.ts';

const one = (team: Partial<TeamSpec>): DeskSpec => ({
  teams: { es: { agents: 1, languages: ['es'], ...team } },
});
/** The chat team of one, three chats at once, each a fifth longer than a call. */
const CHATTY: DeskSpec = {
  ...one({ shift: '08:00-18:00' }),
  channels: { phone: { share: 1 }, chat: { share: 1, handleFactor: 1.2, concurrency: 3 } },
};
const together = (count: number, more: Partial<Arriving> = {}): readonly Arriving[] =>
  Array.from({ length: count }, () => ({ at: '09:00', ...more }));
const states = ({ tickets }: DeskDay): readonly string[] => tickets.map(({ state }) => state);

describe('opening hours', () => {
  it('let a ticket wait, open and not lost, until the first shift of the day', async () => {
    const day = await deskDay(one({ shift: '08:00-18:00' }), [{ at: '06:30' }]);
    expect(day.times('ticket.acknowledged')).toEqual([expect.stringMatching(/^0 08:00:0/)]);
    expect(day.times('ticket.resolved')).toEqual([expect.stringMatching(/^0 08:03:0/)]);
    const before = await deskDay(
      one({ shift: '08:00-18:00' }),
      [{ at: '06:30' }],
      ['06:00', '07:59'],
    );
    expect(states(before)).toEqual(['new']);
    expect(before.facts).toEqual([]);
    const after = await deskDay(one({ shift: '08:00-18:00' }), [{ at: '18:30' }]);
    expect(states(after)).toEqual(['new']);
  });

  it('leave a team at home on days it does not work', async () => {
    const tickets = [{ at: '09:00' }];
    const weekend = await deskDay(one({ days: ['sat', 'sun'] }), tickets);
    expect(weekend.claims).toBe(0);
    expect(states(weekend)).toEqual(['new']);
    expect(states(await deskDay(one({ days: ['fri'] }), tickets))).toEqual(['resolved']);
  });

  it('say when agents come and go; what is in hand is ended first', async () => {
    const day = await deskDay(one({ shift: '08:00-18:00' }), [{ at: '17:59' }, { at: '17:59:30' }]);
    expect(day.times('agent.onDuty')).toEqual(['08:00:00']);
    expect(day.times('agent.offDuty')).toEqual([expect.stringMatching(/^18:02:0/)]);
    expect(states(day)).toEqual(['resolved', 'new']);
  });
});

describe('breaks', () => {
  const team = { agents: 2, breaks: [{ between: '12:00-13:00', length: '30min' }] };

  it('are taken in turns, and nobody on a break takes a ticket', async () => {
    const day = await deskDay(one({ ...team, shift: '08:00-18:00' }), [
      { at: '12:05' },
      { at: '12:05' },
      { at: '12:35' },
    ]);
    expect(day.times('agent.offDuty').slice(0, 2)).toEqual(['12:00:00', '12:30:00']);
    expect(day.times('agent.onDuty').slice(2)).toEqual(['12:30:00', '13:00:00']);
    const byAgent = day.facts.flatMap((fact) =>
      fact.fact === 'ticket.acknowledged' ? [fact.agent.slice(-1)] : [],
    );
    expect(byAgent).toEqual(['2', '2', '1']);
  });

  it('wait for what is in hand, and keep their length', async () => {
    const day = await deskDay(one({ ...team, agents: 1, shift: '08:00-18:00' }), [{ at: '11:58' }]);
    const [off] = day.facts.filter((fact) => fact.fact === 'agent.offDuty');
    const on = day.facts.filter((fact) => fact.fact === 'agent.onDuty')[1];
    const resolved = day.facts.find((fact) => fact.fact === 'ticket.resolved');
    expect(off?.at_us).toBe(resolved?.at_us);
    expect(off?.at_us).toBeGreaterThan(at('12:00'));
    expect((on?.at_us ?? 0) - (off?.at_us ?? 0)).toBe(at('00:30'));
  });
});

describe('channels', () => {
  it('go to the teams that take them, and wait when none does', async () => {
    const teams = {
      calls: { agents: 1, languages: ['es'], channels: ['phone'] },
      texts: { agents: 1, languages: ['es'], channels: ['chat', 'email'] },
    } as const;
    const channels = { phone: {}, chat: {}, email: {}, social: {} } as const;
    const ways = ['phone', 'chat', 'email', 'social'] as const;
    const day = await deskDay(
      { teams, channels },
      ways.map((channel) => ({ at: '09:00', channel })),
    );
    const by = day.tickets.map(({ assignee }) => assignee?.split('/')[1] ?? null);
    expect(by).toEqual(['calls', 'texts', 'texts', null]);
    expect(states(day).at(-1)).toBe('new');
  });

  it('beyond those of stores reach an agent who takes all of theirs', async () => {
    const day = await deskDay(one({}), [{ at: '09:00', channel: 'monitoring' }]);
    expect(states(day)).toEqual(['resolved']);
  });

  it('stretch the handling by their factor, to the microsecond', async () => {
    const times = async (channel: 'phone' | 'chat'): Promise<number> => {
      const { facts } = await deskDay(CHATTY, together(1, { channel }));
      const of = (name: string): number => facts.find(({ fact }) => fact === name)?.at_us ?? 0;
      return of('ticket.resolved') - of('ticket.acknowledged') - 2 * CALL_US;
    };
    expect(await times('phone')).toBe(at('00:03'));
    expect(await times('chat')).toBe(at('00:03:36'));
  });
});

/** How many tickets an agent ever had in hand, and the order in which they were taken. */
function inHand({ facts }: DeskDay): { readonly most: number; readonly taken: readonly string[] } {
  let held = 0;
  let most = 0;
  const taken: string[] = [];
  for (const fact of facts) {
    if (fact.fact === 'ticket.acknowledged') {
      most = Math.max(most, ++held);
      taken.push(fact.ticket);
    }
    if (fact.fact === 'ticket.resolved' || fact.fact === 'ticket.released') held--;
  }
  return { most, taken };
}

describe('an agent in chats', () => {
  it('has as many at once as the channel allows, and never more', async () => {
    const day = await deskDay(CHATTY, together(7, { channel: 'chat' }));
    expect(states(day).every((state) => state === 'resolved')).toBe(true);
    expect(inHand(day).most).toBe(3);
    const last = day.facts.findLast(({ fact }) => fact === 'ticket.resolved');
    // Seven chats of 3.6 min, three at once: three rounds of them.
    expect(last?.at_us).toBeLessThan(at('09:11:10'));
    expect(day.tallies.filter(({ tally }) => tally === 'agent.idle')).toHaveLength(1);
  });

  it('takes no call while she chats, and one call alone when the last chat has ended', async () => {
    const day = await deskDay(CHATTY, [
      { at: '09:00', channel: 'chat' },
      { at: '09:01', channel: 'phone', impact: 1, urgency: 1 },
      { at: '09:01', channel: 'phone', impact: 1, urgency: 1 },
      { at: '09:02', channel: 'chat' },
    ]);
    const taken = day.times('ticket.acknowledged').map((each) => each.slice(0, 1));
    expect(taken).toEqual(['0', '3', '1', '2']);
    expect(inHand(day).most).toBe(2);
    const [, , call] = day.facts.filter(({ fact }) => fact === 'ticket.acknowledged');
    const ended = day.facts.filter(({ fact }) => fact === 'ticket.resolved')[1];
    expect(call?.at_us).toBeGreaterThanOrEqual(ended?.at_us ?? Number.NaN);
  });

  it('takes none after her shift, and ends those she has', async () => {
    const day = await deskDay(CHATTY, [
      { at: '17:58', channel: 'chat' },
      { at: '17:59', channel: 'chat' },
      { at: '18:00:05', channel: 'chat' },
    ]);
    expect(states(day)).toEqual(['resolved', 'resolved', 'new']);
  });

  it('looks for more no more often than the poll', async () => {
    const day = await deskDay(CHATTY, together(1, { channel: 'chat' }), ['08:59', '09:10']);
    // A look takes a second and a call; no more than 660 of them fit into eleven minutes.
    expect(day.claims).toBeLessThanOrEqual(661);
    expect(day.claims).toBeGreaterThan(600);
  });
});

describe('a ticket that the store withdrew meanwhile', () => {
  it('is released, not resolved', async () => {
    const day = await deskDay(one({}), [{ at: '09:00', withdrawn: '09:01' }]);
    expect(day.times('ticket.acknowledged')).toHaveLength(1);
    expect(day.times('ticket.released')).toEqual([expect.stringMatching(/^0 09:03:0/)]);
    expect(day.times('ticket.resolved')).toEqual([]);
  });
});
