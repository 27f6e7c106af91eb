import type { FaultDefinition } from '../definition.ts';

/** `printer/paper-out` */
export const printerPaperOut: FaultDefinition = {
  kind: 'printer/paper-out',
  appliedBy: 'device',
  means: 'The roll of a receipt printer is at its end.',
  seen: 'The printer is off line with paper end; receipts are not printed until the paper is changed.',
  scope: 'stores',
  per: ['till', 'basket'],
  parameters: {},
};
