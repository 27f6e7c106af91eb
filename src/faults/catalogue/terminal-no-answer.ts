import type { FaultDefinition } from '../definition.ts';

/** `terminal/no-answer` */
export const terminalNoAnswer: FaultDefinition = {
  kind: 'terminal/no-answer',
  appliedBy: 'device',
  means: 'A payment terminal does not answer in time, and nothing was paid.',
  seen: 'Silence: ask for the status, which knows of no payment.',
  scope: 'stores',
  per: ['basket', 'till'],
  parameters: {},
};
