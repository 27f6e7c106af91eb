import type { FaultDefinition } from '../definition.ts';

/** `net/reset` */
export const netReset: FaultDefinition = {
  kind: 'net/reset',
  appliedBy: 'client',
  means: 'Connections are reset after the request was sent (a real RST).',
  seen: '`reset`: ECONNRESET; the service may have done the work, the answer is lost.',
};
