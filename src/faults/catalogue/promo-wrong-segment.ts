import type { FaultDefinition } from '../definition.ts';

/** `promo/wrong-segment` */
export const promoWrongSegment: FaultDefinition = {
  kind: 'promo/wrong-segment',
  appliedBy: 'service',
  means: 'Customers are taken to be in a segment that is not theirs.',
  seen: 'Discounts that the customer has no right to, or misses.',
  scope: 'stores',
  per: ['basket', 'till', 'request'],
  parameters: {
    segment: {
      key: 'segment',
      kind: 'segment',
      required: true,
      about: 'The segment they are taken to be in.',
    },
  },
};
