import type { TerminalFault } from './terminal-fault.ts';

/** `terminal/approved-but-silent`: charged as asked, and the connection breaks before the answer. */
export const approvedButSilent: TerminalFault = { silent: true };
