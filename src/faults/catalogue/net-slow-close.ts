import type { FaultDefinition } from '../definition.ts';

/** `net/slow-close` */
export const netSlowClose: FaultDefinition = {
  kind: 'net/slow-close',
  appliedBy: 'client',
  means: 'Connections stay half open for a while after the answer.',
  seen: 'The answer is whole and in time; the connection lingers and holds its place.',
  scope: 'calls',
  per: ['request', 'till', 'basket'],
  parameters: {
    pause: {
      key: 'pauseWall_us',
      kind: 'duration',
      clock: 'wall',
      usual: '2s',
      about: 'How long the connection lingers.',
    },
  },
  wire: { ends: 'late', reaches: true },
};
