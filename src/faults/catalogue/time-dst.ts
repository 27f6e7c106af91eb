import type { FaultDefinition } from '../definition.ts';

/** `time/dst` */
export const timeDst: FaultDefinition = {
  kind: 'time/dst',
  appliedBy: 'device',
  means: 'A clock has changed to or from summer time a day early.',
  seen: 'Time stamps that are an hour ahead.',
  scope: 'stores',
  per: ['till'],
  parameters: {
    clock: {
      key: 'clock',
      kind: 'choice',
      choices: ['till', 'service'],
      usual: 'till',
      about: 'Whose clock.',
    },
  },
};
