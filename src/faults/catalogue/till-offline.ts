import type { FaultDefinition } from '../definition.ts';

/** `till/offline` */
export const tillOffline: FaultDefinition = {
  kind: 'till/offline',
  appliedBy: 'device',
  means: 'A till has lost its network.',
  seen: 'It sells by what it holds, and hands over later.',
  scope: 'stores',
  per: ['till', 'basket'],
  parameters: {},
};
