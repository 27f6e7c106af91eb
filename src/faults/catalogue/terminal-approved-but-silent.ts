import type { FaultDefinition } from '../definition.ts';

/** `terminal/approved-but-silent` */
export const terminalApprovedButSilent: FaultDefinition = {
  kind: 'terminal/approved-but-silent',
  appliedBy: 'device',
  means: 'A payment is approved and the answer is lost on the way to the till.',
  seen: 'Silence: ask for the status, which says that it is approved. Who repeats it blindly is paid twice.',
  scope: 'stores',
  per: ['basket', 'till'],
  parameters: {},
};
