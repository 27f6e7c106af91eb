import type { FaultDefinition } from '../definition.ts';

/** `net/close` */
export const netClose: FaultDefinition = {
  kind: 'net/close',
  appliedBy: 'client',
  means: 'Connections are closed in good order, too early (FIN).',
  seen: '`reset`: the other side closed. Unless it comes at `accept`, the service has done the work and the answer is lost.',
  scope: 'calls',
  per: ['request', 'till', 'basket'],
  parameters: {
    at: {
      key: 'at',
      kind: 'choice',
      choices: ['accept', 'request', 'body'],
      usual: 'request',
      about:
        'When it is closed: before the request, after it was sent, or in the middle of the answer.',
    },
  },
  wire: { ends: 'reset', reaches: true },
};
