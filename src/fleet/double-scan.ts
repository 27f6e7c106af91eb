import { type Behaviour, wait } from '../kernel/effects.ts';
import type { Me } from '../kernel/task.ts';
import type { BasketLine } from '../model/basket.ts';
import { seconds } from '../model/units.ts';
import type { Floor } from './floor.ts';
import { priceSite } from './issue-sites.ts';
import type { Till } from './till.ts';

/** How often somebody sees it on the display (assumption), and how long taking it back takes. */
const SEEN = 0.5;
const VOID = seconds(20);

/**
 * What the scanner rang up of a basket: `scanner/double-scan` counts one piece twice. Seen by the
 * shopper or the clerk, the piece is taken back; else it is charged twice.
 * @param scan number of the basket at this till
 */
export function* ringUp(
  me: Me,
  floor: Floor,
  till: Till,
  lines: readonly BasketLine[],
  scan: number,
): Behaviour<readonly BasketLine[]> {
  const encounter = { store: floor.store.id, device: till.path, ordinal: scan };
  const fault = floor.faults.strike('scanner/double-scan', me.now, encounter);
  if (fault === undefined) {
    const open = floor.issues.find('priceMismatch', till.path);
    if (open !== undefined && isOurs(floor, open.fault)) open.used(true);
    return lines;
  }
  const draws = me.stream(`${till.path}/scan/${scan}`, 'fault');
  const twice = draws.pick(lines);
  if (draws.chance(SEEN)) {
    floor.issues.met(me, floor, priceSite(floor, till), fault.id);
    yield* wait(VOID);
    return lines;
  }
  return lines.map((line) => (line === twice ? { ...line, quantity: line.quantity + 1 } : line));
}

/** Whether trouble with prices came of the scanner: only then a good scan is a sign that it works. */
const isOurs = ({ plan }: Floor, fault: string | null): boolean =>
  plan.faults.some(({ id, kind }) => id === fault && kind === 'scanner/double-scan');
