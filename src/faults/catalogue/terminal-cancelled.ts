import type { FaultDefinition } from '../definition.ts';

/** `terminal/cancelled` */
export const terminalCancelled: FaultDefinition = {
  kind: 'terminal/cancelled',
  appliedBy: 'device',
  means: 'The shopper or the clerk cancels at the terminal.',
  seen: '`Cancel` or `Aborted`: the payment is not made.',
  scope: 'stores',
  per: ['basket', 'till'],
  parameters: {},
};
