import type { FaultDefinition } from '../definition.ts';

/** `body/schema-drift` */
export const bodySchemaDrift: FaultDefinition = {
  kind: 'body/schema-drift',
  appliedBy: 'service',
  means: 'The body is not what was agreed.',
  seen: 'A member is added, dropped, of another type, null, or has a value nobody knew.',
  scope: 'calls',
  per: ['request', 'till', 'basket'],
  parameters: {
    change: {
      key: 'change',
      kind: 'choice',
      choices: ['added', 'dropped', 'retyped', 'null', 'newEnum'],
      usual: 'added',
      about: 'How the body differs.',
    },
  },
};
