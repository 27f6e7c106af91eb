import { failure } from '../nexo.ts';
import type { TerminalFault } from './terminal-fault.ts';

/** `terminal/busy`: somebody is in the terminal's menu. */
export const busy: TerminalFault = { refuses: failure('Busy', 'Admin menu is open') };
