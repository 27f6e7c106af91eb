import { ActiveFaults, type Dose } from '../../src/faults/active-faults.ts';
import type { Behaviour } from '../../src/kernel/effects.ts';
import type { Me } from '../../src/kernel/task.ts';
import type { Service } from '../../src/model/operations.ts';
import type { Plan } from '../../src/model/plan.ts';
import { reference } from '../../src/services/reference/binding.ts';
import { type WallParts, WallRig } from './wall-rig.ts';

/** Whose script it is. */
export const THE_DEVICE = 'store/0001/till/1';

/**
 * Runs one device's script by the client of an engine on the wall clock.
 * @returns the doses that the client gave
 */
export async function playOnWall(
  parts: WallParts,
  plan: Plan,
  url: (service: Service) => string,
  script: (me: Me) => Behaviour,
): Promise<readonly Dose[]> {
  const rig = new WallRig(parts, { from_us: plan.live.from_us });
  const faults = new ActiveFaults(plan.faults, rig.key);
  const services = rig.client({ plan, binding: reference, url, faults, retryBudget: 1 });
  let isOver = false;
  const begin = (): void => {
    rig.kernel.spawn(THE_DEVICE, function* (me) {
      yield* script(me);
      isOver = true;
    });
  };
  await rig.run(services, begin, () => isOver);
  return faults.doses();
}
