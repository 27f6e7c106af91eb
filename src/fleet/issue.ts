import { Mailbox } from '../kernel/mailbox.ts';
import type { DeviceRef, IssueKind } from '../model/ticket.ts';
import type { NoticedBy } from './notice.ts';

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

/** Trouble as one store lives it, from when it begins until it is over. */
export class Issue {
  /** Device and count, e.g. `store/0417/till/3/printer#2`: the same in every engine. */
  readonly id: string;
  readonly site: IssueSite;
  readonly fault: string | null;
  /** Who saw it when it began, where that is known beforehand. */
  readonly seenBy: NoticedBy | undefined;
  /** What the next use shows while an answer of the desk is being tried: works, or not. */
  readonly verdicts: Mailbox<boolean> = new Mailbox<boolean>();
  /** Ends a wait of the issue's life: another use failed before anyone noticed, or it is over. */
  readonly signs: Mailbox<undefined> = new Mailbox<undefined>();
  /** Set when somebody has noticed. */
  noticedBy: NoticedBy | undefined;
  /** Tickets the service accepted, the first one first; several only of an impatient store. */
  readonly tickets: { readonly id: string; readonly reported_us: number }[] = [];
  trying = false;
  #goodUses = 0;
  #isOver = false;

  constructor(id: string, site: IssueSite, fault: string | null, seenBy?: NoticedBy) {
    this.id = id;
    this.site = site;
    this.fault = fault;
    this.seenBy = seenBy;
  }

  /** It went away without anyone mending it. */
  get healed(): boolean {
    return this.#isOver || this.#goodUses >= GOOD_USES;
  }

  /** The device was used again. */
  used(works: boolean): void {
    this.#goodUses = works ? this.#goodUses + 1 : 0;
    if (!works && this.noticedBy === undefined) this.#sign();
    if (!this.trying) return;
    this.trying = false;
    this.verdicts.put(works);
  }

  /** The trouble is known to be over, without any use: the line is back, the till is up again. */
  over(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#sign();
    if (this.trying) this.used(true);
  }

  #sign(): void {
    if (this.signs.size === 0) this.signs.put(undefined);
  }
}
