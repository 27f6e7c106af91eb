import type { FaultDefinition } from '../definition.ts';

/** `head/slow` */
export const headSlow: FaultDefinition = {
  kind: 'head/slow',
  appliedBy: 'service',
  means: 'The head of answers comes byte by byte.',
  seen: 'The answer comes late, or `timeout`; the effect is there.',
  scope: 'calls',
  per: ['request', 'till', 'basket'],
  parameters: {
    pause: {
      key: 'pauseWall_us',
      kind: 'duration',
      clock: 'wall',
      usual: '50ms',
      about: 'Between two bytes.',
    },
  },
};
