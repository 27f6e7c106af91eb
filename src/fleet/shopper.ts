import { type Behaviour, hold, race, wait } from '../kernel/effects.ts';
import type { Lease } from '../kernel/pool.ts';
import type { Me } from '../kernel/task.ts';
import type { Floor } from './floor.ts';
import { HAPPENED } from './happened.ts';
import { type Collected, handOut, orderAhead } from './pick-up.ts';
import { takeBack } from './returns.ts';
import { type Served, sale } from './sale.ts';
import { noteAbnormal, noteLost } from './sale-facts.ts';
import type { Till } from './till.ts';
import type { Visit } from './visit.ts';

/** Tills a shopper goes to before she gives up: her own, and one more. */
const TILLS = 2;

/** Queues for a till until her patience ends, then is served; at another till when it is down. */
export function* shopper(me: Me, floor: Floor, visit: Visit): Behaviour {
  const came_us = me.now;
  let lease: Lease<Till> | undefined;
  let joined_us: number | undefined;
  try {
    let collected: Collected | undefined;
    if (visit.purpose === 'pickUp') {
      collected = yield* orderAhead(me, floor, visit);
      if (collected === undefined) return;
    }
    for (let tried = 1; tried <= TILLS; tried++) {
      joined_us = me.now;
      me.tally({ tally: 'queue.joined' });
      // Who was sent away from a till is next at any other.
      const till = hold(floor.inService, tried === 1 ? {} : { priority: 1 });
      const won = yield* race({ till, gaveUp: wait(visit.patience_us) });
      me.tally({ tally: 'queue.left', waited_us: me.now - joined_us });
      joined_us = undefined;
      if (won.key === 'gaveUp') {
        const issue = floor.issues.blocking()?.id;
        noteLost(me, floor, undefined, 'queueTooLong', issue, visit.grossMinor);
        return;
      }
      lease = won.value;
      const served = yield* serve(me, floor, lease.item, visit, collected);
      if (served === 'over') {
        if (tried > 1) movedTo(me, floor, lease.item, visit);
        return;
      }
      const issue = floor.issues.find('tillFrozen', lease.item.path)?.id;
      if (tried === TILLS) noteLost(me, floor, lease.item, 'tillDown', issue, visit.grossMinor);
      lease.release();
    }
  } finally {
    lease?.release();
    const stayed_us = me.now - came_us;
    const queued = joined_us === undefined ? {} : { queued_us: me.now - joined_us };
    me.tally({ tally: 'shopper.left', stayed_us, ...queued });
  }
}

/** What she came for. A return without anything sold yet is a purchase. */
function serve(
  me: Me,
  floor: Floor,
  till: Till,
  visit: Visit,
  collected: Collected | undefined,
): Behaviour<Served> {
  if (collected !== undefined) return handOut(me, floor, till, visit, collected);
  const sold = visit.purpose === 'return' ? floor.sold.take() : undefined;
  return sold === undefined ? sale(me, floor, till, visit) : takeBack(me, floor, till, visit, sold);
}

/** She was sent to this till from one that was down. */
function movedTo(me: Me, floor: Floor, till: Till, visit: Visit): void {
  noteAbnormal(me, floor, till, 'atAnotherTill', undefined, visit.grossMinor);
  me.tally(HAPPENED['sale.atAnotherTill']);
}
