import type { TerminalFault } from './terminal-fault.ts';

/** `terminal/logged-out`: the terminal restarted and wants a Login first. */
export const loggedOut: TerminalFault = { logsOut: true };
