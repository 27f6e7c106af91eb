import type { FaultDefinition } from '../definition.ts';

/** `printer/slow` */
export const printerSlow: FaultDefinition = {
  kind: 'printer/slow',
  appliedBy: 'device',
  means: 'A receipt printer is slow.',
  seen: 'Receipts take a multiple of their time.',
  scope: 'stores',
  per: ['till', 'basket'],
  parameters: {
    factor: {
      key: 'factor',
      kind: 'number',
      low: 1,
      high: 100,
      usual: 4,
      about: 'Multiple of the usual time.',
    },
  },
};
