import type { RecordedFact } from '../model/facts.ts';

/**
 * One time an agent took a ticket: when it had come (back), was taken, and left her hands. What she
 * goes on with after the store's answer came when she took it.
 */
export interface Contact {
  issue: string;
  readonly team: string;
  readonly agent: string;
  readonly came_us: number;
  readonly taken_us: number;
  /** Null while it is in hand at the end. */
  left_us: number | null;
}

/** Joins the facts of tickets to contacts. */
export class ContactBook {
  readonly all: Contact[] = [];
  readonly #waiting = new Map<string, { readonly issue: string; readonly came_us?: number }>();
  readonly #inHand = new Map<string, Contact>();
  readonly #asked = new Set<string>();

  add(fact: RecordedFact): void {
    switch (fact.fact) {
      case 'issue.reported':
      case 'issue.reopened': {
        const early = this.#inHand.get(fact.ticket);
        // An agent can be quicker than the service's answer to the store.
        if (early?.issue === '') early.issue = fact.issue;
        else this.#waiting.set(fact.ticket, { issue: fact.issue, came_us: fact.at_us });
        return;
      }
      case 'ticket.acknowledged': {
        const { issue = '', came_us = fact.at_us } = this.#waiting.get(fact.ticket) ?? {};
        const { team, agent } = fact;
        const contact = { issue, came_us, team, agent, taken_us: fact.at_us, left_us: null };
        this.all.push(contact);
        this.#inHand.set(fact.ticket, contact);
        return;
      }
      case 'ticket.askedBack':
        this.#asked.add(fact.ticket);
        return;
      case 'ticket.resolved':
      case 'ticket.released': {
        const contact = this.#inHand.get(fact.ticket);
        if (contact === undefined) return;
        contact.left_us = fact.at_us;
        this.#inHand.delete(fact.ticket);
        if (fact.fact === 'ticket.resolved') return;
        // What waits for the store's answer waits for no agent.
        const isAsked = this.#asked.delete(fact.ticket);
        const { issue } = contact;
        this.#waiting.set(fact.ticket, isAsked ? { issue } : { issue, came_us: fact.at_us });
      }
    }
  }
}
