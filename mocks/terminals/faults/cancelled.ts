import { failure } from '../nexo.ts';
import type { TerminalFault } from './terminal-fault.ts';

/** `terminal/cancelled`: the shopper presses cancel. */
export const cancelled: TerminalFault = {
  noCard: true,
  ends: failure('Cancel', 'CANCELLED', { refusalReason: '108 Shopper cancelled tx' }),
};
