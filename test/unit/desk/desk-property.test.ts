import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type IssueKind, perIssueKind } from '../../../src/model/ticket.ts';
import type { DeskSpec } from '../../../src/scenario/author-desk.ts';
import { type Arriving, at, CALL_US, type DeskDay, deskDay } from './desk-day.ts';

const HOURS = ['08:00', '12:00', '16:00', '20:00'] as const;
const CONCURRENCY = { phone: 1, chat: 3, email: 1, social: 2, portal: 1 } as const;
const all = (share: number): Record<IssueKind, number> => perIssueKind(() => share);

const team = fc
  .record({
    agents: fc.integer({ min: 1, max: 3 }),
    languages: fc.constantFrom(['es'] as const, ['it'] as const, ['es', 'it'] as const),
    level: fc.constantFrom(1 as const, 1 as const, 2 as const),
    from: fc.integer({ min: 0, max: 2 }),
    length: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ from, length, ...rest }) => ({
    ...rest,
    shift: `${HOURS[from]}-${HOURS[Math.min(3, from + length)]}`,
  }));
const share = fc.constantFrom(0, 0.3, 1);
const spec = fc
  .record({
    teams: fc.array(team, { minLength: 1, maxLength: 4 }),
    asksBack: share,
    escalates: share,
    formal: share,
    minutes: fc.integer({ min: 1, max: 90 }),
    overtime: fc.constantFrom('0s', '10min', '1h'),
  })
  .map(
    ({ teams, asksBack, escalates, formal, minutes, overtime }): DeskSpec => ({
      teams: Object.fromEntries(teams.map((one, i) => [`team${i}`, one])),
      asksBack: all(asksBack),
      escalates: all(escalates),
      formal: all(formal),
      handle: { receiptNotPrinting: `${minutes}min` },
      overtime,
      poll: '20s',
      channels: Object.fromEntries(
        Object.entries(CONCURRENCY).map(([name, concurrency]) => [name, { share: 1, concurrency }]),
      ),
    }),
  );
const ticket = fc.record({
  at: fc
    .integer({ min: 7 * 60, max: 19 * 60 })
    .map(
      (of) => `${String(Math.floor(of / 60)).padStart(2, '0')}:${String(of % 60).padStart(2, '0')}`,
    ),
  language: fc.constantFrom('es' as const, 'it' as const),
  channel: fc.constantFrom('phone' as const, 'chat' as const, 'email' as const, 'social' as const),
});

/** What may follow on each step of a ticket; `''` is a ticket that nobody has taken yet. */
const NEXT: Readonly<Record<string, readonly string[]>> = {
  '': ['acknowledged'],
  acknowledged: ['askedBack', 'escalated', 'handedOver', 'formalReply', 'resolved', 'released'],
  askedBack: ['released'],
  escalated: ['released'],
  handedOver: ['released', 'acknowledged'],
  formalReply: ['resolved'],
  released: ['acknowledged', 'handedOver'],
  resolved: [],
};

function checkTickets({ facts, tickets }: DeskDay): void {
  const last = new Map<string, string>();
  const holders = new Map<string, string>();
  for (const fact of facts) {
    if (!('ticket' in fact && 'agent' in fact)) continue;
    const step = fact.fact.slice('ticket.'.length);
    const before = last.get(fact.ticket) ?? '';
    expect(NEXT[before], `${before} -> ${step}`).toContain(step);
    last.set(fact.ticket, step);
    if (step === 'acknowledged') {
      // What waits with an agent for an answer is hers alone, until she gives it away.
      const holder = holders.get(fact.ticket);
      if (holder !== undefined) expect(fact.agent).toBe(holder);
      holders.set(fact.ticket, fact.agent);
    }
    if (step === 'handedOver' || step === 'escalated') holders.delete(fact.ticket);
  }
  for (const { id, state } of tickets) {
    const step = last.get(id) ?? '';
    if (step === '') expect(state).toBe('new');
    if (step === 'resolved') expect(state).toBe('resolved');
    if (state === 'resolved') expect(step).toBe('resolved');
  }
}

function checkAgents({ facts, tickets }: DeskDay, { teams = {} }: DeskSpec): void {
  const channelOf = new Map(tickets.map(({ id, channel }) => [id, channel]));
  const inHand = new Map<string, Set<string>>();
  for (const fact of facts) {
    if (!('ticket' in fact && 'agent' in fact)) continue;
    const held = inHand.get(fact.agent) ?? new Set();
    inHand.set(fact.agent, held);
    if (fact.fact === 'ticket.acknowledged') {
      const [from = '', to = ''] = teams[fact.team]?.shift?.split('-') ?? [];
      expect(fact.at_us).toBeGreaterThanOrEqual(at(from));
      expect(fact.at_us).toBeLessThanOrEqual(at(to) + 2 * CALL_US);
      held.add(fact.ticket);
      const channels = new Set([...held].map((id) => channelOf.get(id)));
      expect(channels.size).toBe(1);
      const [channel] = channels;
      expect(held.size).toBeLessThanOrEqual(CONCURRENCY[channel as keyof typeof CONCURRENCY] ?? 1);
    }
    if (fact.fact === 'ticket.resolved' || fact.fact === 'ticket.released') {
      expect(held.delete(fact.ticket)).toBe(true);
    }
  }
}

describe('a desk, whatever its teams and tickets', () => {
  it('takes every ticket along a legal path, and nobody has more in hand, or works longer, than she may', async () => {
    let steps = 0;
    await fc.assert(
      fc.asyncProperty(
        spec,
        fc.array(ticket, { minLength: 1, maxLength: 14 }),
        async (desk, tickets: readonly Arriving[]) => {
          const answers = ['09:00', '11:00', '13:00', '15:00', '17:00', '19:00'];
          const day = await deskDay(desk, tickets, ['06:00', '23:00'], { answers });
          checkTickets(day);
          checkAgents(day, desk);
          steps += day.facts.length;
        },
      ),
      { numRuns: 25, seed: 4 },
    );
    expect(steps).toBeGreaterThan(500);
  }, 60_000);
});
