import { ask, type Behaviour, wait } from '../kernel/effects.ts';
import type { Me } from '../kernel/task.ts';
import { isoAt } from '../model/iso.ts';
import type { Floor } from './floor.ts';
import { isSilent, monitor } from './heartbeat-monitor.ts';
import type { Till } from './till.ts';

/**
 * A till reports its devices' states to the support service, for ever, out of step with others;
 * the desk's monitoring sees what they say, or that nothing came.
 */
export function* heartbeat(me: Me, floor: Floor, till: Till): Behaviour {
  const { date, tills } = floor.plan;
  yield* wait(Math.round(me.stream(till.path, 'network').share() * tills.heartbeat_us));
  for (;;) {
    if (till.isMute(me.now)) isSilent(me, floor, till);
    else {
      const printer = till.printer.look(me.now, floor.faults);
      const sent = yield* ask(
        'support.heartbeat',
        {
          storeId: floor.store.id,
          tillId: till.id,
          at: isoAt(date, me.now),
          devices: [
            { type: 'printer', id: till.printer.path, state: printer },
            { type: 'terminal', id: till.terminal.path, state: till.terminal.state },
          ],
        },
        { from: till.path },
      );
      if (sent.kind === 'ok') monitor(me, floor, till, printer);
    }
    yield* wait(tills.heartbeat_us);
  }
}
