import type { FaultDefinition } from '../definition.ts';

/** `printer/cover-open` */
export const printerCoverOpen: FaultDefinition = {
  kind: 'printer/cover-open',
  appliedBy: 'device',
  means: 'The cover of a receipt printer is open.',
  seen: 'The printer is off line with its cover open; receipts are not printed until it is shut.',
  scope: 'stores',
  per: ['till', 'basket'],
  parameters: {},
};
