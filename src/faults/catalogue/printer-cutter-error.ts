import type { FaultDefinition } from '../definition.ts';

/** `printer/cutter-error` */
export const printerCutterError: FaultDefinition = {
  kind: 'printer/cutter-error',
  appliedBy: 'device',
  means: 'The cutter of a receipt printer is jammed.',
  seen: 'The printer is off line with an error; receipts are not printed until it is freed.',
  scope: 'stores',
  per: ['till', 'basket'],
  parameters: {},
};
