import { ask, type Behaviour, until } from '../kernel/effects.ts';
import type { Me } from '../kernel/task.ts';
import type { FaultPlan } from '../model/fault-plan.ts';
import { appliedBy } from './applied-by.ts';

/**
 * Sees one fault through: notes its start and its heal, and has the mocks apply what only a
 * service can. To be spawned in the control phase, so that a fault is on before anyone meets it.
 * A fault that the services do not let be injected is not started: it was not exercised.
 * @param healBy_us the end of the run, when everything is healed at the latest
 */
export function* conductFault(me: Me, fault: FaultPlan, healBy_us: number): Behaviour {
  const { id, kind } = fault;
  if (fault.to_us <= me.now || fault.from_us >= healBy_us) return;
  const inService = appliedBy(fault) === 'service';
  yield* until(fault.from_us);
  if (inService) {
    const injected = yield* ask('control.inject', fault);
    if (injected.kind !== 'ok') return;
  }
  me.note({ fact: 'fault.started', fault: id, kind });
  yield* until(Math.min(fault.to_us, healBy_us));
  if (inService) yield* ask('control.heal', { fault: id });
  me.note({ fact: 'fault.healed', fault: id, kind });
}
