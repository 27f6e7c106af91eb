import type { FaultDefinition } from '../definition.ts';

/** `time/step` */
export const timeStep: FaultDefinition = {
  kind: 'time/step',
  appliedBy: 'device',
  means: 'A clock jumps, and jumps back when it heals.',
  seen: 'Time stamps with a gap or an overlap.',
  scope: 'stores',
  per: ['till'],
  parameters: {
    offset: {
      key: 'offset_us',
      kind: 'offset',
      usual: '5min',
      about: 'How far it jumps; negative: back.',
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
