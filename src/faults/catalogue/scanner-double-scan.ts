import type { FaultDefinition } from '../definition.ts';

/** `scanner/double-scan` */
export const scannerDoubleScan: FaultDefinition = {
  kind: 'scanner/double-scan',
  appliedBy: 'device',
  means: 'A scanner reads a piece twice.',
  seen: 'One piece too many on the receipt, if nobody notices.',
  scope: 'stores',
  per: ['basket', 'till'],
  parameters: {},
};
