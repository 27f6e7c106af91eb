import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type QueuedTicket, TicketQueue } from '../../../mocks/support/ticket-queue.ts';
import { type AgentSkills, LANGUAGES, TICKET_CHANNELS } from '../../../src/model/ticket.ts';
import { agent } from './reports.ts';

/** The rule in words: of those that fit, the most urgent; what came back first; then the oldest. */
class PlainQueue {
  #line: QueuedTicket[] = [];

  join(ticket: QueuedTicket): void {
    this.#line.push(ticket);
  }

  comeBack(ticket: QueuedTicket): void {
    this.#line.unshift(ticket);
  }

  leave(id: string): void {
    this.#line = this.#line.filter((ticket) => ticket.id !== id);
  }

  claim({ languages, tillSystems, channels, level: own = 1 }: AgentSkills): string | undefined {
    const best = this.#line
      .filter(
        ({ language, tillSystem, channel, level = 1 }) =>
          level === own &&
          languages.includes(language) &&
          tillSystems.includes(tillSystem) &&
          (channels?.includes(channel) ?? true),
      )
      .sort((a, b) => a.priority - b.priority)[0];
    if (best !== undefined) this.leave(best.id);
    return best?.id;
  }
}

const ticketKind = fc.record({
  language: fc.constantFrom(...LANGUAGES.slice(0, 2)),
  tillSystem: fc.constantFrom('oracle' as const, 'cegid' as const),
  channel: fc.constantFrom(...TICKET_CHANNELS.slice(0, 3)),
  priority: fc.constantFrom(1 as const, 2 as const, 5 as const),
  level: fc.constantFrom(1 as const, 2 as const),
});
const skills = fc
  .record({
    languages: fc.subarray([...LANGUAGES.slice(0, 2)]),
    tillSystems: fc.subarray(['oracle' as const, 'cegid' as const]),
    channels: fc.option(fc.subarray([...TICKET_CHANNELS.slice(0, 3)])),
    level: fc.constantFrom(1 as const, 2 as const),
  })
  .map(({ channels, ...rest }) => agent('a', { ...rest, ...(channels && { channels }) }));
const step = fc.oneof(
  fc.record({ do: fc.constant('join' as const), ticket: ticketKind }),
  fc.record({ do: fc.constant('claim' as const), skills }),
  fc.record({ do: fc.constant('leave' as const), nth: fc.nat(40) }),
  fc.record({ do: fc.constant('comeBack' as const), nth: fc.nat(40) }),
);

describe('the ticket queue', () => {
  it('does what the rule says, whatever the order of things', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        const [queue, plain] = [new TicketQueue(), new PlainQueue()];
        const all: QueuedTicket[] = [];
        const waiting = new Set<string>();
        for (const one of steps) {
          if (one.do === 'join') {
            const ticket = { id: `t${all.length}`, ...one.ticket };
            all.push(ticket);
            waiting.add(ticket.id);
            queue.join(ticket);
            plain.join(ticket);
          } else if (one.do === 'claim') {
            const claimed = queue.claim(one.skills);
            expect(claimed).toBe(plain.claim(one.skills));
            if (claimed !== undefined) waiting.delete(claimed);
          } else {
            const ticket = all[one.nth];
            if (ticket === undefined) continue;
            if (one.do === 'leave') {
              queue.leave(ticket.id);
              plain.leave(ticket.id);
              waiting.delete(ticket.id);
            } else if (!waiting.has(ticket.id)) {
              queue.comeBack(ticket);
              plain.comeBack(ticket);
              waiting.add(ticket.id);
            }
          }
          expect(queue.size).toBe(waiting.size);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('gives an agent of some channels only tickets that came by these', () => {
    const queue = new TicketQueue();
    const ticket = { language: 'es', tillSystem: 'oracle', priority: 3 } as const;
    queue.join({ id: 'call', channel: 'phone', ...ticket });
    queue.join({ id: 'chat', channel: 'chat', ...ticket });
    expect(queue.claim(agent('a', { channels: ['email'] }))).toBeUndefined();
    expect(queue.claim(agent('a', { channels: ['chat', 'email'] }))).toBe('chat');
    expect(queue.claim(agent('a'))).toBe('call');
    expect(queue.size).toBe(0);
  });
});
