import { REFERENCE_APIS } from '../../mocks/reference-api.ts';
import { serveApi } from '../../mocks/wire/serve-api.ts';
import { World } from '../../mocks/world.ts';
import { SERVICES, type Service } from '../../src/model/operations.ts';
import type { Plan } from '../../src/model/plan.ts';

/** The reference services of one world on sockets of their own. */
export interface ServedReference {
  readonly world: World;
  url(service: Service): string;
  close(): Promise<void>;
}

/** Serves a plan's world; its faults are on from the start. */
export async function serveReference(plan: Plan): Promise<ServedReference> {
  const world = new World({ seed: 1, promotions: plan.promotions, coupons: plan.coupons });
  for (const fault of plan.faults) world.faults.put(fault);
  const served = await Promise.all(SERVICES.map((name) => serveApi(REFERENCE_APIS[name], world)));
  return {
    world,
    url: (service) => served[SERVICES.indexOf(service)]?.url ?? '',
    close: async () => {
      await Promise.all(served.map((one) => one.close()));
    },
  };
}
