import type { Fact } from '../model/facts.ts';

/**
 * Tickets that were accepted and not seen since: whoever acknowledged or answered one has found
 * it in the service, so that only the others have to be looked for at the end.
 */
export class TicketBook {
  readonly #unseen = new Set<string>();

  add(fact: Fact): void {
    if (fact.fact === 'issue.reported') this.#unseen.add(fact.ticket);
    else if (fact.fact === 'ticket.acknowledged' || fact.fact === 'issue.answered') {
      this.#unseen.delete(fact.ticket);
    }
  }

  unseen(): readonly string[] {
    return [...this.#unseen];
  }
}
