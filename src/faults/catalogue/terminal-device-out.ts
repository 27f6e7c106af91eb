import type { FaultDefinition } from '../definition.ts';

/** `terminal/device-out` */
export const terminalDeviceOut: FaultDefinition = {
  kind: 'terminal/device-out',
  appliedBy: 'device',
  means: 'A payment terminal is out of order.',
  seen: '`DeviceOut`: no card payments at this till.',
  scope: 'stores',
  per: ['basket', 'till'],
  parameters: {},
};
