import type { FaultDefinition } from '../definition.ts';

/** `terminal/declined-technical` */
export const terminalDeclinedTechnical: FaultDefinition = {
  kind: 'terminal/declined-technical',
  appliedBy: 'device',
  means: 'A payment terminal declines for a technical reason (ISO 8583 91).',
  seen: 'Cards are declined; the next try, cash, or another till may work.',
  scope: 'stores',
  per: ['basket', 'till'],
  parameters: {},
};
