import {
  type AgentSkills,
  LANGUAGES,
  type Language,
  TICKET_CHANNELS,
  TILL_SYSTEMS,
  type TicketChannel,
  type TillSystem,
} from '../../src/model/ticket.ts';
import type { Priority } from './priority.ts';
import { WaitingLine } from './waiting-line.ts';

/** A place in the queue. `rank` falls for what came back and rises with age otherwise. */
interface Place {
  readonly ticketId: string;
  readonly rank: number;
  readonly priority: Priority;
}

/** What the queue orders a ticket by. */
export interface QueuedTicket {
  readonly id: string;
  readonly language: Language;
  readonly tillSystem: TillSystem;
  readonly channel: TicketChannel;
  readonly priority: Priority;
}

const PRIORITIES: readonly Priority[] = [1, 2, 3, 4, 5];

/**
 * Tickets waiting for an agent: one line per priority, language, till system and channel. A claim
 * looks at the heads of the lines the agent has the skills for, so its cost does not grow with
 * the number of tickets or agents.
 */
export class TicketQueue {
  readonly #lines: (WaitingLine<Place> | undefined)[] = [];
  /** The place each waiting ticket holds; a place it no longer holds is passed over. */
  readonly #places = new Map<string, Place>();
  /** How many wait, by priority: most claims find nobody, and should find it out at once. */
  readonly #waiting: Record<Priority, number> = { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 };
  #last = 0;
  #first = 0;

  get size(): number {
    return this.#places.size;
  }

  join(ticket: QueuedTicket): void {
    this.#line(ticket).join(this.#place(ticket, ++this.#last));
  }

  /** Back to the head of its priority, before everything else there. */
  comeBack(ticket: QueuedTicket): void {
    this.#line(ticket).comeBack(this.#place(ticket, --this.#first));
  }

  leave(ticketId: string): void {
    const place = this.#places.get(ticketId);
    if (place === undefined) return;
    this.#places.delete(ticketId);
    this.#waiting[place.priority]--;
  }

  /** Takes the most urgent, then oldest, ticket that fits; undefined when there is none. */
  claim({ languages, tillSystems, channels = TICKET_CHANNELS }: AgentSkills): string | undefined {
    for (const priority of PRIORITIES) {
      if (this.#waiting[priority] === 0) continue;
      let best: Place | undefined;
      for (const language of languages) {
        for (const tillSystem of tillSystems) {
          for (const channel of channels) {
            const line = this.#lines[indexOf({ priority, language, tillSystem, channel })];
            const head = line && this.#head(line);
            if (head && (best === undefined || head.rank < best.rank)) best = head;
          }
        }
      }
      if (best === undefined) continue;
      this.leave(best.ticketId);
      return best.ticketId;
    }
    return undefined;
  }

  /** The first place of the line that is still held. */
  #head(line: WaitingLine<Place>): Place | undefined {
    for (let place = line.peek(); place !== undefined; place = line.peek()) {
      if (this.#places.get(place.ticketId) === place) return place;
      line.leave();
    }
    return undefined;
  }

  #place({ id, priority }: QueuedTicket, rank: number): Place {
    this.leave(id);
    const place = { ticketId: id, rank, priority };
    this.#places.set(id, place);
    this.#waiting[priority]++;
    return place;
  }

  #line(ticket: QueuedTicket): WaitingLine<Place> {
    const at = indexOf(ticket);
    const line = this.#lines[at] ?? new WaitingLine<Place>();
    this.#lines[at] = line;
    return line;
  }
}

const numbered = <K extends string>(names: readonly K[]): Readonly<Record<K, number>> =>
  Object.fromEntries(names.map((name, number) => [name, number])) as Record<K, number>;

const LANGUAGE = numbered(LANGUAGES);
const TILL_SYSTEM = numbered(TILL_SYSTEMS);
const CHANNEL = numbered(TICKET_CHANNELS);

/** The number of the line a ticket waits in. */
const indexOf = (ticket: Omit<QueuedTicket, 'id'>): number =>
  ((ticket.priority * LANGUAGES.length + LANGUAGE[ticket.language]) * TILL_SYSTEMS.length +
    TILL_SYSTEM[ticket.tillSystem]) *
    TICKET_CHANNELS.length +
  CHANNEL[ticket.channel];
