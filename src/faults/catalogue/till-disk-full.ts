import type { FaultDefinition } from '../definition.ts';

/** `till/disk-full` */
export const tillDiskFull: FaultDefinition = {
  kind: 'till/disk-full',
  appliedBy: 'device',
  means: 'The disk of a till is full.',
  seen: 'What the till cannot write is lost with it when it crashes.',
  scope: 'stores',
  per: ['till', 'basket'],
  parameters: {},
};
