import { describe, expect, it } from 'vitest';
import type { DeskSpec } from '../../../src/scenario/author-desk.ts';
import { type Arriving, at, type DeskDay, deskDay } from './desk-day.ts';

const TWO: DeskSpec = {
  teams: {
    es: { agents: 1, languages: ['es'] },
    it: { agents: 1, languages: ['it'] },
  },
};
const taken = (day: DeskDay): readonly string[] =>
  day.times('ticket.acknowledged').map((each) => each.slice(0, 7));
const each = (count: number, language: 'es' | 'it', hour = '09'): readonly Arriving[] =>
  Array.from({ length: count }, (_, i) => ({
    at: `${hour}:${String(10 + i).padStart(2, '0')}`,
    language,
  }));

describe('desk/absence and desk/handover-gap', () => {
  it.each(['desk/absence', 'desk/handover-gap'] as const)(
    '%s: nobody of the team takes a ticket until it is over',
    async (kind) => {
      const faults = {
        gap: { kind, start: '09:00', end: '10:00', scope: { teams: ['es'] } },
      } as const;
      const day = await deskDay(
        TWO,
        [
          { at: '09:10', language: 'es' },
          { at: '09:10', language: 'it' },
        ],
        ['08:00', '12:00'],
        { faults },
      );
      expect(taken(day)).toEqual(['1 09:10', '0 10:00']);
      const [dose] = day.doses;
      expect(dose?.injected).toBe(dose?.requested);
      expect(dose?.injected).toBeGreaterThan(1000);
    },
  );
});

describe('desk/black-hole', () => {
  const faults = {
    hole: {
      kind: 'desk/black-hole',
      start: '09:00',
      end: '10:00',
      rate: 0.5,
      scope: { teams: ['es'] },
    },
  } as const;

  it('swallows tickets by their own draw: accepted, never acknowledged, never answered', async () => {
    const arriving = [...each(30, 'es'), ...each(3, 'it'), ...each(3, 'es', '10')];
    const day = await deskDay(TWO, arriving, ['08:00', '13:00'], { faults });
    const acknowledged = new Set(
      day.facts.flatMap((fact) => (fact.fact === 'ticket.acknowledged' ? [fact.ticket] : [])),
    );
    const silent = day.tickets.filter(({ id }) => !acknowledged.has(id));
    expect(silent.length).toBeGreaterThan(5);
    expect(silent.length).toBeLessThan(25);
    expect(day.doses).toEqual([{ fault: 'hole', requested: 30, injected: silent.length }]);
    for (const ticket of silent) {
      expect(ticket.timestamps.startedAt).toBeUndefined();
      expect(ticket.timestamps.resolvedAt).toBeUndefined();
    }
    const others = day.tickets.filter(({ id }) => acknowledged.has(id));
    expect(others.every(({ state }) => state === 'resolved')).toBe(true);
    expect(others.length + silent.length).toBe(36);
  });

  it('swallows the same tickets whoever works', async () => {
    const silent = async (agents: number): Promise<readonly boolean[]> => {
      const teams = { es: { agents, languages: ['es'] } } as const;
      const day = await deskDay({ teams }, each(20, 'es'), ['08:00', '13:00'], { faults });
      return day.tickets.map(({ state }) => state !== 'resolved');
    };
    expect(await silent(3)).toEqual(await silent(1));
  });
});

describe('desk/wrong-skill', () => {
  it('lets a ticket be worked on in vain once, then go to somebody else', async () => {
    const faults = {
      astray: { kind: 'desk/wrong-skill', start: '09:00', end: '10:00', rate: 1 },
    } as const;
    const day = await deskDay(TWO, [{ at: '09:10', language: 'es' }], ['08:00', '12:00'], {
      faults,
    });
    const steps = day.facts.flatMap((fact) => ('ticket' in fact ? [fact.fact] : []));
    expect(steps).toEqual([
      'ticket.acknowledged',
      'ticket.released',
      'ticket.acknowledged',
      'ticket.resolved',
    ]);
    const resolved = day.facts.find(({ fact }) => fact === 'ticket.resolved');
    expect(resolved?.at_us).toBeGreaterThan(at('09:16'));
    expect(day.doses).toEqual([{ fault: 'astray', requested: 1, injected: 1 }]);
  });

  it('sends nobody astray once it heals', async () => {
    const faults = {
      astray: { kind: 'desk/wrong-skill', start: '09:00', end: '10:00', rate: 1 },
    } as const;
    const day = await deskDay(TWO, each(3, 'es', '10'), ['08:00', '12:00'], { faults });
    expect(day.times('ticket.released')).toEqual([]);
    expect(day.times('ticket.resolved')).toHaveLength(3);
    expect(day.doses).toEqual([]);
  });
});

describe('desk/formal-reply', () => {
  it('answers formally while it is on, and no longer', async () => {
    const faults = { form: { kind: 'desk/formal-reply', start: '09:00', end: '10:00' } } as const;
    const day = await deskDay(TWO, [...each(3, 'es'), ...each(2, 'es', '10')], ['08:00', '12:00'], {
      faults,
    });
    expect(day.tickets.map(({ resolution }) => resolution?.code)).toEqual([
      'noFault',
      'noFault',
      'noFault',
      'fixed',
      'fixed',
    ]);
    expect(day.doses).toEqual([{ fault: 'form', requested: 3, injected: 3 }]);
  });
});
