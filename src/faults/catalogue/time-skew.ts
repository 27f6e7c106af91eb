import type { FaultDefinition } from '../definition.ts';

/** `time/skew` */
export const timeSkew: FaultDefinition = {
  kind: 'time/skew',
  appliedBy: 'device',
  means: 'A clock is wrong by a fixed time.',
  seen: 'Time stamps that are off; rules that start at an instant apply early or late.',
  scope: 'stores',
  per: ['till'],
  parameters: {
    offset: {
      key: 'offset_us',
      kind: 'offset',
      usual: '10min',
      about: 'How far it is ahead; negative: behind.',
    },
    clock: {
      key: 'clock',
      kind: 'choice',
      choices: ['till', 'service'],
      usual: 'till',
      about: 'Whose clock.',
    },
  },
};
