import type { FaultPlan } from '../../../src/model/fault-plan.ts';
import type { ServiceFault, Strike } from './service-fault.ts';

/**
 * `promo/late-start`: a promotion that should run does not yet. A discount that the desk
 * authorises by hand is given all the same.
 */
export function promoLateStart({ parameters }: FaultPlan): ServiceFault {
  const strike: Strike = { kind: 'withhold', promotion: parameters.promotion ?? '' };
  return {
    strike: ({ operation }) => (operation.startsWith('promotions.') ? strike : undefined),
  };
}
