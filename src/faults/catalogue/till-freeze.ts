import type { FaultDefinition } from '../definition.ts';

/** `till/freeze` */
export const tillFreeze: FaultDefinition = {
  kind: 'till/freeze',
  appliedBy: 'device',
  means: 'A till freezes.',
  seen: 'Nothing moves for a while; shoppers wait.',
  scope: 'stores',
  per: ['basket', 'till'],
  parameters: {
    lasts: {
      key: 'lasts_us',
      kind: 'distribution',
      clock: 'business',
      usual: '90s',
      about: 'How long one occurrence lasts.',
    },
  },
};
