import type { FaultDefinition } from '../definition.ts';

/** `terminal/unreachable` */
export const terminalUnreachable: FaultDefinition = {
  kind: 'terminal/unreachable',
  appliedBy: 'device',
  means: 'A payment terminal cannot be reached by its host.',
  seen: '`UnreachableHost`: the payment is not made.',
  scope: 'stores',
  per: ['basket', 'till'],
  parameters: {},
};
