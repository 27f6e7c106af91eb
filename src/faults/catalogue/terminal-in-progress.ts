import type { FaultDefinition } from '../definition.ts';

/** `terminal/in-progress` */
export const terminalInProgress: FaultDefinition = {
  kind: 'terminal/in-progress',
  appliedBy: 'device',
  means: 'A payment terminal is still at the payment before.',
  seen: '`InProgress`: ask for the status again before anything else.',
  scope: 'stores',
  per: ['basket', 'till'],
  parameters: {},
};
