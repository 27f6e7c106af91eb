import type { FaultDefinition } from '../definition.ts';

/** `terminal/logged-out` */
export const terminalLoggedOut: FaultDefinition = {
  kind: 'terminal/logged-out',
  appliedBy: 'device',
  means: 'A payment terminal has lost its session.',
  seen: '`LoggedOut`: to be logged in again first.',
  scope: 'stores',
  per: ['basket', 'till'],
  parameters: {},
};
