import { gearOf } from '../src/engines/live/gear.ts';
import { Shard } from '../src/engines/wall/shard.ts';
import type { Service } from '../src/model/operations.ts';
import type { Plan } from '../src/model/plan.ts';
import { reference } from '../src/services/reference/binding.ts';

const SPOKEN = { promotions: reference, payments: reference, support: reference, sales: reference };

/** All stores of a plan as one shard of the live engine, in this process; it begins at once. */
export function liveShard(
  plan: Plan,
  folder: string,
  targets: Readonly<Record<Service, string>>,
): Shard {
  const mine = {
    plan,
    runId: 'bench',
    folder,
    version: '0',
    index: 0,
    workers: 1,
    stores: plan.stores.map(({ id }) => id),
    hasDesk: true,
    targets,
    access: {},
    adminUrl: undefined,
  };
  return new Shard(mine, gearOf(mine, SPOKEN, performance.timeOrigin + performance.now()));
}
