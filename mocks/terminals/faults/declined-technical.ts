import { refusal } from '../outcome.ts';
import type { TerminalFault } from './terminal-fault.ts';

/** `terminal/declined-technical`: refused with ISO 8583 code 91, issuer or switch inoperative. */
export const declinedTechnical: TerminalFault = { ends: refusal('91') };
