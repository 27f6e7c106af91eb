import type { Me } from '../kernel/task.ts';
import type { IssueKind } from '../model/ticket.ts';
import type { Floor } from './floor.ts';
import { Issue, type IssueSite } from './issue.ts';
import { liveIssue } from './live-issue.ts';
import type { NoticedBy } from './notice.ts';
import type { Till } from './till.ts';

const key = (kind: IssueKind, device: string): string => `${kind}@${device}`;

/** Kinds that keep a till closed while they are open. */
const CLOSING: ReadonlySet<IssueKind> = new Set(['receiptNotPrinting', 'tillFrozen']);

/** The open issues of one store: one per kind and device, however often the trouble shows. */
export class IssueBook {
  readonly #open = new Map<string, Issue>();
  readonly #counts = new Map<string, number>();
  /** Who allowed the clerk to work around trouble of a kind at a device. */
  readonly #allowances = new Map<string, string>();
  /** Why tills are closed: a till opens again when nothing is left that closes it. */
  readonly #shut = new Map<Till, Set<IssueKind>>();

  find(kind: IssueKind, device: string): Issue | undefined {
    // Most sales meet no trouble at all: then not even the key is put together.
    return this.#open.size === 0 ? undefined : this.#open.get(key(kind, device));
  }

  /** The oldest open issue that keeps a till closed: what a queue is blamed on. */
  blocking(): Issue | undefined {
    for (const issue of this.#open.values()) {
      if (CLOSING.has(issue.site.kind) && issue.noticedBy !== undefined) return issue;
    }
    return undefined;
  }

  /** Issues with a ticket that nobody has ended. */
  get reported(): number {
    let count = 0;
    for (const issue of this.#open.values()) if (issue.tickets.length > 0) count++;
    return count;
  }

  /**
   * Trouble showed at a device: begins an issue, or is one more sign of the open one.
   * @param fault id of the fault that bit, where one did
   * @param seenBy who saw it, where that is not the till's own failed transaction or the clerk
   */
  met(me: Me, floor: Floor, site: IssueSite, fault: string | undefined, seenBy?: NoticedBy): Issue {
    const at = key(site.kind, site.device.id);
    const known = this.#open.get(at);
    if (known) {
      known.used(false);
      return known;
    }
    const nth = (this.#counts.get(at) ?? 0) + 1;
    this.#counts.set(at, nth);
    const issue = new Issue(this.#idOf(site, nth), site, fault ?? null, seenBy);
    this.#open.set(at, issue);
    me.note({
      fact: 'issue.began',
      issue: issue.id,
      kind: site.kind,
      store: floor.store.id,
      device: site.device.id,
      fault: issue.fault,
    });
    floor.me.spawn(`${issue.id}/issue`, (task) => liveIssue(task, floor, issue));
    return issue;
  }

  /** A device was used and worked. */
  worked(kind: IssueKind, device: string): void {
    this.find(kind, device)?.used(true);
  }

  /** The trouble is over, without anybody using the device: a line is back, a till is up again. */
  gone(kind: IssueKind, device: string): void {
    this.find(kind, device)?.over();
  }

  /** The issue is over. */
  drop(issue: Issue): void {
    this.#open.delete(key(issue.site.kind, issue.site.device.id));
  }

  /** From now on the clerk may work around trouble of a kind, on this authority. */
  allow(kind: IssueKind, device: string, authority: string): void {
    this.#allowances.set(key(kind, device), authority);
  }

  /** Ticket or clerk by whose authority the clerk may work around the trouble. */
  allowance(kind: IssueKind, device: string): string | undefined {
    return this.#allowances.get(key(kind, device));
  }

  /** Closes a till for an issue of the kind. */
  shut(floor: Floor, till: Till, kind: IssueKind): void {
    const why = this.#shut.get(till) ?? new Set();
    this.#shut.set(till, why.add(kind));
    floor.inService.withdraw(till);
  }

  /** The issue does not close the till any more: it opens unless another one does. */
  unlock(floor: Floor, till: Till, kind: IssueKind): void {
    const why = this.#shut.get(till);
    if (!why?.delete(kind) || why.size > 0) return;
    this.#shut.delete(till);
    floor.inService.restore(till);
  }

  /** Device and count; where several kinds are about one device, the kind as well. */
  #idOf({ kind, device }: IssueSite, nth: number): string {
    return HAS_KIND.has(kind) ? `${device.id}#${kind}#${nth}` : `${device.id}#${nth}`;
  }
}

/** Kinds that share their device with another kind. */
const HAS_KIND: ReadonlySet<IssueKind> = new Set([
  'storeOffline',
  'pickUpBlocked',
  'priceMismatch',
]);
