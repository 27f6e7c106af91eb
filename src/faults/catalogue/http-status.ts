import type { FaultDefinition } from '../definition.ts';

/** `http/status` */
export const httpStatus: FaultDefinition = {
  kind: 'http/status',
  appliedBy: 'service',
  means: 'The service answers with an error status instead of doing the work.',
  seen: '`status` with a problem document; the work was not done.',
};
