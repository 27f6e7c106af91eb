import type { FaultDefinition } from '../definition.ts';

/** `promo/stale-catalogue` */
export const promoStaleCatalogue: FaultDefinition = {
  kind: 'promo/stale-catalogue',
  appliedBy: 'device',
  means: 'Tills that price by themselves have rules from before.',
  seen: 'Prices by old rules: a shopper who knows the new ones complains.',
  scope: 'stores',
  per: ['till'],
  parameters: {
    age: {
      key: 'age_us',
      kind: 'duration',
      clock: 'business',
      usual: '24h',
      about: 'How old the rules are.',
    },
  },
};
