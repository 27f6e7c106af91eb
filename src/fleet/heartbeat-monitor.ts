import type { Me } from '../kernel/task.ts';
import type { Floor } from './floor.ts';
import { cableSite, printerSite, tillSite } from './issue-sites.ts';
import type { PrinterState } from './printer.ts';
import type { Till } from './till.ts';

/** States with which a printer prints. */
const PRINTS: ReadonlySet<PrinterState> = new Set(['ready', 'paperNearEnd']);

/** What the desk's monitoring makes of a heartbeat that came: trouble nobody in the store has met. */
export function monitor(me: Me, floor: Floor, till: Till, printer: PrinterState): void {
  if (floor.issues.find('storeOffline', till.path)) floor.issues.gone('storeOffline', till.path);
  if (PRINTS.has(printer) || floor.issues.find('receiptNotPrinting', till.printer.path)) return;
  floor.issues.met(me, floor, printerSite(floor, till), till.printer.fault, 'heartbeat');
}

/** A heartbeat did not come, though others of the store do: the till is down, or its cable is out. */
export function isSilent(me: Me, floor: Floor, till: Till): void {
  if (floor.line.isLost) return;
  const isDown = till.health?.isDown === true;
  const site = isDown ? tillSite(floor, till) : cableSite(floor, till);
  if (isDown && floor.issues.find('tillFrozen', till.path)) return;
  const fault = isDown
    ? till.health?.fault
    : floor.faults.present('till/offline', me.now, floor.store.id);
  floor.issues.met(me, floor, site, fault?.id, 'heartbeat');
}
