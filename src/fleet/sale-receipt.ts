import { type Behaviour, wait } from '../kernel/effects.ts';
import type { Me } from '../kernel/task.ts';
import type { Floor } from './floor.ts';
import { HAPPENED } from './happened.ts';
import { printerSite } from './issue-sites.ts';
import type { Till } from './till.ts';
import { tillReady } from './till-health.ts';
import type { Visit } from './visit.ts';

/** Whether there is a receipt, and the issue when there is none. */
export interface Receipt {
  readonly printed: boolean;
  readonly issue: string | undefined;
}

/**
 * Prints the receipt, asking the printer how it is before and after: one that is not there is
 * noticed, not assumed (PRINT-1). What the printer itself does not know, the clerk sees.
 */
export function* printReceipt(
  me: Me,
  floor: Floor,
  till: Till,
  visit: Visit,
  basket: string,
): Behaviour<Receipt> {
  const { printer } = till;
  if (floor.hasTillFaults && !(yield* tillReady(me, floor, till))) {
    me.note({ fact: 'receipt.missing', basket });
    return { printed: false, issue: floor.issues.find('tillFrozen', till.path)?.id };
  }
  const before = printer.status(me.now);
  const printed = printer.print(me.now, floor.faults);
  yield* wait(visit.printing_us * printer.slowness);
  if (before !== 'ready' || printer.status(me.now) !== 'ready') {
    me.tally(HAPPENED['printer.statusSeen']);
  }
  me.note({ fact: printed ? 'receipt.printed' : 'receipt.missing', basket });
  if (printed) {
    floor.issues.worked('receiptNotPrinting', printer.path);
    return { printed, issue: undefined };
  }
  me.tally(HAPPENED['printer.failed']);
  const issue = floor.issues.met(me, floor, printerSite(floor, till), printer.fault);
  return { printed, issue: issue.id };
}
