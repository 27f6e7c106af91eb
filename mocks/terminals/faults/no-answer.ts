import type { TerminalFault } from './terminal-fault.ts';

/** `terminal/no-answer`: the terminal takes the message and hangs; nothing is charged. */
export const noAnswer: TerminalFault = { mute: true };
