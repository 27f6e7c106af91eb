import type { FaultDefinition } from '../definition.ts';

/** `http/auth-expire` */
export const httpAuthExpire: FaultDefinition = {
  kind: 'http/auth-expire',
  appliedBy: 'service',
  means: 'Credentials that were good are taken as expired.',
  seen: '401 until new credentials are asked for.',
  scope: 'calls',
  per: ['request', 'till', 'basket'],
  parameters: {},
};
