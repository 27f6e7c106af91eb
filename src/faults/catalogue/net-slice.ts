import type { FaultDefinition } from '../definition.ts';

/** `net/slice` */
export const netSlice: FaultDefinition = {
  kind: 'net/slice',
  appliedBy: 'client',
  means: 'Answers arrive in small pieces with a pause between them.',
  seen: 'The answer comes late, piece by piece.',
  scope: 'calls',
  per: ['request', 'till', 'basket'],
  parameters: {
    bytes: { key: 'bytes', kind: 'count', low: 1, high: 1000000, usual: 16, about: 'In a piece.' },
    pause: {
      key: 'pauseWall_us',
      kind: 'duration',
      clock: 'wall',
      usual: '5ms',
      about: 'Between two pieces.',
    },
  },
  wire: { ends: 'late', reaches: true },
};
