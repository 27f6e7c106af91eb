import type { FaultDefinition } from '../definition.ts';

/** `body/length-mismatch` */
export const bodyLengthMismatch: FaultDefinition = {
  kind: 'body/length-mismatch',
  appliedBy: 'service',
  means: '`Content-Length` is shorter than the body.',
  seen: '200 with JSON that is cut off: `malformed`; the effect is there.',
  scope: 'calls',
  per: ['request', 'till', 'basket'],
  parameters: {},
};
