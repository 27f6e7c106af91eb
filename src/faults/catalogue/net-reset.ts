import type { FaultDefinition } from '../definition.ts';

/** `net/reset` */
export const netReset: FaultDefinition = {
  kind: 'net/reset',
  appliedBy: 'client',
  means: 'Connections are reset (a real RST).',
  seen: '`reset`: ECONNRESET. Unless it comes at `accept`, the service has done the work and the answer is lost.',
  scope: 'calls',
  per: ['request', 'till', 'basket'],
  parameters: {
    at: {
      key: 'at',
      kind: 'choice',
      choices: ['accept', 'request', 'body'],
      usual: 'request',
      about:
        'When it is reset: before the request, after it was sent, or in the middle of the answer.',
    },
  },
  wire: { ends: 'reset', reaches: true },
};
