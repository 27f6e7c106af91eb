import type { FaultDefinition } from '../definition.ts';

/** `printer/offline` */
export const printerOffline: FaultDefinition = {
  kind: 'printer/offline',
  appliedBy: 'device',
  means: 'A receipt printer cannot be reached or does not print.',
  seen: 'Receipts are not printed until it is repaired or the fault heals.',
  scope: 'stores',
  per: ['till', 'basket'],
  parameters: {},
};
