import type { FaultDefinition } from '../definition.ts';

/** `terminal/busy` */
export const terminalBusy: FaultDefinition = {
  kind: 'terminal/busy',
  appliedBy: 'device',
  means: 'A payment terminal is busy with something else.',
  seen: '`Busy`: the payment is not begun; ask again.',
  scope: 'stores',
  per: ['basket', 'till'],
  parameters: {},
};
