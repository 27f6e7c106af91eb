import type { FaultDefinition } from '../definition.ts';

/** `http/stale-read` */
export const httpStaleRead: FaultDefinition = {
  kind: 'http/stale-read',
  appliedBy: 'service',
  means: 'Reads are answered from a copy that lags behind.',
  seen: 'A state from before: what was just written is missing.',
  scope: 'calls',
  per: ['request', 'till', 'basket'],
  parameters: {},
};
