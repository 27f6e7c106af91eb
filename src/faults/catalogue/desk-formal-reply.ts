import type { FaultDefinition } from '../definition.ts';

/** `desk/formal-reply` */
export const deskFormalReply: FaultDefinition = {
  kind: 'desk/formal-reply',
  appliedBy: 'desk',
  means: 'Agents answer formally and nothing is mended.',
  seen: 'Resolved, they say; the store reopens it.',
  scope: 'tickets',
  per: ['ticket'],
  parameters: {
    share: { key: 'share', kind: 'share', usual: 1, about: 'How likely an answer is formal.' },
  },
};
