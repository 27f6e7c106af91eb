import { ask, type Behaviour, wait } from '../kernel/effects.ts';
import type { Me } from '../kernel/task.ts';
import { isoAt } from '../model/iso.ts';
import type { Floor } from './floor.ts';
import type { Till } from './till.ts';

/** A till reports its devices' states to the support service, for ever, out of step with others. */
export function* heartbeat(me: Me, floor: Floor, till: Till): Behaviour {
  const { date, tills } = floor.plan;
  yield* wait(Math.round(me.stream(till.path, 'network').share() * tills.heartbeat_us));
  for (;;) {
    yield* ask(
      'support.heartbeat',
      {
        storeId: floor.store.id,
        tillId: till.id,
        at: isoAt(date, me.now),
        devices: [
          { type: 'printer', id: till.printer.path, state: till.printer.state },
          { type: 'terminal', id: till.terminal.path, state: till.terminal.state },
        ],
      },
      { from: till.path },
    );
    yield* wait(tills.heartbeat_us);
  }
}
