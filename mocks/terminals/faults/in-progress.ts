import type { TerminalFault } from './terminal-fault.ts';

/** `terminal/in-progress`: it goes well in the end, after everybody has asked how it stands. */
export const inProgress: TerminalFault = { slowHost: true };
