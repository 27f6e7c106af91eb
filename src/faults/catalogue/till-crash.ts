import type { FaultDefinition } from '../definition.ts';

/** `till/crash` */
export const tillCrash: FaultDefinition = {
  kind: 'till/crash',
  appliedBy: 'device',
  means: 'A till crashes and stays down.',
  seen: 'The sale moves to another till or is lost; the till is out until it is mended.',
  scope: 'stores',
  per: ['basket', 'till'],
  parameters: {
    lasts: {
      key: 'lasts_us',
      kind: 'distribution',
      clock: 'business',
      usual: '15min',
      about: 'How long one occurrence lasts.',
    },
  },
};
