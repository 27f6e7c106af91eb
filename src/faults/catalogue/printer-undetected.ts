import type { FaultDefinition } from '../definition.ts';

/** `printer/undetected` */
export const printerUndetected: FaultDefinition = {
  kind: 'printer/undetected',
  appliedBy: 'device',
  means: 'A receipt printer can be reached, says that all is well, and does not print.',
  seen: 'Nothing by its status: a receipt is missing and only people notice.',
  scope: 'stores',
  per: ['till', 'basket'],
  parameters: {},
};
