import type { TerminalFault } from './terminal-fault.ts';

/** `terminal/unreachable`: the terminal is up, its host does not answer before the time-out. */
export const unreachable: TerminalFault = { slowHost: true, ends: 'unreachable' };
