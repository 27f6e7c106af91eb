import type { FaultDefinition } from '../definition.ts';

/** `body/wrong-total` */
export const bodyWrongTotal: FaultDefinition = {
  kind: 'body/wrong-total',
  appliedBy: 'service',
  means: 'Totals are wrong by a fixed amount.',
  seen: 'A price that is not the sum of its lines.',
  scope: 'calls',
  per: ['request', 'till', 'basket'],
  parameters: {
    added: { key: 'addedMinor', kind: 'money', usual: 1, about: 'Added to each total.' },
  },
};
