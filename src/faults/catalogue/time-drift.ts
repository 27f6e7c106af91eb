import type { FaultDefinition } from '../definition.ts';

/** `time/drift` */
export const timeDrift: FaultDefinition = {
  kind: 'time/drift',
  appliedBy: 'device',
  means: 'A clock runs fast or slow.',
  seen: 'Time stamps that are off by more and more.',
  scope: 'stores',
  per: ['till'],
  parameters: {
    perHour: {
      key: 'perHour_us',
      kind: 'offset',
      usual: '1min',
      about: 'What it gains in an hour; negative: loses.',
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
