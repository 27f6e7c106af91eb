import type { FaultDefinition } from '../definition.ts';

/** `http/fail-then-commit-late` */
export const httpFailThenCommitLate: FaultDefinition = {
  kind: 'http/fail-then-commit-late',
  appliedBy: 'service',
  means: 'The answer says that it failed and the work is done later.',
  seen: 'An error status; the effect comes after it, perhaps after the next attempt.',
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
    delay: {
      key: 'delayWall_us',
      kind: 'distribution',
      clock: 'wall',
      usual: '2s',
      about: 'How late the work is done.',
    },
  },
};
