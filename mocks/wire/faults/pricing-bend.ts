import type { Bend } from './bends.ts';
import type { ServiceFault, Strike } from './service-fault.ts';

/** A fault that bends how baskets are priced. */
export function pricingBend(bend: Bend): ServiceFault {
  const strike: Strike = { kind: 'bend', bend };
  return {
    strike: ({ operation }) => (operation.startsWith('promotions.') ? strike : undefined),
  };
}
