import type { FaultDefinition } from '../definition.ts';

/** `promo/late-start` */
export const promoLateStart: FaultDefinition = {
  kind: 'promo/late-start',
  appliedBy: 'service',
  means: 'A promotion starts late at some stores: the service prices as if it did not run.',
  seen: '200 with prices that lack an advertised discount.',
  scope: 'stores',
  per: ['till', 'request'],
  parameters: {
    promotion: {
      key: 'promotion',
      kind: 'promotion',
      required: true,
      about: 'The promotion that is late.',
    },
  },
};
