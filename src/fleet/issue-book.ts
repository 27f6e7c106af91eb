import type { Me } from '../kernel/task.ts';
import type { IssueKind } from '../model/ticket.ts';
import type { Floor } from './floor.ts';
import { Issue, type IssueSite } from './issue.ts';
import { liveIssue } from './live-issue.ts';

const key = (kind: IssueKind, device: string): string => `${kind}@${device}`;

/** The open issues of one store: one per kind and device, however often the trouble shows. */
export class IssueBook {
  readonly #open = new Map<string, Issue>();
  readonly #counts = new Map<string, number>();

  find(kind: IssueKind, device: string): Issue | undefined {
    return this.#open.get(key(kind, device));
  }

  /** The oldest open issue that keeps a till closed: what a queue is blamed on. */
  blocking(): Issue | undefined {
    for (const issue of this.#open.values()) {
      if (issue.site.kind === 'receiptNotPrinting') return issue;
    }
    return undefined;
  }

  /** Trouble showed at a device: begins an issue, or is one more sign of the open one. */
  met(me: Me, floor: Floor, site: IssueSite, fault: string | undefined): Issue {
    const at = key(site.kind, site.device.id);
    const known = this.#open.get(at);
    if (known) {
      known.used(false);
      return known;
    }
    const nth = (this.#counts.get(at) ?? 0) + 1;
    this.#counts.set(at, nth);
    const issue = new Issue(`${site.device.id}#${nth}`, site, fault ?? null);
    this.#open.set(at, issue);
    me.note({
      fact: 'issue.began',
      issue: issue.id,
      kind: site.kind,
      store: floor.store.id,
      device: site.device.id,
      fault: issue.fault,
    });
    me.note({
      fact: 'issue.noticed',
      issue: issue.id,
      by: site.kind === 'paymentDeclined' ? 'transaction' : 'clerk',
    });
    site.close();
    floor.me.spawn(`${issue.id}/issue`, (task) => liveIssue(task, floor, issue));
    return issue;
  }

  /** A device was used and worked. */
  worked(kind: IssueKind, device: string): void {
    this.#open.get(key(kind, device))?.used(true);
  }

  /** The issue is over. */
  drop(issue: Issue): void {
    this.#open.delete(key(issue.site.kind, issue.site.device.id));
  }
}
