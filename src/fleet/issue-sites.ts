import type { Floor } from './floor.ts';
import type { IssueSite } from './issue.ts';
import type { Till } from './till.ts';

const nothing = (): void => undefined;

/** Receipts do not print: the till may not sell and is closed until its printer works. */
export const printerSite = (floor: Floor, till: Till): IssueSite => ({
  kind: 'receiptNotPrinting',
  device: { type: 'printer', id: till.printer.path },
  tillId: till.id,
  repair: () => till.printer.repair(),
  close: () => floor.inService.withdraw(till),
  reopen: () => floor.inService.restore(till),
});

/** Cards are declined for technical reasons: the till goes on selling for cash. */
export const terminalSite = (till: Till): IssueSite => ({
  kind: 'paymentDeclined',
  device: { type: 'terminal', id: till.terminal.path },
  tillId: till.id,
  repair: () => till.terminal.repair(),
  close: nothing,
  reopen: nothing,
});

/** An advertised discount is missing in the whole store: the desk may allow it by hand. */
export const discountSite = (floor: Floor, till: Till, promotion: string): IssueSite => ({
  kind: 'discountNotApplied',
  device: { type: 'store', id: `store/${floor.store.id}` },
  tillId: till.id,
  repair: (ticket) => floor.allowances.set(promotion, ticket ?? floor.store.clerk),
  close: nothing,
  reopen: nothing,
});
