import { Mailbox } from '../kernel/mailbox.ts';
import type { DeviceRef, IssueKind } from '../model/ticket.ts';

/** The place where trouble shows: what an issue is about, and what mending it does there. */
export interface IssueSite {
  readonly kind: IssueKind;
  readonly device: DeviceRef;
  /** Till at which it shows, as the service knows it; the first of the store when it is general. */
  readonly tillId: string;
  /** Mends the device, or lets the till work around the trouble on the ticket's authority. */
  repair(ticket: string | undefined): void;
  /** Takes out of service what cannot be used meanwhile. */
  close(): void;
  /** Puts it back to be tried. */
  reopen(): void;
}

/** Uses in a row that work before a store believes that trouble went by itself. */
const GOOD_USES = 3;

/** Trouble as one store lives it, from when it is noticed until it is over. */
export class Issue {
  /** Device and count, e.g. `store/0417/till/3/printer#2`: the same in every engine. */
  readonly id: string;
  readonly site: IssueSite;
  readonly fault: string | null;
  /** What the next use shows while an answer of the desk is being tried: works, or not. */
  readonly verdicts: Mailbox<boolean> = new Mailbox<boolean>();
  ticket: string | undefined;
  trying = false;
  #goodUses = 0;

  constructor(id: string, site: IssueSite, fault: string | null) {
    this.id = id;
    this.site = site;
    this.fault = fault;
  }

  /** It went away without anyone mending it. */
  get healed(): boolean {
    return this.#goodUses >= GOOD_USES;
  }

  /** The device was used again. */
  used(works: boolean): void {
    this.#goodUses = works ? this.#goodUses + 1 : 0;
    if (!this.trying) return;
    this.trying = false;
    this.verdicts.put(works);
  }
}
