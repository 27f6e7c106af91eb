import { describe, expect, it } from 'vitest';
import { isRefusal, SupportDesk } from '../../../mocks/support/support-desk.ts';
import type { OpenTicket, Ticket } from '../../../src/model/ticket.ts';
import { agent, report } from './reports.ts';

/** A desk whose clock moves a second at each look. */
function deskOf(remembered?: number): SupportDesk {
  let second = 0;
  const clock = (): string => `2026-11-27T15:00:${String(second++).padStart(2, '0')}Z`;
  return new SupportDesk({ clock, ...(remembered === undefined ? {} : { remembered }) });
}

function open(desk: SupportDesk, ref: string, more: Partial<OpenTicket> = {}): string {
  const opened = desk.open(report(ref, more));
  if ('refused' in opened) throw new Error(opened.refused);
  return opened.ticket.id;
}

const fixed = { code: 'fixed', notes: 'paper' } as const;

describe('the queue', () => {
  it('gives the most urgent first, then the oldest', () => {
    const desk = deskOf();
    const order = [
      open(desk, 'low', { impact: 3, urgency: 3 }),
      open(desk, 'middle 1'),
      open(desk, 'middle 2', { impact: 1, urgency: 3 }),
      open(desk, 'high', { impact: 1, urgency: 1 }),
    ];
    const claimed = order.map(() => desk.claim(agent('a'))?.id);
    expect(claimed).toEqual([order[3], order[1], order[2], order[0]]);
    expect(desk.claim(agent('a'))).toBeNull();
  });

  it('gives an agent only what the agent has the language and till system for', () => {
    const desk = deskOf();
    open(desk, 'it', { language: 'it' });
    open(desk, 'cegid', { tillSystem: 'cegid' });
    expect(desk.claim(agent('a'))).toBeNull();
    expect(desk.claim(agent('b', { languages: ['fr', 'it'] }))?.externalRef).toBe('it');
    expect(desk.claim(agent('c', { tillSystems: ['cegid', 'oracle'] }))?.externalRef).toBe('cegid');
  });

  it('keeps age across skills', () => {
    const desk = deskOf();
    const languages = ['it', 'es', 'fr', 'es', 'it'] as const;
    const ids = languages.map((language, i) => open(desk, `t${i}`, { language }));
    const all = agent('a', { languages: ['fr', 'es', 'it'] });
    expect(languages.map(() => desk.claim(all)?.id)).toEqual(ids);
  });

  it('puts a reopened ticket at the head of its priority, and raises nothing', () => {
    const desk = deskOf();
    const first = open(desk, 'first');
    desk.claim(agent('a'));
    open(desk, 'second');
    const urgent = open(desk, 'urgent', { impact: 1, urgency: 1 });
    desk.start(first, 'a');
    desk.resolve(first, 'a', fixed);
    desk.reopen(first, 'still dead');
    const claimed = [1, 2, 3].map(() => desk.claim(agent('b')));
    expect(claimed.map((one) => one?.externalRef)).toEqual(['urgent', 'first', 'second']);
    expect(claimed[0]?.id).toBe(urgent);
    expect(claimed[1]?.priority).toBe(3);
  });

  it('passes over a cancelled ticket', () => {
    const desk = deskOf();
    desk.cancel(open(desk, 'gone'));
    open(desk, 'there');
    expect(desk.waiting).toBe(1);
    expect(desk.claim(agent('a'))?.externalRef).toBe('there');
  });

  it('claims every one of thousands exactly once', () => {
    const desk = deskOf();
    const languages = ['es', 'it', 'fr'] as const;
    for (let i = 0; i < 5000; i++) {
      const urgency = ((i % 3) + 1) as 1 | 2 | 3;
      open(desk, `t${i}`, { language: languages[i % 3] ?? 'es', urgency });
    }
    const claimed = new Set<string>();
    for (let n = 0; desk.waiting > 0 && n < 20_000; n++) {
      const language = languages[n % 3] ?? 'es';
      const one = desk.claim(agent(`a${n % 200}`, { languages: [language] }));
      if (one !== null) claimed.add(one.id);
    }
    expect(claimed.size).toBe(5000);
  });
});

describe('the life of a ticket', () => {
  it.each([
    [1, 1, 1],
    [1, 2, 2],
    [2, 1, 2],
    [1, 3, 3],
    [2, 2, 3],
    [3, 1, 3],
    [2, 3, 4],
    [3, 2, 4],
    [3, 3, 5],
  ] as const)('impact %i and urgency %i make priority %i', (impact, urgency, priority) => {
    const desk = deskOf();
    expect(desk.get(open(desk, 'x', { impact, urgency }))?.priority).toBe(priority);
  });

  it('goes from new to closed with each instant written down once', () => {
    const desk = deskOf();
    const id = open(desk, 'x');
    const states = [
      desk.claim(agent('a')),
      desk.start(id, 'a'),
      desk.hold(id, 'a'),
      desk.start(id, 'a'),
      desk.resolve(id, 'a', fixed),
      desk.reopen(id, 'no'),
      desk.claim(agent('b')),
      desk.start(id, 'b'),
      desk.resolve(id, 'b', fixed),
      desk.close(id),
    ].map((one) => (one === null || isRefusal(one) ? one : one.state));
    expect(states).toEqual([
      'acknowledged',
      'inProgress',
      'onHold',
      'inProgress',
      'resolved',
      'inProgress',
      'acknowledged',
      'inProgress',
      'resolved',
      'closed',
    ]);
    const ticket = desk.get(id) as Ticket;
    expect(ticket.assignee).toBe('b');
    expect(ticket.timestamps.createdAt).toBe('2026-11-27T15:00:00Z');
    expect(ticket.timestamps.acknowledgedAt).toBe('2026-11-27T15:00:01Z');
    expect(ticket.timestamps.reopenedAt).toHaveLength(1);
    expect(ticket.comments.map((one) => one.body)).toEqual(['no']);
  });

  it('refuses what is illegal, foreign or unknown', () => {
    const desk = deskOf();
    const id = open(desk, 'x');
    expect(desk.start(id, 'a')).toEqual({ refused: 'illegal' });
    expect(desk.reopen(id, 'x')).toEqual({ refused: 'illegal' });
    desk.claim(agent('a'));
    expect(desk.start(id, 'b')).toEqual({ refused: 'notAssignee' });
    expect(desk.resolve(id, 'a', fixed)).toEqual({ refused: 'illegal' });
    expect(desk.close('nowhere')).toEqual({ refused: 'unknown' });
    desk.cancel(id);
    expect(desk.cancel(id)).toEqual({ refused: 'illegal' });
  });

  it('opens one ticket per externalRef as long as it is open', () => {
    const desk = deskOf();
    const id = open(desk, 'x');
    expect(open(desk, 'x')).toBe(id);
    desk.claim(agent('a'));
    desk.start(id, 'a');
    expect(open(desk, 'x')).toBe(id);
    desk.resolve(id, 'a', fixed);
    expect(open(desk, 'x')).not.toBe(id);
  });

  it('forgets ended tickets to make room, and refuses when all are open', () => {
    const desk = deskOf(2);
    const first = open(desk, 'first');
    open(desk, 'second');
    expect(desk.open(report('third'))).toEqual({ refused: 'full' });
    desk.cancel(first);
    open(desk, 'third');
    expect(desk.get(first)).toBeUndefined();
  });

  it('lists by store, state and reference, newest first', () => {
    const desk = deskOf();
    open(desk, 'a');
    open(desk, 'b', { storeId: '0001' });
    open(desk, 'c');
    desk.claim(agent('x'));
    const refs = (filter: Parameters<SupportDesk['list']>[0]): string[] =>
      desk.list(filter).map((one) => one.externalRef);
    expect(refs({})).toEqual(['c', 'b', 'a']);
    expect(refs({ storeId: '0417' })).toEqual(['c', 'a']);
    expect(refs({ state: 'new', storeId: '0417' })).toEqual(['c']);
    expect(refs({ externalRef: 'b' })).toEqual(['b']);
  });
});

describe('an agent who cannot go on', () => {
  const working = (desk: SupportDesk): string => {
    const id = open(desk, 'a');
    desk.claim(agent('a'));
    desk.start(id, 'a');
    return id;
  };

  it('asks, and goes on when the store has answered', () => {
    const desk = deskOf();
    const id = working(desk);
    const asked = desk.say({ ticketId: id, author: 'a', body: 'which till?', step: 'hold' });
    expect(asked).toMatchObject({ state: 'onHold', assignee: 'a' });
    expect(desk.claim(agent('b'))).toBeNull();
    const said = desk.say({ ticketId: id, author: 'Ana', body: 'the third', step: 'answer' });
    expect(said).toMatchObject({ state: 'inProgress', assignee: 'a' });
    if ('refused' in said) throw new Error(said.refused);
    expect(said.comments.map(({ body }) => body)).toEqual(['which till?', 'the third']);
    const twice = desk.say({ ticketId: id, author: 'Ana', body: 'again', step: 'answer' });
    expect(twice).toEqual({ refused: 'illegal' });
  });

  it('hands over: the next who fits takes it before everything else', () => {
    const desk = deskOf();
    const id = working(desk);
    open(desk, 'waiting');
    expect(desk.release({ ticketId: id, agentId: 'b', how: 'handover' })).toEqual({
      refused: 'notAssignee',
    });
    desk.release({ ticketId: id, agentId: 'a', how: 'handover' });
    expect(desk.claim(agent('b'))).toMatchObject({ id, assignee: 'b', state: 'acknowledged' });
  });

  it('escalates: only the second level takes it, also when it is reopened', () => {
    const desk = deskOf();
    const id = working(desk);
    desk.release({ ticketId: id, agentId: 'a', how: 'escalate' });
    expect(desk.claim(agent('a'))).toBeNull();
    const expert = agent('x', { level: 2 });
    expect(desk.claim(expert)).toMatchObject({ id, level: 2 });
    desk.start(id, 'x');
    desk.resolve(id, 'x', fixed);
    desk.reopen(id, 'still dead');
    expect(desk.claim(agent('a'))).toBeNull();
    expect(desk.claim(expert)?.id).toBe(id);
  });
});
