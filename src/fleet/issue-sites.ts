import type { DeviceRef } from '../model/ticket.ts';
import type { Floor } from './floor.ts';
import type { IssueSite } from './issue.ts';
import type { Till } from './till.ts';

const nothing = (): void => undefined;
const storeDevice = ({ store }: Floor): DeviceRef => ({ type: 'store', id: `store/${store.id}` });

/** Receipts do not print: the till may not sell and is closed until its printer works. */
export const printerSite = (floor: Floor, till: Till): IssueSite => ({
  kind: 'receiptNotPrinting',
  device: { type: 'printer', id: till.printer.path },
  tillId: till.id,
  repair: () => till.printer.repair(),
  close: () => floor.issues.shut(floor, till, 'receiptNotPrinting'),
  reopen: () => floor.issues.unlock(floor, till, 'receiptNotPrinting'),
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
  device: storeDevice(floor),
  tillId: till.id,
  repair: (ticket) => floor.allowances.set(promotion, ticket ?? floor.store.clerk),
  close: nothing,
  reopen: nothing,
});

/** A till is frozen or down: it sells nothing and is closed until it is up again. */
export const tillSite = (floor: Floor, till: Till): IssueSite => ({
  kind: 'tillFrozen',
  device: { type: 'till', id: till.path },
  tillId: till.id,
  repair: () => till.repair(),
  close: () => floor.issues.shut(floor, till, 'tillFrozen'),
  reopen: () => floor.issues.unlock(floor, till, 'tillFrozen'),
});

/**
 * The store has no line to any service: tills sell offline. Nobody in the store or at the desk can
 * mend the provider's line, so an answer works only once the line is back.
 */
export const lineSite = (floor: Floor): IssueSite => ({
  kind: 'storeOffline',
  device: storeDevice(floor),
  tillId: floor.tills[0]?.id ?? floor.store.id,
  repair: nothing,
  close: nothing,
  reopen: nothing,
});

/** One till has no line, its cable is out: it sells offline until somebody plugs it in. */
export const cableSite = (floor: Floor, till: Till): IssueSite => ({
  kind: 'storeOffline',
  device: { type: 'till', id: till.path },
  tillId: till.id,
  repair: () => {
    till.repair();
    floor.issues.gone('storeOffline', till.path);
  },
  close: nothing,
  reopen: nothing,
});

/**
 * A till charges another price than the shelf or another channel says. Mended by an allowance, to
 * be looked up as `floor.issues.allowance('priceMismatch', till.path)`: the right price by hand.
 */
export const priceSite = (floor: Floor, till: Till): IssueSite => ({
  kind: 'priceMismatch',
  device: { type: 'till', id: till.path },
  tillId: till.id,
  repair: (ticket) => floor.issues.allow('priceMismatch', till.path, ticket ?? floor.store.clerk),
  close: nothing,
  reopen: nothing,
});

/**
 * Orders from the web shop cannot be handed over in this store. Mended by an allowance, to be
 * looked up as `floor.issues.allowance('pickUpBlocked', 'store/0417')`: handed over by hand.
 */
export const pickUpSite = (floor: Floor, till: Till): IssueSite => {
  const device = storeDevice(floor);
  return {
    kind: 'pickUpBlocked',
    device,
    tillId: till.id,
    repair: (ticket) => floor.issues.allow('pickUpBlocked', device.id, ticket ?? floor.store.clerk),
    close: nothing,
    reopen: nothing,
  };
};
