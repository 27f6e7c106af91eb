import type { FaultDefinition } from '../definition.ts';

/** `till/restart` */
export const tillRestart: FaultDefinition = {
  kind: 'till/restart',
  appliedBy: 'device',
  means: 'A till restarts.',
  seen: 'The till is back after a while; what it has queued survives.',
  scope: 'stores',
  per: ['basket', 'till'],
  parameters: {
    lasts: {
      key: 'lasts_us',
      kind: 'distribution',
      clock: 'business',
      usual: '4min',
      about: 'How long one occurrence lasts.',
    },
  },
};
