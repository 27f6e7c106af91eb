import {
  type AgentSkills,
  LANGUAGES,
  type Language,
  type SupportLevel,
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
  /** Number of its group: tickets of one level and priority. */
  readonly group: number;
}

/** What the queue orders a ticket by. */
export interface QueuedTicket {
  readonly id: string;
  readonly language: Language;
  readonly tillSystem: TillSystem;
  readonly channel: TicketChannel;
  readonly priority: Priority;
  /** Absent: 1. */
  readonly level?: SupportLevel;
}

const PRIORITIES: readonly Priority[] = [1, 2, 3, 4, 5];
/** Groups a level has room for: its priorities, which count from 1. */
const GROUPS = PRIORITIES.length + 1;

/**
 * Tickets waiting for an agent: one line per level, priority, language, till system and channel. A
 * claim looks at the heads of the lines the agent has the skills for, so its cost does not grow
 * with the number of tickets or agents.
 */
export class TicketQueue {
  readonly #lines: (WaitingLine<Place> | undefined)[] = [];
  /** The place each waiting ticket holds; a place it no longer holds is passed over. */
  readonly #places = new Map<string, Place>();
  /** How many wait, by group: most claims find nobody, and should find it out at once. */
  readonly #waiting = new Int32Array(3 * GROUPS);
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
    this.#wait(place.group, -1);
  }

  /** Takes the most urgent, then oldest, ticket that fits; undefined when there is none. */
  claim(skills: AgentSkills): string | undefined {
    const { languages, tillSystems, channels = TICKET_CHANNELS, level = 1 } = skills;
    for (const priority of PRIORITIES) {
      const group = groupOf(priority, level);
      if (this.#waiting[group] === 0) continue;
      let best: Place | undefined;
      for (const language of languages) {
        for (const tillSystem of tillSystems) {
          for (const channel of channels) {
            const line = this.#lines[indexOf(group, language, tillSystem, channel)];
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

  #place({ id, priority, level }: QueuedTicket, rank: number): Place {
    this.leave(id);
    const place = { ticketId: id, rank, group: groupOf(priority, level) };
    this.#places.set(id, place);
    this.#wait(place.group, 1);
    return place;
  }

  #wait(group: number, change: 1 | -1): void {
    this.#waiting[group] = (this.#waiting[group] ?? 0) + change;
  }

  #line(ticket: QueuedTicket): WaitingLine<Place> {
    const { priority, level, language, tillSystem, channel } = ticket;
    const at = indexOf(groupOf(priority, level), language, tillSystem, channel);
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

/** The number of the group a ticket waits in. */
const groupOf = (priority: Priority, level: SupportLevel = 1): number => level * GROUPS + priority;

/** The number of the line a ticket waits in. */
const indexOf = (
  group: number,
  language: Language,
  tillSystem: TillSystem,
  channel: TicketChannel,
): number =>
  ((group * LANGUAGES.length + LANGUAGE[language]) * TILL_SYSTEMS.length +
    TILL_SYSTEM[tillSystem]) *
    TICKET_CHANNELS.length +
  CHANNEL[channel];
