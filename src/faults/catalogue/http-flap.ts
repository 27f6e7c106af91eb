import type { FaultDefinition } from '../definition.ts';

/** `http/flap` */
export const httpFlap: FaultDefinition = {
  kind: 'http/flap',
  appliedBy: 'service',
  means: 'The service goes down and up, over and over.',
  seen: '503 while it is down, ordinary answers while it is up.',
  scope: 'calls',
  per: [],
  parameters: {
    down: {
      key: 'downWall_us',
      kind: 'duration',
      clock: 'wall',
      usual: '2s',
      about: 'How long it is down each time.',
    },
    up: {
      key: 'upWall_us',
      kind: 'duration',
      clock: 'wall',
      usual: '2s',
      about: 'How long it is up each time.',
    },
  },
};
