import type { FaultDefinition } from '../definition.ts';

/** `printer/paper-near-end` */
export const printerPaperNearEnd: FaultDefinition = {
  kind: 'printer/paper-near-end',
  appliedBy: 'device',
  means: 'The roll of a receipt printer is near its end.',
  seen: 'The printer says so and prints on, until so many receipts later it is out of paper.',
  scope: 'stores',
  per: ['till', 'basket'],
  parameters: {
    receipts: {
      key: 'receipts',
      kind: 'count',
      low: 0,
      high: 10000,
      usual: 20,
      about: 'Receipts left on the roll.',
    },
  },
};
