import type { FaultDefinition } from '../definition.ts';

/** `time/midnight` */
export const timeMidnight: FaultDefinition = {
  kind: 'time/midnight',
  appliedBy: 'device',
  means: 'A clock takes the day to be over already.',
  seen: 'Time stamps of the next day; rules of this day no longer apply.',
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
