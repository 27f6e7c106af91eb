import type { FaultDefinition } from '../definition.ts';

/** `body/rounding` */
export const bodyRounding: FaultDefinition = {
  kind: 'body/rounding',
  appliedBy: 'service',
  means: 'Discounts are rounded line by line instead of once.',
  seen: 'Totals that differ by cents from the right ones.',
  scope: 'calls',
  per: ['request', 'till', 'basket'],
  parameters: {},
};
