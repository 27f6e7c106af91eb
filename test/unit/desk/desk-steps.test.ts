import { describe, expect, it } from 'vitest';
import { type IssueKind, perIssueKind } from '../../../src/model/ticket.ts';
import type { DeskSpec, TeamSpec } from '../../../src/scenario/author-desk.ts';
import { at, type DeskDay, deskDay } from './desk-day.ts';

const all = (share: number): Record<IssueKind, number> => perIssueKind(() => share);
const one = (team: Partial<TeamSpec>, more: DeskSpec = {}): DeskSpec => ({
  teams: { es: { agents: 1, languages: ['es'], ...team } },
  ...more,
});
/** Names of the facts of one ticket, in order, with the team. */
const path = ({ facts, tickets }: DeskDay, nth = 0): readonly string[] =>
  facts.flatMap((fact) =>
    'ticket' in fact && 'team' in fact && fact.ticket === tickets[nth]?.id
      ? [`${fact.fact.slice(7)} ${fact.team}`]
      : [],
  );

describe('an agent who asks back', () => {
  const spec = one({ shift: '08:00-18:00' }, { asksBack: all(1) });

  it('puts the ticket on hold, off her hands, and takes the next one', async () => {
    const day = await deskDay(spec, [{ at: '09:00' }, { at: '09:00' }], ['06:00', '17:00']);
    expect(path(day)).toEqual(['acknowledged es', 'askedBack es', 'released es']);
    expect(day.tickets.map(({ state }) => state)).toEqual(['onHold', 'onHold']);
  });

  it('goes on when the store has answered, and works no longer than without a question', async () => {
    const day = await deskDay(spec, [{ at: '09:00' }], ['06:00', '17:00'], { answers: ['09:30'] });
    expect(path(day)).toEqual([
      'acknowledged es',
      'askedBack es',
      'released es',
      'acknowledged es',
      'resolved es',
    ]);
    const of = (fact: string): number[] =>
      day.facts.filter((each) => each.fact === fact).map(({ at_us }) => at_us);
    const [taken = 0, again = 0] = of('ticket.acknowledged');
    expect(again).toBeGreaterThanOrEqual(at('09:30'));
    expect(again).toBeLessThan(at('09:30:03'));
    const worked =
      (of('ticket.released')[0] ?? 0) - taken + ((of('ticket.resolved')[0] ?? 0) - again);
    expect(Math.abs(worked - at('00:03'))).toBeLessThan(100_000);
  });

  it('asks once a ticket', async () => {
    const day = await deskDay(spec, [{ at: '09:00' }], ['06:00', '17:00'], {
      answers: ['09:30', '09:40', '09:50'],
    });
    expect(path(day).filter((step) => step === 'askedBack es')).toHaveLength(1);
    expect(day.tickets[0]?.comments).toHaveLength(2);
  });

  it('forgets what was withdrawn meanwhile', async () => {
    const day = await deskDay(spec, [{ at: '09:00', withdrawn: '09:20' }]);
    expect(path(day).at(-1)).toBe('released es');
    expect(day.tickets[0]?.state).toBe('cancelled');
  });
});

describe('the first level', () => {
  const teams = {
    front: { agents: 1, languages: ['es'] },
    experts: { agents: 1, languages: ['es'], level: 2 },
  } as const;

  it('passes on to the second what it cannot do, once', async () => {
    const day = await deskDay({ teams, escalates: all(1) }, [{ at: '09:00' }, { at: '09:30' }]);
    for (const nth of [0, 1]) {
      expect(path(day, nth)).toEqual([
        'acknowledged front',
        'escalated front',
        'released front',
        'acknowledged experts',
        'resolved experts',
      ]);
    }
    expect(day.tickets.map(({ level }) => level)).toEqual([2, 2]);
  });

  it('keeps everything where nobody is on the second that fits', async () => {
    const others = { ...teams, experts: { ...teams.experts, languages: ['fr'] as const } };
    const day = await deskDay({ teams: others, escalates: all(1) }, [{ at: '09:00' }]);
    expect(path(day)).toEqual(['acknowledged front', 'resolved front']);
  });

  it('takes what the second does not see', async () => {
    const day = await deskDay({ teams }, [{ at: '09:00' }]);
    expect(path(day)).toEqual(['acknowledged front', 'resolved front']);
    expect(day.tickets[0]?.level).toBeUndefined();
  });
});

describe('the end of a shift', () => {
  const shifts = (early: Partial<TeamSpec>, more: DeskSpec = {}): DeskSpec => ({
    teams: {
      early: { agents: 1, languages: ['es'], shift: '08:00-16:00', ...early },
      late: { agents: 1, languages: ['es'], shift: '16:00-22:00' },
    },
    handle: { receiptNotPrinting: '40min' },
    ...more,
  });

  it('hands over what takes too long to those who come after', async () => {
    const day = await deskDay(shifts({}), [{ at: '15:50' }]);
    expect(path(day)).toEqual([
      'acknowledged early',
      'handedOver early',
      'released early',
      'acknowledged late',
      'resolved late',
    ]);
    const [handed] = day.facts.filter(({ fact }) => fact === 'ticket.handedOver');
    expect(handed?.at_us).toBeLessThan(at('16:00:01'));
  });

  it('lets her finish what she can end within the overtime', async () => {
    const day = await deskDay(shifts({}, { overtime: '45min' }), [{ at: '15:50' }]);
    expect(path(day)).toEqual(['acknowledged early', 'resolved early']);
  });

  it('lets her finish what nobody could take from her', async () => {
    const day = await deskDay(shifts({ languages: ['es', 'it'] }), [
      { at: '15:50', language: 'it' },
    ]);
    expect(path(day)).toEqual(['acknowledged early', 'resolved early']);
  });

  it('hands over what waits for an answer', async () => {
    const quick = { handle: { receiptNotPrinting: '3min' }, asksBack: all(1) } as const;
    const day = await deskDay(shifts({}, quick), [{ at: '15:30' }]);
    expect(path(day).slice(0, 5)).toEqual([
      'acknowledged early',
      'askedBack early',
      'released early',
      'handedOver early',
      'acknowledged late',
    ]);
    expect(path(day).at(-1)).toBe('resolved late');
  });
});

describe('an answer for the form', () => {
  it('says that there is no fault', async () => {
    const day = await deskDay(one({}, { formal: all(1) }), [{ at: '09:00', language: 'es' }]);
    expect(path(day)).toEqual(['acknowledged es', 'formalReply es', 'resolved es']);
    expect(day.tickets[0]?.resolution).toEqual({
      code: 'noFault',
      notes: expect.stringContaining('no se aprecia ninguna incidencia'),
    });
    expect(day.tallies).toContainEqual({ tally: 'happened', point: 'ticket.formalReply' });
  });
});
