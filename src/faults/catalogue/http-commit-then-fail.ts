import type { FaultDefinition } from '../definition.ts';

/** `http/commit-then-fail` */
export const httpCommitThenFail: FaultDefinition = {
  kind: 'http/commit-then-fail',
  appliedBy: 'service',
  means: 'The work is done and the answer says that it failed.',
  seen: 'An error status although the effect is there: what exposes doubled effects.',
  scope: 'calls',
  per: ['request', 'till', 'basket'],
  parameters: {
    status: {
      key: 'status',
      kind: 'status',
      low: 400,
      usual: 500,
      about: 'The status it is answered with.',
    },
  },
};
